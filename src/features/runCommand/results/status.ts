import { isTerminal, type InvocationStatus } from '../command.ts';
import type { Bucket, Tone } from './messages.ts';

const bucketOfStatus: { readonly [S in InvocationStatus]: Bucket } = {
  Pending: 'waiting',
  Delayed: 'waiting',
  InProgress: 'running',
  Cancelling: 'running',
  Success: 'success',
  Failed: 'failed',
  TimedOut: 'timedOut',
  Cancelled: 'cancelled',
};

const toneOfBucket: { readonly [B in Bucket]: Tone } = {
  waiting: 'waiting',
  running: 'busy',
  success: 'good',
  failed: 'bad',
  timedOut: 'bad',
  cancelled: 'off',
};

export const bucketLabels: { readonly [B in Bucket]: string } = {
  waiting: 'Waiting',
  running: 'Running',
  success: 'Success',
  failed: 'Failed',
  timedOut: 'Timed out',
  cancelled: 'Cancelled',
};

export function bucketOf(status: InvocationStatus): Bucket {
  return bucketOfStatus[status];
}

export function toneOf(status: InvocationStatus): Tone {
  return toneOfBucket[bucketOf(status)];
}

/** Codicon and colour of a status in the history. */
export const toneIcons: { readonly [T in Tone]: readonly [icon: string, color: string | undefined] } = {
  good: ['pass', 'testing.iconPassed'],
  bad: ['error', 'testing.iconFailed'],
  busy: ['sync', undefined],
  waiting: ['clock', undefined],
  off: ['circle-slash', 'disabledForeground'],
};

/** StatusDetails in words: on the wire they have no spaces. `ExecutionTimedOut` becomes `Execution timed out`. */
export function statusWords(details: string): string {
  const words = details.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words === '' ? 'Unknown' : words.charAt(0).toUpperCase() + words.slice(1);
}

/** What the details of an invocation mean (user guide, monitor-commands), where the word alone does not say. */
const invocationMeanings: ReadonlyMap<string, string> = new Map([
  ['Pending', 'The node has not taken the command yet.'],
  ['Delayed', 'The node could not be reached; the service tries again.'],
  [
    'DeliveryTimedOut',
    'The node did not take the command within the delivery timeout. It does not count as an error.',
  ],
  ['ExecutionTimedOut', 'The node took the command and did not finish it in time.'],
  ['Undeliverable', 'The node does not exist or does not answer. It does not count as an error.'],
  ['InvalidPlatform', 'The document does not run on this node’s platform. It does not count as an error.'],
  ['AccessDenied', 'Who sent the command may not run it on this node. It does not count as an error.'],
  ['Terminated', 'It was not sent to this node, because the error threshold had been passed.'],
  ['Cancelled', 'It was cancelled before this node had finished it.'],
]);

export function invocationMeaning(details: string): string {
  return invocationMeanings.get(details) ?? '';
}

const commandMeanings: ReadonlyMap<string, string> = new Map([
  ['NoInstancesInTag', 'No managed node carries the tags: nothing ran.'],
  ['LimitExceeded', 'The account has too many commands waiting: some nodes were left out.'],
  ['RateExceeded', 'The account has too many commands waiting: some nodes were left out.'],
  ['Incomplete', 'Some nodes did not succeed, fewer than the error threshold.'],
  ['DeliveryTimedOut', 'No node took the command in time, or more than the error threshold did not.'],
  ['ExecutionTimedOut', 'More nodes than the error threshold did not finish in time.'],
  ['AccessDenied', 'Who sent the command may not run it on these nodes.'],
]);

export function commandMeaning(details: string): string {
  return commandMeanings.get(details) ?? '';
}

/** Whether an exit code is worth showing: while a node works there is none. */
export function exitWords(exitCode: number | undefined, status: InvocationStatus): string {
  return exitCode === undefined || !isTerminal(status) ? '' : `exit code ${exitCode}`;
}
