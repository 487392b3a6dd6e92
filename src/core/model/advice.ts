import { isAppError, kindOf, messageOf, type ErrorKind } from '../base/errors.ts';
import { listOf, oneOf, shape, text, type Guarded } from '../base/shape.ts';

/** What a person can do about a failure. */
export const allActs = ['signIn', 'switchProfile', 'retry', 'showLog', 'openConfig'] as const;
export type Act = (typeof allActs)[number];

/** A failure as a panel shows it. */
export const isFailure = shape({ sentence: text, acts: listOf(oneOf(allActs)) });
export type Failure = Guarded<typeof isFailure>;

export interface Advice {
  readonly kind: ErrorKind;
  /** One or two sentences: what failed and why. */
  readonly sentence: string;
  readonly acts: readonly Act[];
}

const acts: { readonly [K in ErrorKind]: readonly Act[] } = {
  credentials: ['switchProfile', 'openConfig'],
  expired: ['signIn', 'switchProfile'],
  denied: ['switchProfile', 'showLog'],
  throttled: ['retry'],
  notFound: ['showLog'],
  conflict: ['retry', 'showLog'],
  invalid: ['showLog'],
  network: ['retry', 'showLog'],
  cancelled: [],
  bug: ['showLog'],
};

/** The sentence and the next acts for anything that was thrown. */
export function adviceFor(error: unknown): Advice {
  const kind = kindOf(error);
  return { kind, sentence: sentenceOf(kind, error), acts: acts[kind] };
}

/** Whether signing in helps. */
export function canSignIn(error: unknown): boolean {
  return error !== undefined && adviceFor(error).acts.includes('signIn');
}

function sentenceOf(kind: ErrorKind, error: unknown): string {
  const message = messageOf(error);
  if (
    kind === 'denied' &&
    isAppError(error) &&
    error.action !== undefined &&
    !message.includes(error.action)
  ) {
    return `${message} The missing permission is ${error.action}.`;
  }
  return kind === 'bug' ? `This should not have happened: ${message}` : message;
}

/** The same for a panel, which shows a sentence and buttons. */
export function failureOf(error: unknown): Failure {
  const { sentence, acts } = adviceFor(error);
  return { sentence, acts };
}
