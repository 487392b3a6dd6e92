import type { JsonObject } from '../../core/base/json.ts';
import { objectsOf, requiredText } from '../base/json.ts';
import { ServiceError } from '../system.ts';

/** What a filter looks at, the same for commands and invocations. */
export interface Filtered {
  readonly requestedAt: number;
  readonly status: string;
  readonly detail: string;
  readonly documentName: string;
  readonly isComplete: boolean;
}

export type Filter = (item: Filtered) => boolean;

/**
 * Reads `Filters` of ListCommands and ListCommandInvocations: all of them have to hold.
 * @throws ServiceError InvalidFilterKey (ExecutionStage is for commands only), ValidationException for a bad time
 */
export function parseFilters(input: JsonObject, of: 'commands' | 'invocations'): Filter {
  const filters = objectsOf(input, 'Filters').map((filter) =>
    filterOf(requiredText(filter, 'key'), requiredText(filter, 'value'), of),
  );
  return (item) => filters.every((holds) => holds(item));
}

function filterOf(key: string, value: string, of: 'commands' | 'invocations'): Filter {
  switch (key) {
    case 'InvokedAfter': {
      const time = timeOf(value);
      return ({ requestedAt }) => requestedAt >= time;
    }
    case 'InvokedBefore': {
      const time = timeOf(value);
      return ({ requestedAt }) => requestedAt < time;
    }
    case 'Status':
      return ({ status, detail }) => status === value || detail === value;
    case 'DocumentName':
      return ({ documentName }) => documentName === value;
    case 'ExecutionStage':
      if (of === 'commands') return stageOf(value);
      throw new ServiceError('InvalidFilterKey', 'ExecutionStage is a filter of ListCommands only.');
    default:
      throw new ServiceError('InvalidFilterKey', `There is no filter ${key}.`);
  }
}

function stageOf(value: string): Filter {
  if (value === 'Executing') return ({ isComplete }) => !isComplete;
  if (value === 'Complete') return ({ isComplete }) => isComplete;
  throw new ServiceError('ValidationException', 'ExecutionStage is Executing or Complete.');
}

function timeOf(value: string): number {
  const time = Date.parse(value);
  if (Number.isNaN(time)) throw new ServiceError('ValidationException', `${value} is not an ISO 8601 time.`);
  return time;
}
