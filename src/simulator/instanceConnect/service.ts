import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../core/base/json.ts';
import { requiredText, textOf } from '../base/json.ts';
import type { NodeFleet } from '../nodes/fleet.ts';
import { parseShapes } from '../shapes/shape.ts';
import { createValidator, type Validator } from '../shapes/validate.ts';
import { ServiceError, type Handler } from '../system.ts';
import type { AuthorizedKeys } from './authorizedKeys.ts';
import { parsePublicKey } from './publicKey.ts';
import shapes from './shapes.json';

/** EC2 Instance Connect: SendSSHPublicKey puts a key on an EC2 instance for 60 seconds. */
export function instanceConnectOperations(
  fleet: NodeFleet,
  keys: AuthorizedKeys,
): Readonly<Record<string, Handler>> {
  return {
    SendSSHPublicKey(input) {
      const id = requiredText(input, 'InstanceId');
      const key = parsePublicKey(requiredText(input, 'SSHPublicKey'));
      if (key === undefined)
        throw new ServiceError('InvalidArgsException', 'The SSH public key is not valid.');
      requireReachable(fleet, id, textOf(input, 'AvailabilityZone'));
      keys.add(id, requiredText(input, 'InstanceOSUser'), key.line);
      return { RequestId: randomUUID(), Success: true };
    },
  };
}

/** @throws ServiceError EC2InstanceNotFoundException, EC2InstanceStateInvalidException */
function requireReachable(fleet: NodeFleet, id: string, zone: string | undefined): void {
  const node = fleet.find(id);
  if (node?.resourceType !== 'EC2Instance' || (zone !== undefined && zone !== node.availabilityZone)) {
    throw new ServiceError('EC2InstanceNotFoundException', 'The specified instance was not found.');
  }
  if (node.pingStatus !== 'Online') {
    throw new ServiceError(
      'EC2InstanceStateInvalidException',
      'Unable to connect because the instance is not in a valid state.',
    );
  }
}

/**
 * The input's shape as the public API model (version 2018-04-02) states it. The model has one error for what breaks
 * it: InvalidArgsException.
 */
export function instanceConnectValidator(): Validator {
  const validator = createValidator(parseShapes(shapes));
  return {
    isPaged: (operation) => validator.isPaged(operation),
    check: (operation, input) => checked(() => validator.check(operation, input)),
  };
}

function checked(check: () => JsonObject): JsonObject {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code !== 'ValidationException') throw error;
    throw new ServiceError('InvalidArgsException', error.message);
  }
}
