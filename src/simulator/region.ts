import { createEc2 } from './nodes/ec2.ts';
import { createSts } from './nodes/sts.ts';
import { createJsonFront, createServiceTarget, uncheckedInput, type JsonTarget } from './dispatch/json.ts';
import { createQueryFront } from './dispatch/query.ts';
import type { CallRunner } from './dispatch/call.ts';
import type { ServiceFront } from './dispatch/router.ts';
import type { AuthorizedKeys } from './instanceConnect/authorizedKeys.ts';
import { instanceConnectOperations, instanceConnectValidator } from './instanceConnect/service.ts';
import { createDemoKeys, createKeys } from './kms/keys.ts';
import { createKms } from './kms/kms.ts';
import { kmsOperations } from './kms/operations.ts';
import type { Validator } from './shapes/validate.ts';
import type { CallContext } from './system.ts';
import { createSystems, type Systems, type SystemsParts } from './systems.ts';

/** One Region: its own fleet, documents and parameters, and the services that serve them. */
export interface Region {
  readonly systems: Systems;
  /** By the name in a signature's scope. */
  readonly fronts: ReadonlyMap<string, ServiceFront>;
}

export interface RegionParts extends SystemsParts {
  readonly calls: CallRunner;
  readonly validator: Validator;
  readonly control: JsonTarget;
  readonly endpoint: () => string;
  readonly authorizedKeys: AuthorizedKeys;
}

export function createRegion(parts: RegionParts): Region {
  const { fleet, tokens, calls, validator, control, accountId, region, callerArn } = parts;
  const kms = createKms(parts.contents.isDemo ? createDemoKeys(parts) : createKeys([], parts));
  const systems = createSystems(parts, kms);
  const context = (): CallContext => ({ accountId, region, callerArn, endpoint: parts.endpoint() });
  const { operations } = systems;
  const targets = new Map([
    ['AmazonSSM', createServiceTarget({ service: 'ssm', operations, validator, calls, context })],
    ['SimulatorControl', control],
  ]);
  const keys = { service: 'kms', operations: kmsOperations(kms), validator: uncheckedInput, calls, context };
  const instanceConnect = {
    service: 'ec2-instance-connect',
    operations: instanceConnectOperations(fleet, parts.authorizedKeys),
    validator: instanceConnectValidator(),
    calls,
    context,
  };
  const fronts = new Map([
    ['ssm', createJsonFront(targets)],
    ['ec2', createQueryFront(createEc2(fleet, tokens), calls, context)],
    [
      instanceConnect.service,
      createJsonFront(new Map([['AWSEC2InstanceConnectService', createServiceTarget(instanceConnect)]])),
    ],
    ['kms', createJsonFront(new Map([['TrentService', createServiceTarget(keys)]]))],
    ['sts', createQueryFront(createSts(), calls, context)],
  ]);
  return { systems, fronts };
}
