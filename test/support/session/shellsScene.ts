import type { TestContext } from 'node:test';
import type { NodeRef } from '../../../src/core/model/refs.ts';
import { Shells } from '../../../src/features/sessions/ui/shells.ts';
import { FakeConnection, FakeConnections, type Answers } from '../fakeConnection.ts';
import { fakeServices, FakeHost } from '../fakeHost.ts';
import { ManualClock } from '../manualClock.ts';
import { desk, freshDesk } from '../vscode/desk.ts';
import type { WindowRecord } from '../../../src/features/sessions/left/windowRecord.ts';
import { FakeAgent } from './fakeAgent.ts';
import { MemoryWire } from './memoryWire.ts';

/** Sessions of a window, each with an agent of its own, under one manual clock. */
export interface ShellsScene {
  readonly desk: typeof desk;
  readonly fake: FakeHost;
  readonly connection: FakeConnection;
  readonly services: ReturnType<typeof fakeServices>;
  readonly shells: Shells;
  readonly clock: ManualClock;
  /** By node: the agent that the latest session on it speaks to. */
  readonly agents: ReadonlyMap<string, FakeAgent>;
  readonly node: (id: string, more?: Partial<NodeRef>) => NodeRef;
  /** Lets what was started come to its prompt. */
  readonly settle: () => Promise<void>;
}

/** @param remember makes where open sessions are remembered; default: nowhere */
export function aWindow(
  t: TestContext,
  answers: Answers = {},
  remember?: (clock: ManualClock) => WindowRecord,
): ShellsScene {
  freshDesk(t);
  const clock = new ManualClock();
  const fake = new FakeHost();
  const agents = new Map<string, FakeAgent>();
  const wire = new MemoryWire({ clock }, (server) => {
    const agent = new FakeAgent({ clock });
    agents.set(server.url.split('/').at(-1) ?? '', agent);
    agent.attach(server);
    return 'open';
  });
  const connection = new FakeConnection({
    StartSession: ({ Target = '' }) => ({
      SessionId: `session-${Target}`,
      StreamUrl: `wss://stream/${Target}`,
      TokenValue: 'secret-token',
    }),
    TerminateSession: () => ({}),
    DescribeInstances: () => ({}),
    ...answers,
  });
  const services = fakeServices(new FakeConnections(connection), clock);
  const { openSocket } = wire;
  const recorded = remember === undefined ? {} : { record: remember(clock) };
  const shells = new Shells(fake.host, services, { openSocket, ...recorded });
  t.after(() => shells.dispose());
  const node = (id: string, more: Partial<NodeRef> = {}): NodeRef => ({
    connectionId: connection.id,
    id,
    name: `name-of-${id}`,
    platform: 'Linux',
    online: true,
    production: false,
    ...more,
  });
  const settle = async (): Promise<void> => {
    await import('../../../src/core/session/index.ts');
    await clock.advance(20);
    for (const agent of agents.values()) if (agent.received.length === 0) agent.send('$ ');
    await clock.advance(100);
  };
  return { desk, fake, connection, services, shells, clock, agents, node, settle };
}
