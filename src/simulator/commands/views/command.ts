import type { JsonObject } from '../../../core/base/json.ts';
import { epochSeconds, present } from '../../base/json.ts';
import type { Command } from '../command.ts';

/** A command as SendCommand and ListCommands answer it. */
export function commandView({ head, state, tally }: Command): JsonObject {
  const { request, prepared } = head;
  return present({
    CommandId: head.id,
    DocumentName: prepared.name,
    DocumentVersion: request.documentVersion ?? '$DEFAULT',
    Comment: request.comment,
    ExpiresAfter: epochSeconds(head.expiresAfter),
    Parameters: request.parameters,
    InstanceIds: request.instanceIds,
    Targets: request.targets.map(({ key, values }) => ({ Key: key, Values: values })),
    RequestedDateTime: epochSeconds(head.requestedAt),
    Status: state.status,
    StatusDetails: state.detail,
    OutputS3BucketName: request.outputS3BucketName,
    OutputS3KeyPrefix: request.outputS3KeyPrefix,
    MaxConcurrency: request.maxConcurrency,
    MaxErrors: request.maxErrors,
    TargetCount: tally.total,
    CompletedCount: tally.completed,
    ErrorCount: tally.errors,
    DeliveryTimedOutCount: tally.of('DeliveryTimedOut'),
    ServiceRole: request.serviceRoleArn,
    NotificationConfig: request.notificationConfig ?? noNotification,
    CloudWatchOutputConfig: request.cloudWatchOutputConfig ?? noCloudWatch,
    TimeoutSeconds: request.timeoutSeconds,
    AlarmConfiguration: request.alarmConfiguration,
  });
}

/** What the service fills in where nothing was asked for. */
export const noNotification: JsonObject = {
  NotificationArn: '',
  NotificationEvents: [],
  NotificationType: '',
};
export const noCloudWatch: JsonObject = { CloudWatchLogGroupName: '', CloudWatchOutputEnabled: false };
