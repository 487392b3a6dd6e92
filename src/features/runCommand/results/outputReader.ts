import type { Disposable } from '../../../core/base/disposable.ts';
import { isAppError } from '../../../core/base/errors.ts';
import type { CommandsApi } from '../api.ts';
import { isTerminal, type Invocation, type InvocationOutput } from '../command.ts';
import { Loaded } from '../loaded.ts';
import type { Stream } from './messages.ts';
import { usualStep } from './outputView.ts';
import type { StreamText } from './ports.ts';
import { bucketOf } from './status.ts';
import { plainText } from './terminalText.ts';

/**
 * Reads the output of the one node that is looked at (GetCommandInvocation): at once when it is chosen, again
 * after each look while it runs, and a last time when it has ended.
 */
export class OutputReader implements Disposable {
  readonly #loaded: Loaded<InvocationOutput | undefined>;
  /** Node and step, and how far the node was when they were read last. */
  #place = '';
  #phase = '';
  #nodeId = '';
  #chosenStep: string | undefined;

  constructor(changed: () => void) {
    this.#loaded = new Loaded(changed);
  }

  get output(): InvocationOutput | undefined {
    return this.#loaded.value;
  }

  get isLoading(): boolean {
    return this.#loaded.isLoading;
  }

  get failure(): unknown {
    return this.#loaded.failure;
  }

  stepOf(invocation: Invocation): string | undefined {
    const chosen = invocation.steps.find((step) => step.name === this.#chosenStep);
    return chosen?.name ?? usualStep(invocation.steps);
  }

  chooseStep(name: string): void {
    this.#chosenStep = name;
  }

  /** A stream as it is copied or opened: plain, the listed beginning where the whole has not been read. */
  text(invocation: Invocation, stream: Stream): StreamText {
    const step = this.stepOf(invocation) ?? '';
    const listed = invocation.steps.find((candidate) => candidate.name === step)?.output ?? '';
    const text = this.output?.[stream] ?? (stream === 'stdout' ? listed : '');
    return { nodeId: invocation.nodeId, step, stream, text: plainText(text) };
  }

  /** Forgets what was read, for a new attempt after a failure. */
  reset(): void {
    this.#phase = '';
  }

  /** Looks whether there is something new to read of this node, and reads it. */
  follow(api: Pick<CommandsApi, 'output'>, commandId: string, invocation: Invocation): void {
    if (invocation.nodeId !== this.#nodeId) this.#chosenStep = undefined;
    this.#nodeId = invocation.nodeId;
    const step = this.stepOf(invocation);
    this.#go(`${invocation.nodeId} ${step ?? ''}`);
    const phase = phaseOf(invocation);
    const isNews = phase !== this.#phase;
    this.#phase = phase;
    if (phase === 'waiting' || (!isNews && (phase !== 'running' || this.isLoading))) return;
    const named = invocation.steps.length > 1 ? step : undefined;
    this.#loaded.load((signal) => read(api, commandId, invocation.nodeId, named, signal));
  }

  #go(place: string): void {
    if (place === this.#place) return;
    this.#place = place;
    this.#phase = '';
    this.#loaded.clear();
  }

  dispose(): void {
    this.#loaded.dispose();
  }
}

/** Nothing is read of a node that has not begun; what has ended is read once more. */
function phaseOf({ status, details }: Invocation): string {
  if (isTerminal(status)) return `ended ${details}`;
  return bucketOf(status);
}

/** Right after sending, or on a node that was never reached, there is no output yet: that is no failure. */
async function read(
  api: Pick<CommandsApi, 'output'>,
  commandId: string,
  nodeId: string,
  step: string | undefined,
  signal: AbortSignal,
): Promise<InvocationOutput | undefined> {
  try {
    return await api.output(commandId, nodeId, step, signal);
  } catch (error) {
    if (isAppError(error) && notThere.has(error.code ?? '')) return undefined;
    throw error;
  }
}

const notThere: ReadonlySet<string> = new Set(['InvocationDoesNotExist', 'InvalidPluginName']);
