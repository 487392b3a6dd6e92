import { silentLog } from '../../../src/core/base/log.ts';
import type { SessionService, SessionTicket } from '../../../src/core/model/sessionService.ts';
import type { SessionChannel } from '../../../src/core/session/channel/options.ts';
import {
  startLiveSession,
  type LiveSession,
  type LiveSessionOptions,
} from '../../../src/core/session/live/liveSession.ts';
import type { SessionPhase } from '../../../src/core/session/live/phase.ts';
import { ManualClock } from '../manualClock.ts';
import { FakeAgent } from './fakeAgent.ts';
import { MemoryWire } from './memoryWire.ts';

export interface LiveSceneOptions {
  readonly service?: Partial<SessionService>;
  readonly live?: Partial<LiveSessionOptions>;
  /** Refuses every dial. */
  readonly refuse?: string;
}

/** A live session on a scripted control plane and a fake agent, under one manual clock. */
export interface LiveScene {
  readonly clock: ManualClock;
  readonly wire: MemoryWire;
  readonly agent: FakeAgent;
  readonly live: LiveSession;
  /** What was called on the control plane, in order. */
  readonly calls: string[];
  readonly phases: SessionPhase[];
  /** What was seen, in order: phases and output. */
  readonly seen: string[];
  readonly leftAlive: unknown[];
  readonly channels: SessionChannel[];
}

export const ticket: SessionTicket = {
  sessionId: 's-1',
  url: 'ws://127.0.0.1:1/v1/data-channel/s-1',
  token: 't-1',
};

export function createLiveScene(options: LiveSceneOptions = {}): LiveScene {
  const clock = new ManualClock();
  const agent = new FakeAgent({ clock });
  const wire = new MemoryWire({ clock }, (server) => {
    if (options.refuse !== undefined) return { refuse: options.refuse };
    agent.attach(server);
    return 'open';
  });
  const calls: string[] = [];
  const seen: string[] = [];
  const channels: SessionChannel[] = [];
  const live = startLiveSession({
    service: { ...recordingService(calls), ...options.service },
    request: { target: 'i-1', reason: 'on call' },
    clock,
    log: silentLog,
    openSocket: wire.openSocket,
    random: () => 0.5,
    opened: (channel) => {
      channels.push(channel);
      channel.onDidReceiveOutput((bytes) => seen.push(Buffer.from(bytes).toString()));
    },
    ...options.live,
  });
  const phases: SessionPhase[] = [];
  const leftAlive: unknown[] = [];
  live.onDidChangePhase((phase) => {
    phases.push(phase);
    seen.push(phase.kind);
  });
  live.onDidLeaveAlive((error) => leftAlive.push(error));
  return { clock, wire, agent, live, calls, phases, seen, leftAlive, channels };
}

function recordingService(calls: string[]): SessionService {
  return {
    start: async ({ target }) => {
      calls.push(`start ${target}`);
      return ticket;
    },
    resume: async (sessionId) => {
      calls.push(`resume ${sessionId}`);
      return { url: ticket.url, token: 't-2' };
    },
    terminate: async (sessionId) => void calls.push(`terminate ${sessionId}`),
    generateDataKey: () => Promise.reject(new Error('No data keys here.')),
    agentFor: () => Promise.reject(new Error('No proxies here.')),
  };
}
