import type { Readable, Writable } from 'node:stream';
import type { Clock } from '../../base/clock.ts';
import { systemClock } from '../../base/clock.ts';
import { DisposableStore } from '../../base/disposable.ts';
import type { SessionChannel } from '../channel/options.ts';
import type { ChannelEnd } from '../channel/state.ts';
import { Quiet } from './quiet.ts';

/** After the end of input: how long the node may be silent before the session is ended. */
const lingerMs = 2000;

/**
 * The raw stream of AWS-StartSSHSession (§12): what is read from `input` goes to the node, what the node sends is
 * written to `output`, byte for byte, with back-pressure both ways. When `input` has ended, all of it has arrived and
 * the node is silent, or when `output` is gone, the session is ended.
 *
 * @param channel just opened: its first output must not have come yet
 * @returns the channel's end; by then everything that came is written
 */
export function pipeRaw(
  channel: SessionChannel,
  input: Readable,
  output: Writable,
  clock: Clock = systemClock,
): Promise<ChannelEnd> {
  const store = new DisposableStore();
  const quiet = store.add(new Quiet(clock, () => channel.state.kind === 'open'));
  const leave = (): void => {
    // Its answer must be heard, although nobody takes the output any more.
    channel.resume();
    void channel.terminate();
  };
  const on = listenerOf(store);
  store.add(
    channel.onDidReceiveOutput((bytes) => {
      quiet.stir();
      if (!output.write(bytes)) channel.pause();
    }),
  );
  on(output, 'drain', () => channel.resume());
  // The reader is gone: what it was given for is over. Its error may also come after that.
  output.on('error', () => undefined);
  on(output, 'error', leave);
  on(output, 'close', leave);
  store.add(channel.onDidDrain(() => input.resume()));
  on(input, 'data', (bytes) => {
    if (!channel.sendInput(bytesOf(bytes))) input.pause();
  });
  const linger = (): void => quiet.start(lingerMs, () => (channel.isSending ? linger() : leave()));
  on(input, 'end', linger);
  on(input, 'error', leave);
  return new Promise((resolve) => {
    store.add(
      channel.onDidClose((end) => {
        store.dispose();
        input.pause();
        flushed(output, () => resolve(end));
      }),
    );
  });
}

function listenerOf(store: DisposableStore) {
  return (stream: Readable | Writable, event: string, listener: (value: unknown) => void): void => {
    stream.on(event, listener);
    store.add({ dispose: () => void stream.off(event, listener) });
  };
}

function bytesOf(data: unknown): Uint8Array {
  return data instanceof Uint8Array ? data : Buffer.from(String(data), 'utf8');
}

/** Calls `done` when what was written has left, or never will. */
function flushed(output: Writable, done: () => void): void {
  if (output.writableLength === 0 || output.destroyed) {
    done();
    return;
  }
  output.once('close', done);
  output.write('', () => done());
}
