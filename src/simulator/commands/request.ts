import type { JsonObject } from '../../core/base/json.ts';
import { isJsonObject, numberOf, objectsOf, requiredText, textOf, textsOf } from '../base/json.ts';
import { defaultMaxConcurrency, defaultMaxErrors } from './rates.ts';

export interface Target {
  readonly key: string;
  readonly values: readonly string[];
}

/** SendCommand's input, defaults filled in. */
export interface CommandRequest {
  readonly documentName: string;
  readonly documentVersion: string | undefined;
  readonly instanceIds: readonly string[];
  readonly targets: readonly Target[];
  /** Values as they were given, `{{ssm:…}}` not yet resolved. */
  readonly parameters: Readonly<Record<string, readonly string[]>>;
  readonly comment: string;
  /** Delivery timeout. */
  readonly timeoutSeconds: number;
  readonly maxConcurrency: string;
  readonly maxErrors: string;
  readonly outputS3BucketName: string;
  readonly outputS3KeyPrefix: string;
  readonly serviceRoleArn: string;
  /** Echoed as they came. */
  readonly notificationConfig: JsonObject | undefined;
  readonly cloudWatchOutputConfig: JsonObject | undefined;
  readonly alarmConfiguration: JsonObject | undefined;
}

const defaultTimeoutSeconds = 3_600;

export function parseRequest(input: JsonObject): CommandRequest {
  return {
    documentName: requiredText(input, 'DocumentName'),
    documentVersion: textOf(input, 'DocumentVersion'),
    instanceIds: textsOf(input, 'InstanceIds'),
    targets: objectsOf(input, 'Targets').map((target) => ({
      key: requiredText(target, 'Key'),
      values: textsOf(target, 'Values'),
    })),
    parameters: parametersOf(input['Parameters']),
    comment: textOf(input, 'Comment') ?? '',
    timeoutSeconds: numberOf(input, 'TimeoutSeconds') ?? defaultTimeoutSeconds,
    maxConcurrency: textOf(input, 'MaxConcurrency') ?? defaultMaxConcurrency,
    maxErrors: textOf(input, 'MaxErrors') ?? defaultMaxErrors,
    outputS3BucketName: textOf(input, 'OutputS3BucketName') ?? '',
    outputS3KeyPrefix: textOf(input, 'OutputS3KeyPrefix') ?? '',
    serviceRoleArn: textOf(input, 'ServiceRoleArn') ?? '',
    notificationConfig: objectOf(input, 'NotificationConfig'),
    cloudWatchOutputConfig: objectOf(input, 'CloudWatchOutputConfig'),
    alarmConfiguration: objectOf(input, 'AlarmConfiguration'),
  };
}

function parametersOf(value: unknown): Readonly<Record<string, readonly string[]>> {
  if (!isJsonObject(value)) return {};
  return Object.fromEntries(Object.keys(value).map((name) => [name, textsOf(value, name)]));
}

function objectOf(input: JsonObject, key: string): JsonObject | undefined {
  const value = input[key];
  return isJsonObject(value) ? value : undefined;
}
