import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JsonObject } from '../../../../../src/core/base/json.ts';
import { encodeFlag, flagValues, payloadTypes } from '../../../../../src/core/session/codec/index.ts';
import { command } from '../../../../../src/simulator/sessions/handlers/command.ts';
import type {
  HandlerContext,
  SessionHandler,
} from '../../../../../src/simulator/sessions/handlers/handler.ts';
import { ManualClock, settle } from '../../../../support/manualClock.ts';
import { testNetwork } from '../../support/network.ts';
import { testNode } from '../../support/nodes.ts';
import { fakePrograms, type FakeProgram, type FakePrograms } from '../../support/programs.ts';
import { testPlan } from '../../support/sessions.ts';
import { fakeTerminals } from '../../support/terminal.ts';

interface Bench {
  readonly clock: ManualClock;
  readonly handler: SessionHandler;
  readonly programs: FakePrograms;
  readonly program: () => FakeProgram;
  readonly sent: string[];
  readonly ends: string[];
  congested: boolean;
}

async function bench(
  linux: JsonObject,
  change: Partial<HandlerContext> & { readonly inputs?: JsonObject } = {},
): Promise<Bench> {
  const clock = new ManualClock();
  const programs = fakePrograms();
  const made = { clock, programs, sent: [] as string[], ends: [] as string[], congested: false };
  const { inputs = {}, ...context } = change;
  const handler = command({
    node: testNode(),
    clock,
    terminals: fakeTerminals(),
    programs,
    network: testNetwork(),
    plan: testPlan({ sessionType: 'NonInteractiveCommands', properties: { linux }, inputs }),
    clientVersion: '1.2.707.0',
    io: {
      send: (payloadType, payload) =>
        made.sent.push(`${String(payloadType)} ${Buffer.from(payload).toString()}`),
      get isCongested() {
        return made.congested;
      },
      end: (text) => made.ends.push(text),
    },
    ...context,
  });
  await settle();
  const program = (): FakeProgram => programs.started[0] ?? assert.fail('nothing was started');
  return Object.assign(made, { handler, program });
}

const apart = (more: JsonObject = {}): JsonObject => ({
  commands: 'x',
  separateOutputStream: 'true',
  ...more,
});

