import type { JsonObject } from '../../core/base/json.ts';
import type { SimulatedNode } from '../system.ts';
import type { Step } from './document/model.ts';
import { embed, interpolateObject } from './parameters/interpolate.ts';
import { platformsOfPlugin } from './plugins/platforms.ts';
import { inputText } from './plugins/plugin.ts';
import type { Scope } from './scope.ts';

/** What the agent does with a step on a node. */
export type Decision =
  | { readonly kind: 'run'; readonly inputs: JsonObject }
  | { readonly kind: 'skip'; readonly reason: string }
  | { readonly kind: 'fail'; readonly reason: string };

/** Decides by precondition and platform; the wording is the agent's. */
export function decide(step: Step, node: SimulatedNode, scope: Scope): Decision {
  const platforms = platformsOfPlugin(step.plugin);
  if (platforms.length === 0) {
    const reason = `Plugin with name ${step.plugin} is not supported by this version of ssm agent, please update. Step name: ${step.name}`;
    return { kind: 'fail', reason };
  }
  if (step.precondition !== undefined && !isMet(step.precondition, node, scope)) {
    const [left, right] = step.precondition;
    const reason = `Step execution skipped due to unsatisfied preconditions: '"StringEquals": [${left}, ${right}]'. Step name: ${step.name}`;
    return { kind: 'skip', reason };
  }
  if (!platforms.includes(node.platform)) return foreignPlatform(step);
  return { kind: 'run', inputs: interpolateObject(step.inputs, scope.lookup) };
}

function foreignPlatform(step: Step): Decision {
  return step.skipsForeignPlatform
    ? { kind: 'skip', reason: `Step execution skipped due to incompatible platform. Step name: ${step.name}` }
    : {
        kind: 'fail',
        reason: `Plugin with name ${step.plugin} is not supported in current platform. Step name: ${step.name}`,
      };
}

function isMet(sides: readonly [string, string], node: SimulatedNode, scope: Scope): boolean {
  const [left, right] = sides.map((side) =>
    side === 'platformType' ? node.platform : embed(side, scope.lookup),
  );
  return left === right;
}

/** Whether the steps after this one still run (shared inputs onFailure, onSuccess). */
export function goesOn(inputs: JsonObject, succeeded: boolean): boolean {
  const next = inputText(inputs, succeeded ? 'onSuccess' : 'onFailure');
  return next !== 'exit' && next !== 'successAndExit';
}

/** `onFailure: successAndExit` turns a failure into a success. */
export function forgives(inputs: JsonObject): boolean {
  return inputText(inputs, 'onFailure') === 'successAndExit';
}

/** `finallyStep: true` runs also after an exit. */
export function isFinally({ inputs }: Step): boolean {
  const flag = inputs['finallyStep'];
  return flag === true || flag === 'true';
}
