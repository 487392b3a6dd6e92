import type { Clock } from '../../core/base/clock.ts';
import type { NodeExecutor } from '../exec/executor.ts';
import { ServiceError, type SimulatedNode } from '../system.ts';
import { runSteps } from './nodeRun.ts';
import type { GivenParameters } from './parameters/values.ts';
import { failed, type PluginContext, type PluginResult } from './plugins/plugin.ts';
import type { Prepared } from './prepare.ts';

interface Nested {
  readonly node: SimulatedNode;
  readonly executor: NodeExecutor;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  prepare(name: string, given: GivenParameters): Prepared;
}

/** Documents may call documents; the agent stops a chain that is too long. */
const maxDepth = 3;

/** `aws:runDocument`: the steps of another document, their output in one. */
export function runNested(nested: Nested, depth = 1): PluginContext['runDocument'] {
  return async (name, given) => {
    if (depth > maxDepth) return failed(`Documents are nested more than ${maxDepth} deep.`);
    const prepared = attempt(() => nested.prepare(name, given));
    if (prepared instanceof ServiceError) return failed(`${prepared.code}: ${prepared.message}`);
    return runPrepared(nested, prepared, depth);
  };
}

async function runPrepared(nested: Nested, prepared: Prepared, depth: number): Promise<PluginResult> {
  const { node, executor, signal, clock } = nested;
  const { environment } = prepared.scope;
  const out: string[] = [];
  const errors: string[] = [];
  let code = 0;
  const detail = await runSteps({
    node,
    steps: prepared.document.steps,
    scope: prepared.scope,
    clock,
    context: { node, executor, signal, environment, runDocument: runNested(nested, depth + 1) },
    onStep(_, change) {
      out.push(change.stdout ?? '');
      errors.push(change.stderr ?? '');
      if (change.code !== undefined && code === 0) code = change.code;
    },
  });
  return { detail, code, stdout: out.join(''), stderr: errors.join('') };
}

function attempt(make: () => Prepared): Prepared | ServiceError {
  try {
    return make();
  } catch (error) {
    if (error instanceof ServiceError) return error;
    throw error;
  }
}
