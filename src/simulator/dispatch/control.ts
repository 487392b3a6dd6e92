import { messageOf } from '../../core/base/errors.ts';
import { isRecord, isString } from '../../core/base/json.ts';
import { socketCuts, type Faults, type SocketCut } from '../faults/faults.ts';
import { parseFaultSettings } from '../faults/parse.ts';
import { jsonReply } from '../http/reply.ts';
import { ServiceError } from '../system.ts';
import type { AuthorizedKeys } from '../instanceConnect/authorizedKeys.ts';
import type { CallCounts } from './counts.ts';
import type { JsonTarget } from './json.ts';

export interface ControlParts {
  readonly faults: Faults;
  readonly counts: CallCounts;
  readonly authorizedKeys: AuthorizedKeys;
}

/**
 * The simulator's own operations, `X-Amz-Target: SimulatorControl.…`, signed like any other: SetFaults (replaces
 * all), ClearFaults, CutSockets (ends the open sockets of sessions; `How` says how), PausePublication and
 * StartPublication (of all sessions), GetAuthorizedKeys (what an sshd on a node would be told: `InstanceId`,
 * `InstanceOSUser`), GetCalls and ResetCalls. Faults do not strike them.
 */
export function createControl(parts: ControlParts): JsonTarget {
  return (operation, input) => {
    switch (operation) {
      case 'SetFaults':
        parts.faults.set(settingsOf(input));
        return Promise.resolve(jsonReply(200, {}));
      case 'ClearFaults':
        parts.faults.clear();
        return Promise.resolve(jsonReply(200, {}));
      case 'CutSockets':
        parts.faults.cutSockets(cutOf(input));
        return Promise.resolve(jsonReply(200, {}));
      case 'PausePublication':
        parts.faults.setPublication('pause');
        return Promise.resolve(jsonReply(200, {}));
      case 'StartPublication':
        parts.faults.setPublication('start');
        return Promise.resolve(jsonReply(200, {}));
      case 'GetAuthorizedKeys':
        return Promise.resolve(jsonReply(200, { Keys: keysOf(parts.authorizedKeys, input) }));
      case 'GetCalls':
        return Promise.resolve(jsonReply(200, { Calls: parts.counts.read() }));
      case 'ResetCalls':
        parts.counts.reset();
        return Promise.resolve(jsonReply(200, {}));
      default:
        return Promise.reject(
          new ServiceError('UnknownOperationException', 'The operation is not known here.'),
        );
    }
  };
}

function keysOf(keys: AuthorizedKeys, input: unknown): readonly string[] {
  const { InstanceId: id, InstanceOSUser: user } = isRecord(input) ? input : {};
  if (isString(id) && isString(user)) return keys.read(id, user);
  throw new ServiceError('ValidationException', 'InstanceId and InstanceOSUser are texts.');
}

function cutOf(input: unknown): SocketCut {
  const how = socketCuts.find((known) => isRecord(input) && input['How'] === known);
  if (how !== undefined) return how;
  throw new ServiceError('ValidationException', `How is one of ${socketCuts.join(', ')}.`);
}

function settingsOf(input: unknown): ReturnType<typeof parseFaultSettings> {
  try {
    return parseFaultSettings(input);
  } catch (error) {
    throw new ServiceError('ValidationException', messageOf(error));
  }
}
