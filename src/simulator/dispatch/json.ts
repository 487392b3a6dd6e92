import { parseJson, type JsonObject } from '../../core/base/json.ts';
import { isJsonObject, textOf } from '../base/json.ts';
import { jsonReply, type Reply } from '../http/reply.ts';
import { isNestedDeeper } from '../wire/depth.ts';
import type { Validator } from '../shapes/validate.ts';
import { ServiceError, type CallContext, type Handler } from '../system.ts';
import type { CallRunner } from './call.ts';
import type { ServiceFront } from './router.ts';

/** Runs an operation of one target; undefined drops the connection. */
export type JsonTarget = (operation: string, input: unknown) => Promise<Reply | undefined>;

/** AWS JSON 1.1: `POST /`, the operation in `X-Amz-Target: <target>.<operation>`, JSON both ways. */
export function createJsonFront(targets: ReadonlyMap<string, JsonTarget>): ServiceFront {
  return async (request) => {
    const [target = '', operation = ''] = (request.headers.get('x-amz-target') ?? '').split('.', 2);
    const handle = targets.get(target);
    if (handle === undefined || request.method !== 'POST') throw unknownOperation();
    const text = request.body.toString('utf8');
    const input = text === '' ? {} : readInput(text);
    return handle(operation, input);
  };
}

/** No input that means something is deeper. */
const maxDepth = 100;

function readInput(text: string): unknown {
  const input = isNestedDeeper(text, maxDepth) ? undefined : parseJson(text);
  if (input === undefined) {
    throw new ServiceError('SerializationException', 'The body is not JSON, or is nested too deeply.');
  }
  return input;
}

export interface JsonServiceParts {
  /** Name in IAM actions, faults and counts: `ssm`, `kms`. */
  readonly service: string;
  readonly operations: Readonly<Record<string, Handler>>;
  /** {@link uncheckedInput} where handlers check for themselves. */
  readonly validator: Validator;
  readonly calls: CallRunner;
  readonly context: () => CallContext;
}

/** For services of a few operations, which need no table of shapes. */
export const uncheckedInput: Validator = {
  isPaged: () => false,
  check(_, input) {
    if (isJsonObject(input)) return input;
    throw new ServiceError('SerializationException', 'The body is no JSON object.');
  },
};

/** A service's operations: shape check, faults and counts, then the operation. */
export function createServiceTarget(parts: JsonServiceParts): JsonTarget {
  const { service, operations, validator, calls, context } = parts;
  const handlers = new Map(Object.entries(operations));
  return async (operation, input) => {
    const handler = handlers.get(operation);
    if (handler === undefined) throw unknownOperation();
    const checked = validator.check(operation, input);
    const where = context();
    const call = {
      service,
      operation,
      token: tokenOf(checked),
      tokenKey: validator.isPaged(operation) ? 'NextToken' : undefined,
      run: (token: string | undefined) => handler(withToken(checked, token), where),
    };
    const outcome = await calls.run(call, where);
    if (outcome === undefined) return undefined;
    return 'reply' in outcome ? outcome.reply : jsonReply(200, outcome.output);
  };
}

/** An empty token is no token: some clients send one for the first page. */
function tokenOf(input: JsonObject): string | undefined {
  const token = textOf(input, 'NextToken');
  return token === '' ? undefined : token;
}

function withToken(input: JsonObject, token: string | undefined): JsonObject {
  return { ...input, NextToken: token };
}

function unknownOperation(): ServiceError {
  return new ServiceError('UnknownOperationException', 'The operation is not known here.');
}
