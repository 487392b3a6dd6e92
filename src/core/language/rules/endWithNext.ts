import { removeEntry } from '../edits.ts';
import { isRunbook } from '../model/kind.ts';
import { entryOf, isScalar, type SyntaxNode } from '../syntax/node.ts';
import type { Rule } from './rule.ts';

/** A step that ends the runbook and names a step to go on with. */
export const endWithNext: Rule = {
  code: 'end-with-next',
  severity: 'warning',
  *check(context) {
    if (!isRunbook(context.model.kind)) return;
    for (const { node } of context.model.steps) {
      const next = entryOf(node, 'nextStep');
      if (next === undefined || !isTrue(entryOf(node, 'isEnd')?.value)) continue;
      yield {
        span: next.key,
        message:
          'This step ends the runbook by isEnd: true, so nextStep has no effect. Remove one of the two.',
        fixes: ['nextStep', 'isEnd'].flatMap((name) => {
          const entry = entryOf(node, name);
          return entry === undefined ? [] : removeEntry(context, node, entry);
        }),
      };
    }
  },
};

function isTrue(node: SyntaxNode | undefined): boolean {
  return isScalar(node) && !node.opaque && String(node.value).toLowerCase() === 'true';
}
