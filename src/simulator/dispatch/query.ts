import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../core/base/json.ts';
import { xmlReply } from '../http/reply.ts';
import { ServiceError, type CallContext } from '../system.ts';
import { parseQuery, type QueryInput } from '../wire/query.ts';
import { renderXml } from '../wire/xml.ts';
import type { CallRunner } from './call.ts';
import type { ServiceFront } from './router.ts';

/** An operation of a query service; answers the members of its response by wire name. */
export type QueryHandler = (input: QueryInput, context: CallContext) => JsonObject;

export interface QueryService {
  readonly name: 'ec2' | 'sts';
  readonly namespace: string;
  readonly operations: Readonly<Record<string, QueryHandler>>;
  /** Operations whose response has a `nextToken`. */
  readonly paged: readonly string[];
}

/** The query protocol: a form with `Action`, an XML answer. */
export function createQueryFront(
  service: QueryService,
  calls: CallRunner,
  context: () => CallContext,
): ServiceFront {
  const handlers = new Map(Object.entries(service.operations));
  return async (request) => {
    const body = request.body.toString('utf8');
    const { action: operation, text } = parseQuery(body);
    const handler = handlers.get(operation);
    if (handler === undefined || request.method !== 'POST') {
      throw new ServiceError(
        'UnknownOperationException',
        `The action ${operation} is not valid for this web service.`,
      );
    }
    const where = context();
    const call = {
      service: service.name,
      operation,
      token: text('NextToken'),
      tokenKey: service.paged.includes(operation) ? 'nextToken' : undefined,
      run: (token: string | undefined) => handler(parseQuery(withToken(body, token)), where),
    };
    const outcome = await calls.run(call, where);
    if (outcome === undefined) return undefined;
    if ('reply' in outcome) return outcome.reply;
    const requestId = randomUUID();
    return xmlReply(200, requestId, render(service, operation, requestId, outcome.output));
  };
}

function withToken(body: string, token: string | undefined): string {
  const fields = new URLSearchParams(body);
  fields.delete('NextToken');
  if (token !== undefined) fields.set('NextToken', token);
  return fields.toString();
}

/** EC2 puts members directly below the response, the newer query protocol into a result of their own. */
function render(service: QueryService, operation: string, requestId: string, output: JsonObject): string {
  const members: JsonObject =
    service.name === 'ec2'
      ? { requestId, ...output }
      : { [`${operation}Result`]: output, ResponseMetadata: { RequestId: requestId } };
  return renderXml(`${operation}Response`, service.namespace, members);
}
