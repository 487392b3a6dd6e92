import type { TestContext } from 'node:test';
import { AppError } from '../../../src/core/base/errors.ts';
import { Later } from '../../../src/core/base/later.ts';
import { TunnelList } from '../../../src/features/tunnels/list.ts';
import { TunnelsRoom } from '../../../src/features/tunnels/room.ts';
import { registerCommands } from '../../../src/features/tunnels/ui/commands.ts';
import { SavedTunnels } from '../../../src/features/tunnels/ui/savedTunnels.ts';
import { FakeConnection, FakeConnections, type Answers } from '../fakeConnection.ts';
import { FakeHost, fakeServices } from '../fakeHost.ts';
import { ManualClock, settle } from '../manualClock.ts';
import { freshDesk } from '../vscode/desk.ts';
import { FakeKernel } from './fakeKernel.ts';

export const web = 'i-00000000000000001';
export const saved = { name: 'web', target: web, remotePort: 80, localPort: 8080 };
export const row = { id: 'user:web' };
export const expired = new AppError('expired', 'The sign-in has expired.');

export function tagged(Environment: string): Answers {
  return {
    DescribeInstances: () => ({
      Reservations: [
        { Instances: [{ InstanceId: web, Tags: [{ Key: 'Environment', Value: Environment }] }] },
      ],
    }),
  };
}

/** The room behind its commands, over fakes: one saved tunnel unless a test says otherwise. */
export function roomScene(t: TestContext, entries: readonly unknown[] = [saved]) {
  const desk = freshDesk(t);
  desk.user.set('ssmWorkbench.tunnels.saved', entries);
  const fake = new FakeHost();
  const clock = new ManualClock();
  const kernel = new FakeKernel();
  const connection = new FakeConnection(tagged('Development'), { profile: 'dev' });
  const connections = new FakeConnections(connection);
  const list = new TunnelList(() => clock.now());
  const store = new SavedTunnels(list);
  const door = { list, saved: store, isVisible: () => true };
  const load = () => Promise.resolve(kernel.kernel);
  const room = new Later(
    async () => new TunnelsRoom(fake.host, fakeServices(connections, clock), door, load),
  );
  registerCommands(fake.host, room, list);
  t.after(() => room.dispose());
  const call = async (command: string, ...rows: unknown[]): Promise<void> => {
    await fake.call(`ssmWorkbench.tunnels.${command}`, ...rows);
    await settle();
  };
  const open = async (): Promise<void> => {
    await call('start', row);
    kernel.session.open();
    await clock.advance(60_000);
  };
  const state = () => list.status('user:web')?.state.kind;
  return { desk, fake, clock, kernel, connection, connections, list, room, call, open, state };
}
