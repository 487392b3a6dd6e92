import { systemClock } from '../../../src/core/base/clock.ts';
import { silentLog, type Log } from '../../../src/core/base/log.ts';
import { createSessionService } from '../../../src/core/aws/sessionService.ts';
import type { SessionRequest } from '../../../src/core/model/sessionService.ts';
import type { SessionChannel } from '../../../src/core/session/channel/options.ts';
import type { ChannelSocket } from '../../../src/core/session/channel/socket.ts';
import type { SessionStart } from '../../../src/core/session/channel/state.ts';
import { startLiveSession } from '../../../src/core/session/index.ts';
import type { LiveSession } from '../../../src/core/session/live/liveSession.ts';
import type { SessionEnding } from '../../../src/core/session/live/phase.ts';
import { webSocketFactory } from '../../../src/core/session/webSocket.ts';
import type { Simulated } from '../simulated.ts';
import { until } from '../until.ts';

/** A session against a simulator, with all that it said. */
export interface Watched {
  readonly live: LiveSession;
  readonly channel: () => SessionChannel;
  readonly output: () => string;
  readonly errors: () => string;
  readonly exitCodes: readonly number[];
  readonly starts: readonly SessionStart[];
  readonly logged: readonly string[];
  /** The latest socket. */
  readonly socket: () => ChannelSocket | undefined;
  readonly type: (text: string) => void;
  readonly says: (pattern: RegExp) => Promise<void>;
  /** Resolves with how it ended. */
  readonly ended: () => Promise<SessionEnding>;
}

/** Starts a session of any kind that is a shell to the client. */
export function watchSession({ connection }: Simulated, request: SessionRequest): Watched {
  let output = '';
  let errors = '';
  let channel: SessionChannel | undefined;
  let socket: ChannelSocket | undefined;
  const exitCodes: number[] = [];
  const starts: SessionStart[] = [];
  const logged: string[] = [];
  const record = (line: string): void => void logged.push(line);
  const log: Log = { ...silentLog, trace: record, debug: record, info: record, warn: record, error: record };
  const dial = webSocketFactory();
  const live = startLiveSession({
    service: createSessionService(connection),
    request,
    clock: systemClock,
    log,
    openSocket: (url, listener) => (socket = dial(url, listener)),
    opened: (opened) => {
      channel = opened;
      const decoders = [new TextDecoder(), new TextDecoder()] as const;
      opened.onDidReceiveOutput((bytes) => (output += decoders[0].decode(bytes, { stream: true })));
      opened.onDidReceiveStdErr((bytes) => (errors += decoders[1].decode(bytes, { stream: true })));
      opened.onDidExit((code) => void exitCodes.push(code));
      opened.onDidStart((start) => void starts.push(start));
    },
  });
  const open = (): SessionChannel => {
    if (channel === undefined) throw new Error('The channel is not open yet');
    return channel;
  };
  return {
    ...{ live, exitCodes, starts, logged, channel: open },
    output: () => output,
    errors: () => errors,
    socket: () => socket,
    type: (text) => void open().sendInput(Buffer.from(text)),
    says: (pattern) =>
      until(
        () => pattern.test(output),
        () => `${String(pattern)} in\n${output}\n${errors}`,
      ),
    async ended() {
      await until(
        () => live.phase.kind === 'ended',
        () => `the end of a session that said\n${output}`,
      );
      if (live.phase.kind !== 'ended') throw new Error('It has not ended');
      return live.phase.ending;
    },
  };
}
