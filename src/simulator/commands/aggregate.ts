import type { CommandDetail, CommandStatus } from './statuses.ts';
import type { Tally } from './tally.ts';

export interface Aggregate {
  readonly status: CommandStatus;
  readonly detail: CommandDetail;
}

export interface CommandState {
  readonly tally: Tally;
  /** False until the targets are known. */
  readonly resolved: boolean;
  /** CancelCommand was called for the whole command. */
  readonly cancelRequested: boolean;
  readonly maxErrors: number;
}

/**
 * Status and StatusDetails of a command from those of its invocations (user guide "monitor-commands"). Where the
 * sources leave room, the stricter reading holds: nothing that did not succeed everywhere is called Success.
 */
export function aggregate(state: CommandState): Aggregate {
  const { tally, resolved, cancelRequested } = state;
  if (!resolved) return cancelRequested ? same('Cancelled') : same('Pending');
  // Seen on the real service: no target matches, and the Status is Success.
  if (tally.total === 0) return { status: 'Success', detail: 'NoInstancesInTag' };
  if (tally.completed === tally.total) return final(state);
  if (cancelRequested) return same('Cancelling');
  return tally.of('Pending') === tally.total ? same('Pending') : same('InProgress');
}

function final({ tally, cancelRequested, maxErrors }: CommandState): Aggregate {
  const { total, errors } = tally;
  if (tally.of('Success') === total) return same('Success');
  if (tally.of('DeliveryTimedOut') === total) return { status: 'TimedOut', detail: 'DeliveryTimedOut' };
  if (errors > maxErrors) {
    return tally.of('Failed') > 0 ? same('Failed') : { status: 'TimedOut', detail: 'ExecutionTimedOut' };
  }
  if (cancelRequested || tally.of('Cancelled') === total) return same('Cancelled');
  // Neither counts as an error, but when nothing else is left the command has failed.
  if (tally.of('DeliveryTimedOut') + tally.of('InvalidPlatform') === total) return same('Failed');
  return { status: 'Failed', detail: 'Incomplete' };
}

function same(status: CommandStatus): Aggregate {
  return { status, detail: status };
}
