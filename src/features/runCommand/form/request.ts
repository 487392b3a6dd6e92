import type { SendRequest } from '../api.ts';
import type { Target } from '../command.ts';
import type { DocumentSpec } from '../../../core/model/documentSpec.ts';
import { sentValues } from '../parameters.ts';
import { givenOf } from './given.ts';
import type { RunDraft } from './messages.ts';
import { splitValues } from './valueList.ts';

/** SendCommand's input for a draft without problems. What the person left empty is left to the service. */
export function requestOf(draft: RunDraft, spec: DocumentSpec): SendRequest {
  return {
    DocumentName: draft.documentName,
    DocumentVersion: draft.documentVersion,
    ...targetPart(draft),
    ...parameterPart(draft, spec),
    ...ratePart(draft),
    ...outputPart(draft),
    ...notificationPart(draft),
  };
}

/** What a draft says of its targets. */
export type TargetPart = Pick<
  RunDraft,
  'targetKind' | 'nodeIds' | 'tags' | 'resourceGroup' | 'resourceTypes'
>;

/** Targets of a draft that names tags or a resource group; none when it names nodes. */
export function targetsOfDraft(draft: TargetPart): readonly Target[] {
  switch (draft.targetKind) {
    case 'nodes':
      return [];
    case 'tags':
      return draft.tags.map(tagTarget);
    case 'resourceGroup':
      return [
        { key: 'resource-groups:Name', values: splitValues(draft.resourceGroup) },
        { key: 'resource-groups:ResourceTypeFilters', values: splitValues(draft.resourceTypes) },
      ].filter((target) => target.values.length > 0);
  }
}

function tagTarget(tag: RunDraft['tags'][number]): Target {
  const values = splitValues(tag.values);
  return values.length === 0 ? { key: 'tag-key', values: [tag.key] } : { key: `tag:${tag.key}`, values };
}

function targetPart(draft: TargetPart): Pick<SendRequest, 'InstanceIds' | 'Targets'> {
  if (draft.targetKind === 'nodes') return { InstanceIds: [...draft.nodeIds] };
  return { Targets: targetsOfDraft(draft).map(({ key, values }) => ({ Key: key, Values: [...values] })) };
}

/** Only what the document declares: the draft may remember values of another document. */
function parameterPart(draft: RunDraft, spec: DocumentSpec): Pick<SendRequest, 'Parameters'> {
  const given: Record<string, string[]> = {};
  for (const parameter of spec.parameters) {
    const values = sentValues(parameter, givenOf(draft, parameter.name));
    if (values !== undefined) given[parameter.name] = [...values];
  }
  return Object.keys(given).length === 0 ? {} : { Parameters: given };
}

function ratePart(
  draft: RunDraft,
): Pick<SendRequest, 'Comment' | 'TimeoutSeconds' | 'MaxConcurrency' | 'MaxErrors'> {
  return {
    ...(draft.comment === '' ? {} : { Comment: draft.comment }),
    ...(draft.timeoutSeconds === '' ? {} : { TimeoutSeconds: Number(draft.timeoutSeconds) }),
    ...(draft.maxConcurrency === '' ? {} : { MaxConcurrency: draft.maxConcurrency }),
    ...(draft.maxErrors === '' ? {} : { MaxErrors: draft.maxErrors }),
  };
}

function outputPart(draft: RunDraft): Partial<SendRequest> {
  const group = draft.logGroup === '' ? {} : { CloudWatchLogGroupName: draft.logGroup };
  return {
    ...(draft.writeToS3 ? { OutputS3BucketName: draft.s3Bucket } : {}),
    ...(draft.writeToS3 && draft.s3Prefix !== '' ? { OutputS3KeyPrefix: draft.s3Prefix } : {}),
    ...(draft.writeToS3 && draft.s3Region !== '' ? { OutputS3Region: draft.s3Region } : {}),
    ...(draft.writeToLogs ? { CloudWatchOutputConfig: { CloudWatchOutputEnabled: true, ...group } } : {}),
  };
}

function notificationPart(draft: RunDraft): Pick<SendRequest, 'NotificationConfig' | 'ServiceRoleArn'> {
  if (!draft.notify) return {};
  return {
    ServiceRoleArn: draft.serviceRole,
    NotificationConfig: {
      NotificationArn: draft.topicArn,
      NotificationEvents: [...draft.notificationEvents],
      NotificationType: draft.notificationType,
    },
  };
}
