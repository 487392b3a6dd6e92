import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JsonObject } from '../../../../../src/core/base/json.ts';
import {
  encodeFlag,
  encodeSize,
  flagValues,
  payloadTypes,
} from '../../../../../src/core/session/codec/index.ts';
import type { SessionHandler } from '../../../../../src/simulator/sessions/handlers/handler.ts';
import { sessionKind } from '../../../../../src/simulator/sessions/handlers/index.ts';
import { ManualClock, settle } from '../../../../support/manualClock.ts';
import { fakePrograms } from '../../support/programs.ts';
import { testNetwork } from '../../support/network.ts';
import { testNode } from '../../support/nodes.ts';
import { testPlan } from '../../support/sessions.ts';
import { fakeTerminals, type FakeTerminal, type FakeTerminals } from '../../support/terminal.ts';

const surroundings = {
  node: testNode(),
  plan: testPlan(),
  clientVersion: '',
  clock: new ManualClock(),
  programs: fakePrograms(),
  network: testNetwork(),
};

interface Bench {
  readonly handler: SessionHandler;
  readonly terminal: FakeTerminal;
  readonly sent: string[];
  readonly ends: string[];
  congested: boolean;
}

async function bench(inputs: JsonObject = {}, platform: 'Linux' | 'Windows' = 'Linux'): Promise<Bench> {
  const terminals = fakeTerminals();
  const made = { sent: [] as string[], ends: [] as string[], congested: false };
  const handler = sessionKind('Standard_Stream')({
    ...surroundings,
    node: testNode({ platform }),
    terminals,
    plan: testPlan({ inputs }),
    io: {
      send: (payloadType, payload) =>
        made.sent.push(`${String(payloadType)} ${Buffer.from(payload).toString()}`),
      get isCongested() {
        return made.congested;
      },
      end: (text) => made.ends.push(text),
    },
  });
  await settle();
  const [terminal] = terminals.opened;
  assert.ok(terminal);
  return Object.assign(made, { handler, terminal });
}

const text = (value: string): Buffer => Buffer.from(value);

describe('a shell session', () => {
  it('has no handshake: its first message is output', async () => {
    const { terminal, sent } = await bench();
    terminal.say('$ ');
    assert.deepEqual(sent, ['1 $ ']);
  });

  it('types what it is given into the terminal', async () => {
    const { handler, terminal } = await bench();
    handler.receive(payloadTypes.output, text('ls\r'));
    handler.receive(payloadTypes.output, text('\u0003'));
    assert.equal(terminal.typed, 'ls\r\u0003');
  });

  it('sets the size, unless it is none', async () => {
    const { handler, terminal } = await bench();
    handler.receive(payloadTypes.size, encodeSize({ cols: 100, rows: 30 }));
    handler.receive(payloadTypes.size, encodeSize({ cols: 0, rows: 0 }));
    handler.receive(payloadTypes.size, text('{"cols":"x"}'));
    handler.receive(payloadTypes.size, text('no json'));
    assert.deepEqual(terminal.sizes, [{ cols: 100, rows: 30 }]);
  });

  it('goes on after any flag: those are for ports, TerminateSession ends a shell (§12, §13)', async () => {
    const { handler, terminal, ends } = await bench();
    for (const flag of Object.values(flagValues)) handler.receive(payloadTypes.flag, encodeFlag(flag));
    handler.receive(payloadTypes.flag, text('long flag'));
    assert.deepEqual([ends, terminal.typed], [[], '']);
  });

  it('ignores payloads that are not for a shell', async () => {
    const { handler, terminal } = await bench();
    for (const payloadType of [payloadTypes.handshakeResponse, payloadTypes.encChallengeResponse, 99]) {
      handler.receive(payloadType, text('x'));
    }
    assert.equal(terminal.typed, '');
  });

  it('takes nothing, the first size included, while the terminal is not ready (§9)', async () => {
    const { handler, terminal } = await bench();
    terminal.isReady = false;
    const accepted = (): readonly boolean[] =>
      [payloadTypes.output, payloadTypes.size, payloadTypes.flag].map((payloadType) =>
        handler.accepts(payloadType),
      );
    assert.deepEqual(accepted(), [false, false, false]);
    terminal.isReady = true;
    assert.deepEqual(accepted(), [true, true, true]);
  });

  it('makes the shell wait while the channel is full', async () => {
    const made = await bench();
    made.congested = true;
    made.terminal.say('flood');
    assert.equal(made.terminal.isPaused, true);
    made.handler.drained();
    assert.equal(made.terminal.isPaused, false);
  });

  it('sends all that came before the shell ended, then ends', async () => {
    const { terminal, sent, ends } = await bench();
    terminal.say(Buffer.from([0x61, 0xf0, 0x9f]));
    terminal.exit(3);
    assert.deepEqual(sent, ['1 a', '1 \ufffd']);
    assert.deepEqual(ends, ['']);
  });

  it('types the profile of the preferences for its platform', async () => {
    const shellProfile = { linux: 'cd log\nls\n', windows: 'hostname' };
    assert.equal((await bench({ shellProfile })).terminal.typed, 'cd log\rls\r');
    assert.equal((await bench({ shellProfile }, 'Windows')).terminal.typed, 'hostname\r');
    assert.equal((await bench({ shellProfile: 'odd' })).terminal.typed, '');
  });

  it('ends the terminal, also one that opens too late', async () => {
    const { handler, terminal } = await bench();
    handler.dispose();
    assert.equal(terminal.isDisposed, true);
    const terminals = fakeTerminals();
    const io = { send: () => undefined, isCongested: false, end: () => undefined };
    sessionKind('Standard_Stream')({ ...surroundings, terminals, io }).dispose();
    await settle();
    assert.equal(terminals.opened[0]?.isDisposed, true);
  });

  it('tells why there is no shell', async () => {
    const ends: string[] = [];
    const io = { send: () => undefined, isCongested: false, end: (reason: string) => void ends.push(reason) };
    const terminals = { open: () => Promise.reject(new Error('no space left')) };
    const handler = sessionKind('Standard_Stream')({ ...surroundings, terminals, io });
    await settle();
    assert.match(ends[0] ?? '', /ERROR.*\nUnable to start shell: no space left/);
    assert.equal(handler.accepts(payloadTypes.output), false);
  });
});

