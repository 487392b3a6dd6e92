import assert from 'node:assert/strict';
import type { JsonObject } from '../../../../src/core/base/json.ts';
import { ServiceError, type CallContext, type SimulatorSystem } from '../../../../src/simulator/system.ts';

export const testContext: CallContext = {
  accountId: '123456789012',
  region: 'eu-central-1',
  callerArn: 'arn:aws:iam::123456789012:user/ops',
  endpoint: 'http://127.0.0.1:4566',
};

/** Calls an operation as the server would, after its shape check. */
export async function call(
  system: SimulatorSystem,
  operation: string,
  input: JsonObject = {},
): Promise<JsonObject> {
  const handler = system.operations[operation];
  assert.ok(handler, `no operation ${operation}`);
  return handler(input, testContext);
}

/** The code of the error that an operation answers. */
export async function errorOf(
  system: SimulatorSystem,
  operation: string,
  input: JsonObject = {},
): Promise<string> {
  try {
    await call(system, operation, input);
  } catch (error) {
    assert.ok(error instanceof ServiceError, String(error));
    return error.code;
  }
  return 'none';
}

/** The code of the ServiceError that something throws. */
export function codeOf(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    assert.ok(error instanceof ServiceError, String(error));
    return error.code;
  }
  return 'none';
}

/** A member of an answer, known to be an object. */
export function objectAt(value: unknown, ...path: readonly (string | number)[]): JsonObject {
  const found = at(value, ...path);
  assert.ok(typeof found === 'object' && found !== null, `no object at ${path.join('.')}`);
  return found as JsonObject;
}

export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (holder, key) => (typeof holder === 'object' && holder !== null ? Reflect.get(holder, key) : undefined),
    value,
  );
}

/** A member that has to be a text. */
export function textAt(value: unknown, ...path: readonly (string | number)[]): string {
  const found = at(value, ...path);
  assert.ok(typeof found === 'string', `no text at ${path.join('.')}`);
  return found;
}
