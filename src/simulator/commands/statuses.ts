/** StatusDetails of an invocation, as they are on the wire: without spaces (CommandFilter). */
export type InvocationDetail =
  | 'Pending'
  | 'Delayed'
  | 'InProgress'
  | 'Cancelling'
  | 'Success'
  | 'Failed'
  | 'Cancelled'
  | 'DeliveryTimedOut'
  | 'ExecutionTimedOut'
  | 'InvalidPlatform'
  | 'Terminated';

/** CommandInvocationStatus. */
export type InvocationStatus =
  'Pending' | 'Delayed' | 'InProgress' | 'Cancelling' | 'Success' | 'Failed' | 'Cancelled' | 'TimedOut';

/** CommandStatus. */
export type CommandStatus = Exclude<InvocationStatus, 'Delayed'>;

/** StatusDetails of a command. */
export type CommandDetail =
  CommandStatus | 'DeliveryTimedOut' | 'ExecutionTimedOut' | 'Incomplete' | 'NoInstancesInTag';

/** Status and StatusDetails of a plugin. */
export type PluginDetail =
  'Pending' | 'InProgress' | 'Success' | 'Failed' | 'Cancelled' | 'ExecutionTimedOut';
export type PluginStatus = 'Pending' | 'InProgress' | 'Success' | 'Failed' | 'Cancelled' | 'TimedOut';

const invocationStatuses: Readonly<Record<InvocationDetail, InvocationStatus>> = {
  Pending: 'Pending',
  Delayed: 'Delayed',
  InProgress: 'InProgress',
  Cancelling: 'Cancelling',
  Success: 'Success',
  Failed: 'Failed',
  Cancelled: 'Cancelled',
  DeliveryTimedOut: 'TimedOut',
  ExecutionTimedOut: 'TimedOut',
  InvalidPlatform: 'Failed',
  Terminated: 'Cancelled',
};

export function invocationStatus(detail: InvocationDetail): InvocationStatus {
  return invocationStatuses[detail];
}

export function pluginStatus(detail: PluginDetail): PluginStatus {
  return detail === 'ExecutionTimedOut' ? 'TimedOut' : detail;
}

const running: ReadonlySet<InvocationDetail> = new Set(['Pending', 'Delayed', 'InProgress', 'Cancelling']);

export function isTerminal(detail: InvocationDetail): boolean {
  return !running.has(detail);
}

/** ErrorCount, and what MaxErrors is about: failures and execution time-outs only (API Command.ErrorCount). */
export function isError(detail: InvocationDetail): boolean {
  return detail === 'Failed' || detail === 'ExecutionTimedOut';
}
