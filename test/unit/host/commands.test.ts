import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AppError } from '../../../src/core/base/errors.ts';
import { createCommands } from '../../../src/host/commands.ts';
import type { Handlers } from '../../../src/host/tables/command.ts';
import { demoCommands } from '../../../src/host/tables/demo.ts';
import { FakeHost } from '../../support/fakeHost.ts';
import { freshDesk } from '../../support/vscode/desk.ts';

const ids = ['ssmWorkbench.demo.start', 'ssmWorkbench.demo.stop'] as const;
const none = async (): Promise<void> => undefined;

describe('commands', () => {
  it('are registered as a whole table, and are gone when it is disposed', (t) => {
    const desk = freshDesk(t);
    const commands = createCommands(new FakeHost().host.report);
    const registered = commands.register(demoCommands, { [ids[0]]: none, [ids[1]]: none });
    assert.deepEqual([...desk.handlers.keys()], ids);
    registered.dispose();
    assert.equal(desk.handlers.size, 0);
  });

  it('hand their arguments to the handler and its answer back', async (t) => {
    const desk = freshDesk(t);
    const commands = createCommands(new FakeHost().host.report);
    commands.register(demoCommands, { [ids[0]]: (...args: unknown[]) => args.length, [ids[1]]: none });
    assert.equal(await desk.run(ids[0], 'row', ['row']), 2);
  });

  it('report what fails, at once or later, and do not fail themselves', async (t) => {
    const desk = freshDesk(t);
    const fake = new FakeHost();
    const denied = new AppError('denied', 'Denied.');
    const bug = new TypeError('undefined is not a function');
    createCommands(fake.host.report).register(demoCommands, {
      [ids[0]]: () => Promise.reject(denied),
      [ids[1]]: () => {
        throw bug;
      },
    });
    assert.equal(await desk.run(ids[0]), undefined);
    assert.equal(await desk.run(ids[1]), undefined);
    assert.deepEqual(
      fake.failures.map(({ error }) => error),
      [denied, bug],
    );
  });

  it('say which handler a table lacks, before anybody calls it', (t) => {
    freshDesk(t);
    const commands = createCommands(new FakeHost().host.report);
    const handlers = { [ids[0]]: none } as unknown as Handlers<typeof demoCommands>;
    assert.throws(() => commands.register(demoCommands, handlers), /No handler for ssmWorkbench\.demo\.stop/);
  });

  it('hand the answer of another room’s command on', async (t) => {
    const desk = freshDesk(t);
    desk.handlers.set('ssmWorkbench.sessions.held', () => []);
    const commands = createCommands(new FakeHost().host.report);
    assert.deepEqual(await commands.execute('ssmWorkbench.sessions.held'), []);
  });

  it('open other rooms by their names with what they are given', async (t) => {
    const desk = freshDesk(t);
    const commands = createCommands(new FakeHost().host.report);
    const seed = { tag: { key: 'Role', value: 'web' } };
    await commands.execute('ssmWorkbench.runCommand.new', seed);
    assert.deepEqual(desk.executed, [['ssmWorkbench.runCommand.new', seed]]);
  });
});
