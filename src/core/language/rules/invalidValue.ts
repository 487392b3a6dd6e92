import { changeTo } from '../edits.ts';
import type { PlacedFinding } from '../schema/check.ts';
import { didYouMean, nearest } from '../spelling.ts';
import { isScalar, textOf } from '../syntax/node.ts';
import { resourceTypes } from '../tables/parameters.ts';
import type { KeySpec } from '../tables/spec.ts';
import type { Rule } from './rule.ts';

/** A value that is not one of those a key can have. */
export const invalidValue: Rule = {
  code: 'invalid-value',
  severity: 'warning',
  *check(context) {
    for (const placed of context.shapeFindings) {
      const { finding } = placed;
      if (finding.kind !== 'value' || finding.key === undefined || finding.name === 'schemaVersion') continue;
      if (hasOwnRule(placed)) continue;
      const values = finding.key.values ?? [];
      const written = isScalar(finding.node) ? String(finding.node.value) : '';
      const suggestion = nearest(written, values);
      yield {
        span: finding.node,
        message: `'${written}' is not a value of '${finding.key.name}'.${didYouMean(suggestion) || ` It is one of ${listOf(values)}.`}`,
        severity: isRefused(placed, finding.key) ? 'error' : 'warning',
        fixes:
          suggestion !== undefined && isScalar(finding.node)
            ? [changeTo(context, finding.node, suggestion)]
            : [],
      };
    }
  },
};

/** A type that other documents have is the matter of `parameter-type`. */
function hasOwnRule({ owner, finding }: PlacedFinding): boolean {
  return (
    owner.kind === 'parameter' &&
    finding.kind === 'value' &&
    resourceTypes.includes(textOf(finding.node) ?? '')
  );
}

/** So many values are worth a sentence; of more, some. */
const maxListed = 6;

function listOf(values: readonly string[]): string {
  const listed = values.slice(0, maxListed).map((value) => `'${value}'`);
  return `${listed.join(', ')}${values.length > maxListed ? ' and others' : ''}`;
}

/** Creating a document with an unknown kind of session or of parameter fails. */
function isRefused({ owner }: PlacedFinding, key: KeySpec): boolean {
  return key.name === 'sessionType' || (key.name === 'type' && owner.kind !== 'inputs');
}
