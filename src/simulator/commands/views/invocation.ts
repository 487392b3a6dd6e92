import type { JsonObject } from '../../../core/base/json.ts';
import { epochSeconds, present } from '../../base/json.ts';
import type { Command } from '../command.ts';
import type { Invocation, PluginRecord } from '../invocation.ts';
import { limited, maxStandardError, maxStandardOutput, pluginOutput } from '../output.ts';
import { invocationStatus, pluginStatus, type PluginDetail } from '../statuses.ts';
import { noCloudWatch, noNotification } from './command.ts';
import { isoDuration, isoTime } from './times.ts';
import { outputPlace } from './urls.ts';

/** An invocation as ListCommandInvocations answers it. */
export function invocationView(
  command: Command,
  invocation: Invocation,
  region: string,
  withDetails: boolean,
): JsonObject {
  const { id, request, prepared } = command.head;
  const { node, detail, plugins } = invocation;
  const [only, another] = plugins;
  const place =
    only === undefined || another !== undefined ? undefined : outputPlace(request, region, id, node.id, only);
  return {
    CommandId: id,
    InstanceId: node.id,
    InstanceName: node.hostname,
    Comment: request.comment,
    DocumentName: prepared.name,
    DocumentVersion: request.documentVersion ?? '$DEFAULT',
    RequestedDateTime: epochSeconds(invocation.requestedAt),
    Status: invocationStatus(detail),
    StatusDetails: detail,
    TraceOutput: '',
    StandardOutputUrl: place?.stdout ?? '',
    StandardErrorUrl: place?.stderr ?? '',
    CommandPlugins: withDetails ? plugins.map((plugin) => pluginView(command, node.id, plugin, region)) : [],
    ServiceRole: request.serviceRoleArn,
    NotificationConfig: request.notificationConfig ?? noNotification,
    CloudWatchOutputConfig: request.cloudWatchOutputConfig ?? noCloudWatch,
  };
}

function pluginView(command: Command, nodeId: string, plugin: PluginRecord, region: string): JsonObject {
  const { id, request } = command.head;
  const place = outputPlace(request, region, id, nodeId, plugin);
  return present({
    Name: plugin.name,
    Status: pluginStatus(plugin.detail),
    StatusDetails: plugin.detail,
    ResponseCode: plugin.code,
    ResponseStartDateTime: plugin.startedAt === undefined ? undefined : epochSeconds(plugin.startedAt),
    ResponseFinishDateTime: plugin.endedAt === undefined ? undefined : epochSeconds(plugin.endedAt),
    Output: pluginOutput(plugin.stdout, plugin.stderr),
    StandardOutputUrl: place.stdout,
    StandardErrorUrl: place.stderr,
    OutputS3Region: request.outputS3BucketName === '' ? undefined : region,
    OutputS3BucketName: request.outputS3BucketName,
    OutputS3KeyPrefix: place.prefix,
  });
}

/**
 * What GetCommandInvocation answers for one plugin. Without one (several steps, none chosen) it tells the
 * invocation's state and no output, as the service does.
 */
export function invocationDetailView(
  command: Command,
  invocation: Invocation,
  plugin: PluginRecord | undefined,
  region: string,
): JsonObject {
  const { id, request, prepared } = command.head;
  const place =
    plugin === undefined ? undefined : outputPlace(request, region, id, invocation.node.id, plugin);
  const detail = shownDetail(invocation, plugin);
  return {
    CommandId: id,
    InstanceId: invocation.node.id,
    Comment: request.comment,
    DocumentName: prepared.name,
    DocumentVersion: request.documentVersion ?? '$DEFAULT',
    PluginName: plugin?.name ?? '',
    ResponseCode: plugin?.code ?? -1,
    ExecutionStartDateTime: isoTime(plugin?.startedAt),
    ExecutionElapsedTime: elapsed(plugin),
    ExecutionEndDateTime: isoTime(plugin?.endedAt),
    Status: invocationStatus(detail),
    StatusDetails: detail,
    StandardOutputContent: limited(plugin?.stdout ?? '', maxStandardOutput),
    StandardOutputUrl: place?.stdout ?? '',
    StandardErrorContent: limited(plugin?.stderr ?? '', maxStandardError),
    StandardErrorUrl: place?.stderr ?? '',
    CloudWatchOutputConfig: request.cloudWatchOutputConfig ?? noCloudWatch,
  };
}

const answered: ReadonlySet<PluginDetail> = new Set(['Success', 'Failed', 'Cancelled', 'ExecutionTimedOut']);

/** The plugin's own state as soon as it has one; the invocation's while it waits, is delayed or is cancelled. */
function shownDetail({ detail }: Invocation, plugin: PluginRecord | undefined): Invocation['detail'] {
  return plugin !== undefined && answered.has(plugin.detail) ? plugin.detail : detail;
}

function elapsed(plugin: PluginRecord | undefined): string {
  const { startedAt, endedAt } = plugin ?? {};
  return startedAt === undefined || endedAt === undefined ? '' : isoDuration(endedAt - startedAt);
}
