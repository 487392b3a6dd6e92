import { isMap, itemsOf, valueOf, type MapNode, type SyntaxNode } from '../syntax/node.ts';
import { isComputed } from '../syntax/value.ts';
import type { DocumentModel, Step } from './document.ts';

/** A condition of a branch or of a loop, or one that is part of another. */
export interface Condition {
  readonly step: Step;
  readonly map: MapNode;
  /** A choice of a branch, which also names the step that follows. */
  readonly isChoice: boolean;
  /** Inside of And, Or or Not. */
  readonly isNested: boolean;
}

/** Every condition of the runbook, the whole before its parts. */
export function* conditionsOf(model: DocumentModel): Generator<Condition> {
  for (const step of model.steps) {
    if (step.action === 'aws:branch') {
      for (const choice of itemsOf(valueOf(step.inputs, 'Choices'))) {
        yield* conditionsIn(step, choice, { isChoice: true, isNested: false });
      }
    }
    if (step.action === 'aws:loop') {
      const node = valueOf(step.inputs, 'LoopCondition');
      yield* conditionsIn(step, node, { isChoice: false, isNested: false });
    }
  }
}

function* conditionsIn(
  step: Step,
  node: SyntaxNode | undefined,
  place: Pick<Condition, 'isChoice' | 'isNested'>,
): Generator<Condition> {
  if (!isMap(node) || isComputed(node)) return;
  yield { step, map: node, ...place };
  const inner = { isChoice: false, isNested: true };
  for (const { name, value } of node.entries) {
    if (name === 'And' || name === 'Or') {
      for (const member of itemsOf(value)) yield* conditionsIn(step, member, inner);
    }
    if (name === 'Not') yield* conditionsIn(step, value, inner);
  }
}
