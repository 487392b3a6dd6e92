import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { AppError } from '../../../../../src/core/base/errors.ts';
import { pickNode } from '../../../../../src/features/sessions/ui/pickNode.ts';
import { FakeConnection, type Answers } from '../../../../support/fakeConnection.ts';
import { property } from '../../../../support/fakeFleet.ts';
import { settle } from '../../../../support/manualClock.ts';
import { freshDesk } from '../../../../support/vscode/desk.ts';

const named = (index: number, name: string): ReturnType<typeof property> => property(index, { Name: name });

function picking(t: TestContext, answer: NonNullable<Answers['DescribeInstanceProperties']>) {
  const desk = freshDesk(t);
  const connection = new FakeConnection({ DescribeInstanceProperties: answer });
  const picked = pickNode(connection);
  return { desk, connection, picked };
}

describe('choosing a node for a session', () => {
  it('answers the node that was chosen, of the connection that listed it', async (t) => {
    const { desk, picked } = picking(t, () => ({ InstanceProperties: [named(1, 'web'), named(2, 'db')] }));
    await settle();
    assert.deepEqual([desk.pick.labels, desk.pick.busy], [['web', 'db'], false]);
    desk.pick.choose('db');
    const node = await picked;
    assert.deepEqual([node?.name, node?.connectionId, node?.online], ['db', 'fake@eu-central-1', true]);
    assert.equal(desk.pick.isDisposed, true);
  });

  it('stays on the row that the person went to while more rows come', async (t) => {
    let come = (): void => undefined;
    const later = new Promise<void>((resolve) => (come = resolve));
    const { desk, picked } = picking(t, async ({ MaxResults }) => {
      if (MaxResults === 50)
        return { InstanceProperties: [named(1, 'web'), named(2, 'db')], NextToken: 'more' };
      await later;
      return { InstanceProperties: [named(1, 'web'), named(2, 'db'), named(3, 'cache')] };
    });
    await settle();
    desk.pick.go('db');
    come();
    await settle();
    assert.deepEqual(desk.pick.labels, ['web', 'db', 'cache']);
    desk.pick.accept();
    assert.equal((await picked)?.name, 'db');
  });

  it('is nothing, and lists no further, when it is dismissed', async (t) => {
    const { desk, connection, picked } = picking(t, () => ({
      InstanceProperties: [named(1, 'web')],
      NextToken: 'more',
    }));
    desk.box.hide();
    assert.equal(await picked, undefined);
    const calls = connection.calls.length;
    await settle();
    assert.equal(connection.calls.length, calls);
  });

  it('waits for a row: Enter in a list that is still empty chooses nothing', async (t) => {
    const { desk, picked } = picking(t, () => ({ InstanceProperties: [] }));
    desk.box.accept();
    await settle();
    assert.equal(desk.pick.isShown, true);
    assert.match(desk.pick.placeholder, /^No managed node is online in eu-central-1 \(.+\)$/);
    desk.pick.hide();
    assert.equal(await picked, undefined);
  });

  it('fails with the reason when nodes cannot be listed, and leaves no box behind', async (t) => {
    const { desk, picked } = picking(t, () => {
      throw new AppError('denied', 'Denied.');
    });
    await assert.rejects(picked, { kind: 'denied' });
    assert.equal(desk.pick.isDisposed, true);
  });

  it('shows hostile names as text of one line', async (t) => {
    const { desk, picked } = picking(t, () => ({ InstanceProperties: [named(1, 'web\u001b[2J\nroot')] }));
    await settle();
    const [label = ''] = desk.pick.labels;
    assert.ok(!label.includes('\u001b') && !label.includes('\n'), label);
    desk.pick.hide();
    await picked;
  });
});
