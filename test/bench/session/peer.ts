import { createConnections } from '../../../src/core/aws/connections.ts';
import { createSessionService } from '../../../src/core/aws/sessionService.ts';
import type { SessionService } from '../../../src/core/model/sessionService.ts';
import type { ChannelFaults } from '../../../src/simulator/faults/faults.ts';
import type { PeerAddress, PeerRequest } from './peer/main.ts';
import { startTool } from './process.ts';

/** The simulated service, agent and node, in a process of their own. */
export interface Peer extends PeerAddress {
  readonly service: SessionService;
  /** What happens to messages and sockets from now on; absent: nothing. */
  setFaults(channel?: Partial<ChannelFaults>): Promise<void>;
  close(): Promise<void>;
}

export async function startPeer(): Promise<Peer> {
  const tool = startTool('test/bench/session/peer/main.ts');
  const address = addressOf(await tool.next());
  const connections = createConnections({ env: {} });
  const { endpoint, region, credentials } = address;
  return {
    ...address,
    service: createSessionService(connections.open({ endpoint, region, credentials })),
    async setFaults(channel = {}) {
      const request: PeerRequest = { faults: { channel } };
      tool.send(request);
      await tool.next();
    },
    async close() {
      connections.dispose();
      await tool.close();
    },
  };
}

function addressOf(message: unknown): PeerAddress {
  // Our own process said it, of the same build.
  if (typeof message !== 'object' || message === null) throw new Error('the peer did not start');
  return message as PeerAddress;
}
