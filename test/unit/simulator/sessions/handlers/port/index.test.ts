import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { JsonObject } from '../../../../../../src/core/base/json.ts';
import { encodeFlag, flagValues, payloadTypes } from '../../../../../../src/core/session/codec/index.ts';
import { encodeSmuxHeader, smuxCommands } from '../../../../../../src/core/session/port/smux/index.ts';
import type { Destination as NetworkDestination } from '../../../../../../src/simulator/network/destination.ts';
import type {
  HandlerContext,
  SessionHandler,
} from '../../../../../../src/simulator/sessions/handlers/handler.ts';
import { sessionKind } from '../../../../../../src/simulator/sessions/handlers/index.ts';
import { ManualClock, settle } from '../../../../../support/manualClock.ts';
import { testNetwork } from '../../../support/network.ts';
import { testNode } from '../../../support/nodes.ts';
import { FakeIo } from '../../../support/ports.ts';
import { testPlan } from '../../../support/sessions.ts';
import { fakeTerminals } from '../../../support/terminal.ts';

interface Bench {
  readonly io: FakeIo;
  readonly clock: ManualClock;
  readonly handler: SessionHandler;
  readonly dials: NetworkDestination[];
  readonly signals: AbortSignal[];
}

const forwarding = { portNumber: '80', type: 'LocalPortForwarding' };

function bench(test: TestContext, properties: JsonObject, change: Partial<HandlerContext> = {}): Bench {
  const made = {
    io: new FakeIo(),
    clock: new ManualClock(),
    dials: [] as NetworkDestination[],
    signals: [] as AbortSignal[],
  };
  const network = testNetwork((destination, signal) => {
    made.dials.push(destination);
    made.signals.push(signal);
    return new Promise(() => undefined);
  });
  const handler = sessionKind('Port')({
    ...{ node: testNode(), terminals: fakeTerminals(), network, clock: made.clock, io: made.io },
    programs: { start: () => Promise.reject(new Error('No programs here')) },
    plan: testPlan({ sessionType: 'Port', properties }),
    clientVersion: '1.2.707.0',
    ...change,
  });
  test.after(() => handler.dispose());
  return { ...made, handler };
}

/** What a client that multiplexes says first. */
function openStream({ handler }: Bench): void {
  handler.receive(payloadTypes.output, encodeSmuxHeader(smuxCommands.syn, 3));
}

describe('a port session', () => {
  it('multiplexes with new clients and agents, and dials for each connection', (test) => {
    const session = bench(test, forwarding);
    assert.deepEqual(session.dials, []);
    openStream(session);
    assert.deepEqual(session.dials, [{ node: testNode(), host: undefined, port: 80 }]);
  });

  it('serves one connection at a time when either is older, and dials at once (§9)', (test) => {
    for (const change of [
      { clientVersion: '1.1.61.0' },
      { clientVersion: '' },
      { node: testNode({ agentVersion: '3.0.196.0' }) },
    ])
      assert.equal(bench(test, forwarding, change).dials.length, 1, JSON.stringify(change));
    assert.equal(bench(test, forwarding, { clientVersion: '1.1.70.0' }).dials.length, 0);
  });

  it('is a raw stream without a type, as for SSH (§12)', (test) => {
    assert.deepEqual(bench(test, { portNumber: '22' }).dials, [
      { node: testNode(), host: undefined, port: 22 },
    ]);
  });

  it('goes to the host that the document names', (test) => {
    const session = bench(test, { ...forwarding, host: 'db.internal', portNumber: '5432' });
    openStream(session);
    assert.deepEqual(session.dials, [{ node: testNode(), host: 'db.internal', port: 5_432 }]);
  });

  it('keeps alive for clients up to 1.2.331.0 and agents up to 3.1.1511.0 only (§9)', async (test) => {
    for (const [clientVersion, agentVersion, nops] of [
      ['1.2.331.0', '3.3.1142.0', 1],
      ['1.2.332.0', '3.3.1142.0', 0],
      ['1.2.332.0', '3.1.1511.0', 1],
    ] as const) {
      const node = testNode({ agentVersion });
      const { clock, io } = bench(test, forwarding, { clientVersion, node });
      await clock.advance(10_000);
      assert.equal(io.sent.length, nops, clientVersion);
    }
  });

  it('is refused by the agent for a denied host, and without a port', async (test) => {
    const network = { ...testNetwork(), isDenied: () => true };
    const denied = bench(test, { ...forwarding, host: '169.254.169.254' }, { network });
    const none = bench(test, { type: 'LocalPortForwarding' });
    assert.deepEqual([denied.handler.accepts(payloadTypes.output), denied.io.ends], [false, []]);
    denied.handler.receive(payloadTypes.output, Buffer.from('x'));
    denied.handler.drained();
    await settle();
    assert.deepEqual(
      [...denied.io.ends, ...none.io.ends],
      [
        '----------ERROR-------\nForwarding to IP address 169.254.169.254 is forbidden.',
        '----------ERROR-------\nPort number is empty in session properties.',
      ],
    );
  });

  it('is ended by the flag of the client, in each mode (§12)', (test) => {
    for (const properties of [forwarding, { portNumber: '22' }]) {
      const { handler, io } = bench(test, properties);
      handler.receive(payloadTypes.flag, encodeFlag(flagValues.connectToPortError));
      handler.receive(payloadTypes.flag, Buffer.from('odd'));
      assert.deepEqual(io.ends, []);
      handler.receive(payloadTypes.flag, encodeFlag(flagValues.terminateSession));
      assert.deepEqual(io.ends, ['']);
    }
  });

  it('gives up its dials when it ends', (test) => {
    const session = bench(test, forwarding);
    openStream(session);
    session.handler.drained();
    session.handler.dispose();
    assert.deepEqual(
      session.signals.map(({ aborted }) => aborted),
      [true],
    );
  });
});
