import { isScalar, type SyntaxNode } from '../syntax/node.ts';
import type { ShapeFinding } from '../schema/evaluate.ts';
import type { ValueType } from '../tables/spec.ts';
import type { Finding, Rule } from './rule.ts';

/** A value of another type than its key takes. */
export const wrongType: Rule = {
  code: 'wrong-type',
  severity: 'warning',
  *check(context) {
    for (const { finding } of context.shapeFindings) {
      if (finding.kind === 'type') yield typeFinding(finding);
    }
  },
};

function typeFinding({ name, node, entry, key }: Extract<ShapeFinding, { kind: 'type' }>): Finding {
  const message = `'${name}' takes ${words[key?.type ?? 'Map']}; this is ${kindOf(node)}.`;
  const isNothing = isScalar(node) && node.value === null;
  const isHarmless = isNothing && key?.required !== true;
  const span = isNothing && entry !== undefined ? entry.key : spanOf(node);
  return { span, message, ...(isHarmless ? { severity: 'information' } : {}) };
}

const words: { readonly [T in ValueType]: string } = {
  String: 'text',
  Integer: 'a whole number',
  Boolean: 'true or false',
  StringList: 'a list of texts, or one {{ reference }} to a list',
  StringMap: 'a map',
  MapList: 'a list of maps',
  Map: 'a map',
  StepList: 'a list of steps',
  any: 'any value',
};

function kindOf(node: SyntaxNode): string {
  if (!isScalar(node)) return node.kind === 'map' ? 'a map' : 'a list';
  if (node.value === null) return 'nothing';
  return typeof node.value === 'string'
    ? 'text'
    : `the ${typeof node.value === 'number' ? 'number' : 'truth value'} ${String(node.value)}`;
}

/** Of a long list or map the first character is enough. */
function spanOf(node: SyntaxNode): { readonly start: number; readonly end: number } {
  return isScalar(node) && node.style !== 'block' ? node : { start: node.start, end: node.start + 1 };
}
