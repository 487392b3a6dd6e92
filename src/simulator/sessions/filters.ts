import type { JsonObject } from '../../core/base/json.ts';
import { objectsOf, requiredText } from '../base/json.ts';
import { ServiceError } from '../system.ts';
import type { Session } from './session.ts';

export type SessionFilter = (session: Session) => boolean;

/**
 * State and Filters of DescribeSessions; all have to hold.
 * @throws ServiceError InvalidFilterKey, ValidationException for a bad time
 */
export function parseFilters(input: JsonObject): SessionFilter {
  const wantsHistory = requiredText(input, 'State') === 'History';
  const filters = objectsOf(input, 'Filters').map((filter) =>
    filterOf(requiredText(filter, 'key'), requiredText(filter, 'value')),
  );
  return (session) => session.isEnded === wantsHistory && filters.every((holds) => holds(session));
}

function filterOf(key: string, value: string): SessionFilter {
  switch (key) {
    case 'InvokedAfter': {
      const time = timeOf(value);
      return ({ head }) => head.startedAt >= time;
    }
    case 'InvokedBefore': {
      const time = timeOf(value);
      return ({ head }) => head.startedAt < time;
    }
    case 'Target':
      return ({ head }) => head.node.id === value;
    case 'Owner':
      return ({ head }) => head.owner === value;
    case 'Status':
      return ({ status }) => status === value;
    case 'SessionId':
      return ({ head }) => head.id === value;
    case 'AccessType':
      return () => value === 'Standard';
    default:
      throw new ServiceError('InvalidFilterKey', `There is no filter ${key}.`);
  }
}

function timeOf(value: string): number {
  const time = Date.parse(value);
  if (Number.isNaN(time)) throw new ServiceError('ValidationException', `${value} is not an ISO 8601 time.`);
  return time;
}
