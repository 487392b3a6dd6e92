import type { JsonObject } from '../../core/base/json.ts';
import { sessionTypes } from '../../core/session/handshake.ts';
import { epochSeconds, present, textOf } from '../base/json.ts';
import type { Session, SessionHead } from './session.ts';

/** A session as DescribeSessions tells it. Details are left out: the API reserves them. */
export function sessionView({ head, status, endedAt }: Session, region: string): JsonObject {
  const { plan } = head;
  return present({
    SessionId: head.id,
    Target: head.node.id,
    Status: status,
    StartDate: epochSeconds(head.startedAt),
    EndDate: endedAt === undefined ? undefined : epochSeconds(endedAt),
    DocumentName: plan.documentName,
    Owner: head.owner,
    Reason: head.reason === '' ? undefined : head.reason,
    OutputUrl: outputUrls(head, region),
    MaxSessionDuration: plan.maxMinutes === undefined ? undefined : String(plan.maxMinutes),
    AccessType: 'Standard',
  });
}

/** Where the preferences have the session logged; what goes through a port is never logged. */
function outputUrls({ id, plan }: SessionHead, region: string): JsonObject {
  if (plan.sessionType === sessionTypes.port) return { S3OutputUrl: '', CloudWatchOutputUrl: '' };
  const bucket = textOf(plan.inputs, 's3BucketName')?.trim() ?? '';
  const prefix = textOf(plan.inputs, 's3KeyPrefix')?.trim() ?? '';
  const group = textOf(plan.inputs, 'cloudWatchLogGroupName')?.trim() ?? '';
  return {
    S3OutputUrl: bucket === '' ? '' : s3Url(region, bucket, [prefix, `${id}.log`]),
    CloudWatchOutputUrl: group === '' ? '' : logUrl(region, group, id),
  };
}

function s3Url(region: string, bucket: string, path: readonly string[]): string {
  const key = path.flatMap((part) => part.split('/')).filter((part) => part !== '');
  return `https://s3.${region}.amazonaws.com/${[bucket, ...key].map(encodeURIComponent).join('/')}`;
}

function logUrl(region: string, group: string, stream: string): string {
  const place = `group=${encodeURIComponent(group)};stream=${encodeURIComponent(stream)}`;
  return `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#logEventViewer:${place}`;
}
