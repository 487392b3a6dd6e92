import type { Operations } from '../../core/aws/operations.ts';
import {
  commandStatuses,
  invocationStatuses,
  type Command,
  type CommandStatus,
  type Invocation,
  type InvocationOutput,
  type InvocationStatus,
  type Notification,
  type OutputLocation,
  type Step,
} from './command.ts';

type WireCommand = NonNullable<Operations['SendCommand']['output']['Command']>;
type WireInvocation = NonNullable<
  Operations['ListCommandInvocations']['output']['CommandInvocations']
>[number];
type WireStep = NonNullable<WireInvocation['CommandPlugins']>[number];
type WireOutput = Operations['GetCommandInvocation']['output'];

/** A command; undefined when the service left out its id. */
export function toCommand(wire: WireCommand): Command | undefined {
  if (wire.CommandId === undefined) return undefined;
  const status = commandStatus(wire.Status);
  return {
    id: wire.CommandId,
    documentName: wire.DocumentName ?? '',
    documentVersion: wire.DocumentVersion ?? '',
    comment: wire.Comment ?? '',
    requestedAt: wire.RequestedDateTime?.getTime(),
    expiresAt: wire.ExpiresAfter?.getTime(),
    status,
    details: wire.StatusDetails ?? status,
    ...counts(wire),
    parameters: wire.Parameters ?? {},
    nodeIds: wire.InstanceIds ?? [],
    targets: (wire.Targets ?? []).map((target) => ({ key: target.Key ?? '', values: target.Values ?? [] })),
    maxConcurrency: wire.MaxConcurrency ?? '',
    maxErrors: wire.MaxErrors ?? '',
    timeoutSeconds: wire.TimeoutSeconds,
    serviceRole: wire.ServiceRole ?? '',
    notification: toNotification(wire),
    output: toOutputLocation(wire),
  };
}

function counts(
  wire: WireCommand,
): Pick<Command, 'targetCount' | 'completedCount' | 'errorCount' | 'deliveryTimedOutCount'> {
  return {
    targetCount: wire.TargetCount ?? 0,
    completedCount: wire.CompletedCount ?? 0,
    errorCount: wire.ErrorCount ?? 0,
    deliveryTimedOutCount: wire.DeliveryTimedOutCount ?? 0,
  };
}

function toNotification(wire: WireCommand): Notification | undefined {
  const config = wire.NotificationConfig;
  const topicArn = config?.NotificationArn;
  if (topicArn === undefined || topicArn === '') return undefined;
  return { topicArn, events: config?.NotificationEvents ?? [], type: config?.NotificationType ?? 'Command' };
}

function toOutputLocation(wire: WireCommand): OutputLocation {
  return {
    s3Bucket: wire.OutputS3BucketName ?? '',
    s3Prefix: wire.OutputS3KeyPrefix ?? '',
    s3Region: wire.OutputS3Region ?? '',
    cloudWatch: wire.CloudWatchOutputConfig?.CloudWatchOutputEnabled === true,
    logGroup: wire.CloudWatchOutputConfig?.CloudWatchLogGroupName ?? '',
  };
}

/** An invocation; undefined when the service left out the node. */
export function toInvocation(wire: WireInvocation): Invocation | undefined {
  if (wire.InstanceId === undefined) return undefined;
  const status = invocationStatus(wire.Status);
  return {
    nodeId: wire.InstanceId,
    nodeName: wire.InstanceName ?? '',
    status,
    details: wire.StatusDetails ?? status,
    requestedAt: wire.RequestedDateTime?.getTime(),
    steps: (wire.CommandPlugins ?? []).map(toStep),
  };
}

function toStep(wire: WireStep): Step {
  const status = invocationStatus(wire.Status);
  return {
    name: wire.Name ?? '',
    status,
    details: wire.StatusDetails ?? status,
    exitCode: exitCode(wire.ResponseCode),
    startedAt: wire.ResponseStartDateTime?.getTime(),
    finishedAt: wire.ResponseFinishDateTime?.getTime(),
    output: wire.Output ?? '',
    stdoutUrl: wire.StandardOutputUrl ?? '',
    stderrUrl: wire.StandardErrorUrl ?? '',
  };
}

export function toOutput(wire: WireOutput, nodeId: string): InvocationOutput {
  const status = invocationStatus(wire.Status);
  return {
    nodeId: wire.InstanceId ?? nodeId,
    step: wire.PluginName ?? '',
    status,
    details: wire.StatusDetails ?? status,
    exitCode: exitCode(wire.ResponseCode),
    startedAt: isoTime(wire.ExecutionStartDateTime),
    finishedAt: isoTime(wire.ExecutionEndDateTime),
    stdout: wire.StandardOutputContent ?? '',
    stderr: wire.StandardErrorContent ?? '',
    stdoutUrl: wire.StandardOutputUrl ?? '',
    stderrUrl: wire.StandardErrorUrl ?? '',
  };
}

/** GetCommandInvocation gives its times as ISO-8601 strings, empty until the step began or ended. */
function isoTime(value: string | undefined): number | undefined {
  const time = Date.parse(value ?? '');
  return Number.isNaN(time) ? undefined : time;
}

/** ResponseCode is -1 until the agent answers (API documentation). */
function exitCode(code: number | undefined): number | undefined {
  return code === undefined || code === -1 ? undefined : code;
}

/** A status that the service may add later counts as still going on, so that nothing is called ended too early. */
function commandStatus(value: string | undefined): CommandStatus {
  return commandStatuses.find((known) => known === value) ?? 'InProgress';
}

function invocationStatus(value: string | undefined): InvocationStatus {
  return invocationStatuses.find((known) => known === value) ?? 'InProgress';
}
