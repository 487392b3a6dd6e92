import type { Disposable } from '../base/disposable.ts';
import { DisposableStore } from '../base/disposable.ts';
import { Emitter, type Event } from '../base/event.ts';
import type { SessionChannel } from './channel/options.ts';
import { Utf8Stream } from './stream/utf8.ts';

/** A channel as a terminal sees it: text in, text out. Owns the channel. */
export interface ShellSession extends Disposable {
  readonly channel: SessionChannel;
  /** Output and error stream as text; characters split over messages are put together (§11). */
  readonly onDidWrite: Event<string>;
  /** What was typed or pasted, as UTF-8. A lone line feed becomes Enter, a carriage return (§11). */
  type(text: string): void;
  resize(cols: number, rows: number): void;
  terminate(): Promise<void>;
}

/** @param channel just opened: its first output must not have come yet */
export function createShellSession(channel: SessionChannel): ShellSession {
  const store = new DisposableStore();
  const written = new Emitter<string>();
  const write = (text: string): void => {
    if (text !== '') written.fire(text);
  };
  const output = new Utf8Stream();
  const stdErr = new Utf8Stream();
  const joined = surrogateJoiner();
  store.add(channel.onDidReceiveOutput((bytes) => write(output.decode(bytes))));
  store.add(channel.onDidReceiveStdErr((bytes) => write(stdErr.decode(bytes))));
  store.add(channel.onDidClose(() => write(output.end() + stdErr.end())));
  store.add(channel);
  return {
    channel,
    onDidWrite: written.event,
    type: (text) => void channel.sendInput(Buffer.from(joined(text === '\n' ? '\r' : text), 'utf8')),
    resize: (cols, rows) => channel.resize(cols, rows),
    terminate: () => channel.terminate(),
    dispose: () => store.dispose(),
  };
}

/** A terminal may hand over a long paste in pieces, and cut a character that is two UTF-16 units. */
function surrogateJoiner(): (text: string) => string {
  let kept = '';
  return (text) => {
    const whole = kept + text;
    const isCut = /[\ud800-\udbff]$/.test(whole);
    kept = isCut ? whole.slice(-1) : '';
    return isCut ? whole.slice(0, -1) : whole;
  };
}
