import { plainText } from '../../core/base/plainText.ts';
import { silenceOf } from './endings.ts';
import type { TunnelNode } from './model.ts';
import type { TunnelPorts } from './ports.ts';
import { Trouble } from './trouble.ts';

/** What a person is told of one run of a tunnel that is not well: each thing once, not each time it happens. */
export class Notices {
  readonly #ports: Pick<TunnelPorts, 'told' | 'needsHelp'>;
  readonly #trouble = new Trouble();
  #hasAskedForSignIn = false;

  constructor(ports: Pick<TunnelPorts, 'told' | 'needsHelp'>) {
    this.#ports = ports;
  }

  /** The latest connection that the node could not make. */
  get failure(): string | undefined {
    return this.#trouble.failure;
  }

  /** What is shown of it. @param received bytes of the node so far */
  troubleAt(received: number): string | undefined {
    return this.#trouble.at(received);
  }

  /** A program that tries again and again is not told of each time. */
  connectionFailed(text: string, received: number): void {
    const sentence = plainText(text);
    if (this.#trouble.failed(sentence, received)) this.#ports.told(sentence);
  }

  /** The socket is well, and yet nothing moves: it is the node that is gone, and only the service would say so. */
  stalled(since: number | undefined, node: TunnelNode | undefined): void {
    const sentence = since === undefined ? undefined : silenceOf(node);
    if (this.#trouble.silent(sentence) && sentence !== undefined) this.#ports.told(sentence);
  }

  /** Whatever the session's silence meant, it is over. */
  sessionEnded(): void {
    this.#trouble.silent(undefined);
  }

  /** Once, until {@link helped}: a program that comes again each second would fill the screen. */
  askForSignIn(error: unknown, retry: () => void): void {
    if (this.#hasAskedForSignIn) return;
    this.#hasAskedForSignIn = true;
    this.#ports.needsHelp(error, retry);
  }

  /** The tunnel is open again, or somebody did something about it. */
  helped(): void {
    this.#hasAskedForSignIn = false;
  }
}
