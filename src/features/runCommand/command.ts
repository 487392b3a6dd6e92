/** Status of a whole command (API enum CommandStatus). */
export const commandStatuses = [
  'Pending',
  'InProgress',
  'Success',
  'Cancelled',
  'Failed',
  'TimedOut',
  'Cancelling',
] as const;
export type CommandStatus = (typeof commandStatuses)[number];

/** Status of a command on one node (API enum CommandInvocationStatus). */
export const invocationStatuses = [...commandStatuses, 'Delayed'] as const;
export type InvocationStatus = (typeof invocationStatuses)[number];

/** A target as the service takes it: `tag:K`, `tag-key`, `InstanceIds`, `resource-groups:Name`, … */
export interface Target {
  readonly key: string;
  readonly values: readonly string[];
}

/** Where the service writes the whole output, beyond what its API returns. */
export interface OutputLocation {
  readonly s3Bucket: string;
  readonly s3Prefix: string;
  readonly s3Region: string;
  readonly cloudWatch: boolean;
  /** Empty: the service's own, `/aws/ssm/<document>`. */
  readonly logGroup: string;
}

export interface Notification {
  readonly topicArn: string;
  readonly events: readonly string[];
  readonly type: string;
}

/** A command as ListCommands and SendCommand answer it; times are milliseconds since the epoch. */
export interface Command {
  readonly id: string;
  readonly documentName: string;
  readonly documentVersion: string;
  readonly comment: string;
  readonly requestedAt: number | undefined;
  readonly expiresAt: number | undefined;
  readonly status: CommandStatus;
  /** The longer vocabulary, for example `DeliveryTimedOut` or `NoInstancesInTag`. */
  readonly details: string;
  readonly targetCount: number;
  /** Invocations that ended, however they ended. */
  readonly completedCount: number;
  /** Failed and ExecutionTimedOut; what could not be delivered is counted apart. */
  readonly errorCount: number;
  readonly deliveryTimedOutCount: number;
  readonly parameters: Readonly<Record<string, readonly string[]>>;
  readonly nodeIds: readonly string[];
  readonly targets: readonly Target[];
  readonly maxConcurrency: string;
  readonly maxErrors: string;
  readonly timeoutSeconds: number | undefined;
  readonly serviceRole: string;
  readonly notification: Notification | undefined;
  readonly output: OutputLocation;
}

/** A step (plugin) of the document on one node. */
export interface Step {
  readonly name: string;
  readonly status: InvocationStatus;
  readonly details: string;
  /** Absent until the agent answered. */
  readonly exitCode: number | undefined;
  readonly startedAt: number | undefined;
  readonly finishedAt: number | undefined;
  /** At most 2,500 characters, output and errors together. */
  readonly output: string;
  readonly stdoutUrl: string;
  readonly stderrUrl: string;
}

/** A command on one node as ListCommandInvocations answers it with details. */
export interface Invocation {
  readonly nodeId: string;
  readonly nodeName: string;
  readonly status: InvocationStatus;
  readonly details: string;
  readonly requestedAt: number | undefined;
  readonly steps: readonly Step[];
}

/** One step's output as GetCommandInvocation answers it: at most 24,000 and 8,000 characters. */
export interface InvocationOutput {
  readonly nodeId: string;
  readonly step: string;
  readonly status: InvocationStatus;
  readonly details: string;
  readonly exitCode: number | undefined;
  readonly startedAt: number | undefined;
  readonly finishedAt: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  readonly stdoutUrl: string;
  readonly stderrUrl: string;
}

const ended: ReadonlySet<InvocationStatus> = new Set(['Success', 'Cancelled', 'Failed', 'TimedOut']);

/** Whether nothing more will happen to a command or an invocation in this status. */
export function isTerminal(status: InvocationStatus): boolean {
  return ended.has(status);
}

/** Whether an invocation ended in a way that a person would want to run again. */
export function isUnsuccessful(status: InvocationStatus): boolean {
  return isTerminal(status) && status !== 'Success';
}
