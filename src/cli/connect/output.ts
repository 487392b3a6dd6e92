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
 * @param closed nobody reads any more
 */
export function writeOutput(
  channel: OutputChannel,
  { output, errors }: Pick<Streams, 'output' | 'errors'>,
  closed: () => void,
): Disposable {
  const store = new DisposableStore();
  const full = new Set<Writable>();
  const write = (stream: Writable) => (bytes: Uint8Array) => {
    if (stream.write(bytes)) return;
    if (full.size === 0) channel.pause();
    full.add(stream);
  };
  for (const stream of [output, errors]) {
    const drained = (): void => {
      if (full.delete(stream) && full.size === 0) channel.resume();
    };
    stream.on('drain', drained);
    store.add(toDisposable(() => stream.off('drain', drained)));
  }
  output.on('error', closed);
  store.add(toDisposable(() => output.off('error', closed)));
  store.add(channel.onDidReceiveOutput(write(output)));
  store.add(channel.onDidReceiveStdErr(write(errors)));
  return store;
}
