import { isRunbook } from '../model/kind.ts';
import { entryOf, isScalar, type SyntaxNode } from '../syntax/node.ts';
import type { Rule } from './rule.ts';

/** A step that ends the runbook and names a step to go on with. */
export const endWithNext: Rule = {
  code: 'end-with-next',
  severity: 'warning',
  *check({ model }) {
    if (!isRunbook(model.kind)) return;
    for (const { node } of model.steps) {
      const next = entryOf(node, 'nextStep');
      if (next === undefined || !isTrue(entryOf(node, 'isEnd')?.value)) continue;
      yield {
        span: next.key,
        message:
          'This step ends the runbook by isEnd: true, so nextStep has no effect. Remove one of the two.',
      };
    }
  },
};

function isTrue(node: SyntaxNode | undefined): boolean {
  return isScalar(node) && !node.opaque && String(node.value).toLowerCase() === 'true';
}