describe('an interactive command', () => {
  async function open(
    linux: JsonObject,
    inputs: JsonObject = {},
  ): Promise<FakeTerminals & { ends: string[] }> {
    const terminals = fakeTerminals();
    const ends: string[] = [];
    const io = { send: () => undefined, isCongested: false, end: (text: string) => void ends.push(text) };
    const plan = testPlan({ sessionType: 'InteractiveCommands', properties: { linux }, inputs });
    sessionKind('InteractiveCommands')({ ...surroundings, terminals, plan, io });
    await settle();
    return { ...terminals, ends };
  }

  it('runs in a terminal of its own, without the profile of shells', async () => {
    const { asked, opened, ends } = await open({ commands: 'top' }, { shellProfile: { linux: 'cd /' } });
    assert.deepEqual(asked, [{ user: 'ssm-user', command: 'top' }]);
    assert.equal(opened[0]?.typed, '');
    opened[0].exit(3);
    assert.deepEqual(ends, ['']);
  });

  it('runs as root where the document says so, or as whom the preferences name', async () => {
    const root = await open({ commands: 'top', runAsElevated: true });
    assert.equal(root.asked[0]?.user, 'root');
    const deploy = await open({ commands: 'top' }, { runAsEnabled: true, runAsDefaultUser: 'deploy' });
    assert.equal(deploy.asked[0]?.user, 'deploy');
  });

  it('tells why it cannot run', async () => {
    assert.match((await open({})).ends[0] ?? '', /Commands cannot be empty/);
    const nobody = await open({ commands: 'top' }, { runAsEnabled: true });
    assert.match(nobody.ends[0] ?? '', /set the RunAs default user/);
  });
});

describe('a session kind that is not there', () => {
  it('ends with the words of an agent without the plugin', async () => {
    const ends: string[] = [];
    const io = { send: () => undefined, isCongested: false, end: (reason: string) => void ends.push(reason) };
    const handler = sessionKind('Teleport')({ ...surroundings, terminals: fakeTerminals(), io });
    assert.equal(handler.accepts(payloadTypes.output), false);
    await settle();
    assert.match(ends[0] ?? '', /Plugin with name Teleport is not supported/);
    handler.receive(payloadTypes.output, text('x'));
    handler.drained();
    handler.dispose();
  });
});
