import { DisposableStore, toDisposable, type Disposable } from '../../core/base/disposable.ts';
import type { SessionChannel } from '../../core/session/channel/options.ts';
import type { Streams } from '../streams.ts';
import { EscapeKeys, type PressedKeys } from './escapeKeys.ts';
import type { Kind } from './exit.ts';

/** `keys`: both ends are the terminal; `lines`: only the input is; `pipe`: it is none. */
export type InputMode = 'keys' | 'lines' | 'pipe';

export function inputModeOf({
  isInputTerminal,
  isOutputTerminal,
}: Pick<Streams, 'isInputTerminal' | 'isOutputTerminal'>): InputMode {
  if (!isInputTerminal) return 'pipe';
  return isOutputTerminal ? 'keys' : 'lines';
}

export interface SendInputOptions {
  readonly channel: Pick<SessionChannel, 'sendInput' | 'onDidDrain'>;
  readonly streams: Streams;
  readonly mode: InputMode;
  readonly kind: Kind;
  readonly hasEscapeKeys: boolean;
  readonly asked: (what: NonNullable<PressedKeys['asked']>) => void;
}

/** Sends what comes on standard input, as fast as the agent takes it. Disposing gives the terminal back. */
export function sendInput(options: SendInputOptions): Disposable {
  const { channel, streams, mode, kind } = options;
  const { input } = streams;
  const store = new DisposableStore();
  // A command without a terminal reads nothing; of what is typed it takes the interrupting keys alone (§11).
  if (mode === 'pipe' && kind === 'silentCommand') return store;
  if (mode === 'keys') {
    // What a command without a terminal prints has bare line feeds for ends of lines.
    streams.setMode(kind === 'silentCommand' ? 'keys' : 'raw');
    store.add(toDisposable(() => streams.setMode('usual')));
  }
  const end = new InputEnd(kind);
  const filter = filterOf(options);
  const received = (chunk: Buffer): void => {
    const bytes = filter(chunk);
    end.saw(bytes);
    if (bytes.byteLength > 0 && !channel.sendInput(bytes)) input.pause();
  };
  const ended = (): unknown => channel.sendInput(end.bytes);
  input.on('data', received);
  input.once('end', ended);
  // A folder, for example: there is nothing to read.
  input.once('error', ended);
  store.add(channel.onDidDrain(() => input.resume()));
  store.add(
    toDisposable(() => {
      input.off('data', received);
      input.off('end', ended);
      input.off('error', ended);
      input.pause();
    }),
  );
  return store;
}

function filterOf({ mode, hasEscapeKeys, asked }: SendInputOptions): (bytes: Uint8Array) => Uint8Array {
  if (mode === 'pipe' || !hasEscapeKeys) return (bytes) => bytes;
  const keys = new EscapeKeys();
  return (bytes) => {
    const pressed = keys.feed(bytes);
    if (pressed.asked !== undefined) asked(pressed.asked);
    return pressed.bytes;
  };
}

const lineFeed = 0x0a;
const enter = 0x0d;
/** Ctrl-D: a terminal's way to say that its input has ended. */
const endOfInput = 0x04;

/**
 * What tells the node's terminal that there is no more input. Ctrl-D does so at the beginning of a line; within
 * one a shell needs Enter first, as it would run a last line without its end, and any other program a second
 * Ctrl-D, the first one sending what is there without adding to it.
 */
class InputEnd {
  readonly #kind: Kind;
  #last: number | undefined;

  constructor(kind: Kind) {
    this.#kind = kind;
  }

  saw(bytes: Uint8Array): void {
    this.#last = bytes.at(-1) ?? this.#last;
  }

  get bytes(): Uint8Array {
    const isLineStart = this.#last === undefined || this.#last === lineFeed || this.#last === enter;
    if (isLineStart) return Uint8Array.of(endOfInput);
    return Uint8Array.of(this.#kind === 'shell' ? enter : endOfInput, endOfInput);
  }
}
