import type { Clock } from '../../core/base/clock.ts';
import type { JsonObject } from '../../core/base/json.ts';
import type { SimulatedNode } from '../system.ts';
import type { Step } from './document/model.ts';
import type { PluginRecord } from './invocation.ts';
import { plugins } from './plugins/index.ts';
import { failed, succeeded, type PluginContext, type PluginResult } from './plugins/plugin.ts';
import type { Scope } from './scope.ts';
import { decide, forgives, goesOn, isFinally } from './steps.ts';

/** The steps of a document on one node. */
export interface NodeRun {
  readonly node: SimulatedNode;
  readonly steps: readonly Step[];
  readonly scope: Scope;
  readonly context: PluginContext;
  readonly clock: Clock;
  /** Told when a step starts and when it ends. */
  onStep(index: number, change: Partial<PluginRecord>): void;
}

export type RunDetail = PluginResult['detail'];

/** Worst first: what one step did decides over the others. */
const severity: readonly RunDetail[] = ['Failed', 'ExecutionTimedOut', 'Cancelled', 'Success'];

/**
 * Runs the steps one after the other, as the agent does: a failure does not stop the following ones unless the
 * step says so; after a cancellation none is started any more.
 */
export async function runSteps(run: NodeRun): Promise<RunDetail> {
  let worst: RunDetail = 'Success';
  let open = true;
  for (const [index, step] of run.steps.entries()) {
    if (run.context.signal.aborted) {
      run.onStep(index, { detail: 'Cancelled', code: -1 });
      worst = worse(worst, 'Cancelled');
    } else if (open || isFinally(step)) {
      const { result, inputs } = await runStep(run, index, step);
      const forgiven = result.detail !== 'Success' && forgives(inputs);
      if (!forgiven) worst = worse(worst, result.detail);
      open = open && goesOn(inputs, result.detail === 'Success');
    } else {
      run.onStep(
        index,
        skipped('Step execution skipped because an earlier step ended the document.', run.clock.now()),
      );
    }
  }
  return worst;
}

function worse(one: RunDetail, other: RunDetail): RunDetail {
  return severity.indexOf(one) < severity.indexOf(other) ? one : other;
}

async function runStep(
  run: NodeRun,
  index: number,
  step: Step,
): Promise<{ readonly result: PluginResult; readonly inputs: JsonObject }> {
  run.onStep(index, { detail: 'InProgress', startedAt: run.clock.now() });
  const decision = decide(step, run.node, run.scope);
  const inputs = decision.kind === 'run' ? decision.inputs : {};
  const result = await resultOf(decision, step, run.context);
  const { detail, code, stdout, stderr } = result;
  run.onStep(index, { detail, code, stdout, stderr, endedAt: run.clock.now() });
  return { result, inputs };
}

async function resultOf(
  decision: ReturnType<typeof decide>,
  step: Step,
  context: PluginContext,
): Promise<PluginResult> {
  if (decision.kind === 'skip') return succeeded(decision.reason);
  const plugin = plugins.get(step.plugin);
  if (decision.kind === 'fail' || plugin === undefined) {
    return failed(decision.kind === 'fail' ? decision.reason : `Plugin ${step.plugin} is unknown.`);
  }
  return plugin(decision.inputs, context);
}

function skipped(reason: string, now: number): Partial<PluginRecord> {
  return { detail: 'Success', code: 0, stdout: reason, startedAt: now, endedAt: now };
}
