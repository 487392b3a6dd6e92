import { silentLog, type Log } from '../../../src/core/base/log.ts';
import { openChannel } from '../../../src/core/session/channel/channel.ts';
import type { ChannelOptions, SessionChannel } from '../../../src/core/session/channel/options.ts';
import type { Resumed } from '../../../src/core/session/channel/reconnect.ts';
import type { ChannelEnd, ChannelState } from '../../../src/core/session/channel/state.ts';
import { ManualClock } from '../manualClock.ts';
import { FakeAgent, type FakeAgentOptions } from './fakeAgent.ts';
import { MemoryWire, type Faults } from './memoryWire.ts';

export interface StageOptions {
  readonly faults?: Faults;
  readonly latencyMs?: number;
  readonly agent?: Omit<FakeAgentOptions, 'clock'>;
  readonly channel?: Partial<ChannelOptions>;
  /** What ResumeSession answers; default a new token. Throws to fail. */
  readonly resume?: (call: number) => Resumed | Promise<Resumed>;
  /** Refuses the dial of that number, 1 first. */
  readonly refuse?: (dial: number) => string | undefined;
}

/** A channel and a fake agent on one in-memory wire under one manual clock. */
export interface Stage {
  readonly clock: ManualClock;
  readonly wire: MemoryWire;
  readonly agent: FakeAgent;
  readonly channel: SessionChannel;
  readonly states: ChannelState[];
  readonly ends: ChannelEnd[];
  readonly logged: string[];
  /** Output bytes so far. */
  output(): Buffer;
  stdErr(): Buffer;
  /** Times of ResumeSession's calls. */
  readonly resumes: number[];
  readonly abort: AbortController;
}

export const streamUrl = 'ws://127.0.0.1:1/v1/data-channel/s-1?role=publish_subscribe&cell-number=AA';
export const firstToken = 'first-token';

export function createStage(options: StageOptions = {}): Stage {
  const clock = new ManualClock();
  const agent = new FakeAgent({ clock, ...options.agent });
  const { latencyMs, faults } = options;
  let dials = 0;
  const wire = new MemoryWire(
    { clock, ...(latencyMs === undefined ? {} : { latencyMs }), ...(faults === undefined ? {} : { faults }) },
    (server) => {
      const refuse = options.refuse?.(++dials);
      if (refuse !== undefined) return { refuse };
      agent.attach(server);
      return 'open';
    },
  );
  const abort = new AbortController();
  const resumes: number[] = [];
  const logged: string[] = [];
  const channel = openChannel({
    sessionId: 's-1',
    url: streamUrl,
    token: firstToken,
    target: 'i-1',
    generateDataKey: () => Promise.reject(new Error('No data keys here')),
    openSocket: wire.openSocket,
    clock,
    log: recordingLog(logged),
    signal: abort.signal,
    random: () => 0.5,
    resume: async () => {
      resumes.push(clock.now());
      const answer = options.resume?.(resumes.length);
      return answer ?? { url: streamUrl, token: `token-${String(resumes.length)}` };
    },
    ...options.channel,
  });
  return { clock, wire, agent, channel, abort, resumes, logged, ...listen(channel) };
}

function listen(channel: SessionChannel): Pick<Stage, 'states' | 'ends' | 'output' | 'stdErr'> {
  const states: ChannelState[] = [channel.state];
  const ends: ChannelEnd[] = [];
  const output: Uint8Array[] = [];
  const stdErr: Uint8Array[] = [];
  channel.onDidChangeState((state) => states.push(state));
  channel.onDidClose((end) => ends.push(end));
  channel.onDidReceiveOutput((bytes) => output.push(bytes));
  channel.onDidReceiveStdErr((bytes) => stdErr.push(bytes));
  return { states, ends, output: () => Buffer.concat(output), stdErr: () => Buffer.concat(stdErr) };
}

function recordingLog(lines: string[]): Log {
  const record = (line: string): void => void lines.push(line);
  return { ...silentLog, trace: record, debug: record, info: record, warn: record, error: record };
}

/** Opens the channel and lets the agent print its prompt, so that input may go. */
export async function openShell(stage: Stage): Promise<void> {
  await stage.clock.advance(20);
  stage.agent.send('$ ');
  await stage.clock.advance(20);
}
