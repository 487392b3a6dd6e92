import type { JsonObject } from '../../core/base/json.ts';
import { epochSeconds, present } from '../base/json.ts';
import type { CallContext } from '../system.ts';
import type { Cipher } from './cipher.ts';
import { labelsOf, latest, type Parameter, type ParameterVersion } from './model.ts';
import { arnOf } from './name.ts';

export interface ValueView {
  readonly decrypt: boolean;
  readonly cipher: Cipher;
}

/** The one place where a value leaves the system: in the clear only when it is no secret or decryption was asked for. */
function valueOf(parameter: Parameter, version: ParameterVersion, { decrypt, cipher }: ValueView): string {
  const secret = version.type === 'SecureString' && !decrypt;
  return secret ? cipher(parameter.name, version.version, version.value) : version.value;
}

/** `Parameter` of GetParameter, GetParameters and GetParametersByPath. */
export function parameterView(
  {
    parameter,
    version,
    selector,
  }: {
    readonly parameter: Parameter;
    readonly version: ParameterVersion;
    readonly selector: string | undefined;
  },
  view: ValueView,
  context: CallContext,
): JsonObject {
  return present({
    Name: parameter.name,
    Type: version.type,
    Value: valueOf(parameter, version, view),
    Version: version.version,
    Selector: selector === undefined ? undefined : `:${selector}`,
    LastModifiedDate: epochSeconds(version.modified),
    ARN: arnOf(parameter.name, context.region, context.accountId),
    DataType: version.dataType,
  });
}

/** What DescribeParameters and GetParameterHistory both tell. */
function common(parameter: Parameter, version: ParameterVersion): JsonObject {
  return present({
    Name: parameter.name,
    Type: version.type,
    KeyId: version.keyId,
    LastModifiedDate: epochSeconds(version.modified),
    LastModifiedUser: version.user,
    Description: version.description,
    AllowedPattern: version.allowedPattern,
    Version: version.version,
    Tier: version.tier,
    Policies: version.policies.map(({ type, text }) => ({
      PolicyText: text,
      PolicyType: type,
      PolicyStatus: 'Pending',
    })),
    DataType: version.dataType,
  });
}

/** `ParameterMetadata` of DescribeParameters: no value. */
export function metadataView(parameter: Parameter, context: CallContext): JsonObject {
  return {
    ...common(parameter, latest(parameter)),
    ARN: arnOf(parameter.name, context.region, context.accountId),
  };
}

/** `ParameterHistory` of GetParameterHistory. */
export function historyView(parameter: Parameter, version: ParameterVersion, view: ValueView): JsonObject {
  return {
    ...common(parameter, version),
    Value: valueOf(parameter, version, view),
    Labels: labelsOf(parameter, version.version),
  };
}
