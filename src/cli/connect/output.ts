import type { Writable } from 'node:stream';
import type { Disposable } from '../../core/base/disposable.ts';
import { DisposableStore, toDisposable } from '../../core/base/disposable.ts';
import type { SessionChannel } from '../../core/session/channel/options.ts';
import type { Streams } from '../streams.ts';

type OutputChannel = Pick<SessionChannel, 'pause' | 'resume' | 'onDidReceiveOutput' | 'onDidReceiveStdErr'>;

/**
 * Writes the session's output to standard output and its errors to standard error, byte for byte. A reader that is
 * slow makes the channel's socket wait.
 *
 * @param closed standard output takes no more, and why
 */
export function writeOutput(
  channel: OutputChannel,
  { output, errors }: Pick<Streams, 'output' | 'errors'>,
  closed: (error: unknown) => void,
): Disposable {
  const store = new DisposableStore();
  const full = new Set<Writable>();
  const write = (stream: Writable) => (bytes: Uint8Array) => {
    // What nobody reads takes no part: the other stream goes on.
    if (stream.errored !== null || stream.write(bytes)) return;
    if (full.size === 0) channel.pause();
    full.add(stream);
  };
  const on = (stream: Writable, event: string, listener: (error: unknown) => void): void => {
    stream.on(event, listener);
    store.add(toDisposable(() => stream.off(event, listener)));
  };
  for (const stream of [output, errors]) {
    const drained = (): void => {
      if (full.delete(stream) && full.size === 0) channel.resume();
    };
    on(stream, 'drain', drained);
    on(stream, 'error', drained);
  }
  on(output, 'error', closed);
  store.add(channel.onDidReceiveOutput(write(output)));
  store.add(channel.onDidReceiveStdErr(write(errors)));
  return store;
}