describe('a command without a terminal', () => {
  it('is handed over with its user and how its streams go', async () => {
    const joined = await bench({ commands: 'ls -l', runAsElevated: true });
    const { node, ...request } = joined.programs.requests[0] ?? assert.fail();
    assert.deepEqual(request, { commandLine: 'ls -l', user: 'root', joinsStreams: true });
    assert.equal(node.id, testNode().id);
    const inputs = { runAsEnabled: true, runAsDefaultUser: 'deploy' };
    const separate = await bench(apart(), { inputs });
    assert.deepEqual(
      [separate.programs.requests[0]?.user, separate.programs.requests[0]?.joinsStreams],
      ['deploy', false],
    );
  });

  it('says nothing before its end, and no exit code, unless its streams are apart (§11)', async () => {
    const { program, sent, ends } = await bench({ commands: 'x' });
    program().say('one ');
    program().say('two');
    assert.deepEqual(sent, []);
    program().exit(7);
    assert.deepEqual([sent, ends], [['1 one ', '1 two'], ['']]);
  });

  it('tells output, errors and the exit code apart as they come (§11)', async () => {
    const { program, sent, ends } = await bench(apart());
    program().say('out');
    program().complain('bad');
    assert.deepEqual(sent, ['1 out', '11 bad']);
    program().exit(7);
    assert.deepEqual([sent[2], ends], ['12 EXIT_CODE: 7', ['']]);
  });

  it('puts the prefixes before what begins a line', async () => {
    const { program, sent } = await bench(
      apart({ stdoutSeparatorPrefix: 'OUT:', stderrSeparatorPrefix: 'ERR:' }),
    );
    program().say('a');
    program().say('b\n');
    program().complain('c\n');
    program().say('d\n');
    assert.deepEqual(sent, ['1 OUT:a', '1 b\n', '11 ERR:c\n', '1 OUT:d\n']);
  });

  it('ends with exit code 1, and with the reason a second later, when it cannot start (§11)', async () => {
    const programs = { start: () => Promise.reject(new Error('no such thing')) };
    const made = await bench(apart(), { programs });
    assert.deepEqual([made.sent, made.ends], [['12 EXIT_CODE: 1'], []]);
    await made.clock.advance(999);
    assert.equal(made.sent.length, 1);
    await made.clock.advance(1);
    assert.deepEqual(made.sent.slice(1), ['11 Error occurred starting the command: no such thing\n']);
    assert.deepEqual(made.ends, ['']);
    const joined = await bench({ commands: 'x' }, { programs });
    await joined.clock.advance(1_000);
    assert.deepEqual(joined.sent, ['11 Error occurred starting the command: no such thing\n']);
  });

  it('says why for documents that say nothing to run, or ask for impossible things', async () => {
    const bad: readonly (readonly [JsonObject, RegExp, JsonObject?])[] = [
      [{}, /Commands cannot be empty/],
      [{ commands: '  ' }, /Commands cannot be empty/],
      [apart({ stdoutSeparatorPrefix: 'no blanks' }), /invalid stdoutSeparatorPrefix/],
      [apart({ stderrSeparatorPrefix: 'x'.repeat(31) }), /invalid stderrSeparatorPrefix/],
      [{ commands: 'x' }, /set the RunAs default user/, { runAsEnabled: true }],
    ];
    for (const [linux, reason, inputs = {}] of bad) {
      const made = await bench(linux, { inputs });
      await made.clock.advance(1_000);
      assert.match(made.sent.at(-1) ?? '', reason);
      assert.equal(made.programs.started.length, 0);
    }
  });

  it('hears two bytes only: Ctrl-C and Ctrl-\\ (§11)', async () => {
    const { handler, program } = await bench({ commands: 'x' });
    for (const bytes of [[3], [0x1c], [0x1a], [0x61], []]) {
      handler.receive(payloadTypes.output, Uint8Array.from(bytes));
    }
    handler.receive(payloadTypes.size, Uint8Array.from([3]));
    assert.deepEqual(program().signals, ['SIGINT', 'SIGQUIT']);
  });

  it('hears the first of the two wherever it stands in a message, and once a message (§11)', async () => {
    const { handler, program } = await bench({ commands: 'x' });
    for (const bytes of [
      [0x61, 3],
      [0x0d, 0x1c, 3],
      [3, 3],
    ]) {
      handler.receive(payloadTypes.output, Uint8Array.from(bytes));
    }
    assert.deepEqual(program().signals, ['SIGINT', 'SIGQUIT', 'SIGINT']);
  });

  it('goes on after any flag: those are for ports, TerminateSession ends a command (§12, §13)', async () => {
    const { handler, program, ends } = await bench({ commands: 'x' });
    for (const flag of Object.values(flagValues)) handler.receive(payloadTypes.flag, encodeFlag(flag));
    assert.deepEqual([ends, program().signals], [[], []]);
  });

  it('takes input only once it runs', async () => {
    const never = await bench({ commands: 'x' }, { programs: { start: () => new Promise(() => undefined) } });
    assert.equal(never.handler.accepts(payloadTypes.output), false);
    assert.equal(never.handler.accepts(payloadTypes.flag), true);
    assert.equal((await bench({ commands: 'x' })).handler.accepts(payloadTypes.output), true);
  });

  it('waits while the channel is full, and sends what it kept as there is room', async () => {
    const made = await bench(apart());
    made.congested = true;
    made.program().say('flood');
    assert.equal(made.program().isPaused, true);
    made.congested = false;
    made.handler.drained();
    assert.equal(made.program().isPaused, false);
    const kept = await bench({ commands: 'x' });
    kept.program().say('a'.repeat(3_000));
    kept.congested = true;
    kept.program().exit();
    assert.deepEqual([kept.sent, kept.ends], [[], []]);
    kept.congested = false;
    kept.handler.drained();
    assert.deepEqual([kept.sent.map(({ length }) => length - 2), kept.ends], [[1_024, 1_024, 952], ['']]);
  });

  it('is ended with the session, also one that starts too late', async () => {
    const made = await bench({ commands: 'x' });
    made.handler.dispose();
    assert.equal(made.program().isDisposed, true);
    const programs = fakePrograms();
    const late = bench({ commands: 'x' }, { programs });
    (await late).handler.dispose();
    assert.equal(programs.started[0]?.isDisposed, true);
    const failing = await bench(apart(), { programs: { start: () => Promise.reject(new Error('x')) } });
    failing.handler.dispose();
    await failing.clock.advance(5_000);
    assert.deepEqual([failing.sent.length, failing.ends], [1, []]);
  });
});
