import type { JsonObject } from '../../../core/base/json.ts';
import type { NodeExecutor } from '../../exec/executor.ts';
import type { SimulatedNode } from '../../system.ts';

/** How a plugin's run ended. */
export interface PluginResult {
  readonly detail: 'Success' | 'Failed' | 'Cancelled' | 'ExecutionTimedOut';
  /** CommandPlugin.ResponseCode. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface PluginContext {
  readonly node: SimulatedNode;
  readonly executor: NodeExecutor;
  /** Variables of the command for its scripts. */
  readonly environment: Readonly<Record<string, string>>;
  /** Aborted by CancelCommand. */
  readonly signal: AbortSignal;
  /** Runs the steps of another Command document as one plugin (`aws:runDocument`). */
  runDocument(name: string, parameters: Readonly<Record<string, readonly string[]>>): Promise<PluginResult>;
}

/** A plugin of the agent: does what a step says, its inputs interpolated. Never rejects. */
export type Plugin = (inputs: JsonObject, context: PluginContext) => Promise<PluginResult>;

export const succeeded = (stdout: string): PluginResult => ({
  detail: 'Success',
  code: 0,
  stdout,
  stderr: '',
});

export const failed = (stderr: string, code = 1): PluginResult => ({
  detail: 'Failed',
  code,
  stdout: '',
  stderr,
});

/** Input keys are matched without regard to case, as the agent does in practice. */
export function inputOf(inputs: JsonObject, key: string): JsonObject[string] {
  if (Object.hasOwn(inputs, key)) return inputs[key];
  const wanted = key.toLowerCase();
  const found = Object.keys(inputs).find((name) => name.toLowerCase() === wanted);
  return found === undefined ? undefined : inputs[found];
}

/** An input as text; numbers may be strings and the reverse. */
export function inputText(inputs: JsonObject, key: string): string | undefined {
  const value = inputOf(inputs, key);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
