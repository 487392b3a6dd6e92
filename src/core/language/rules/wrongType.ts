import { isScalar, type SyntaxNode } from '../syntax/node.ts';
import type { ShapeFinding } from '../schema/evaluate.ts';
import type { KeySpec, ValueType } from '../tables/spec.ts';
import type { Finding, Rule } from './rule.ts';

/** A value of another type than its key takes. */
export const wrongType: Rule = {
  code: 'wrong-type',
  severity: 'warning',
  *check(context) {
    for (const { finding } of context.shapeFindings) {
      if (finding.kind === 'range')
        yield { span: finding.node, message: rangeMessage(finding.name, finding.key) };
      if (finding.kind === 'type') yield typeFinding(finding);
    }
  },
};

function rangeMessage(name: string, key: KeySpec | undefined): string {
  const least = key?.minimum === undefined ? '' : ` at least ${key.minimum}`;
  const most = key?.maximum === undefined ? '' : ` at most ${key.maximum}`;
  return `'${name}' must be${[least, most].filter((part) => part !== '').join(' and')}.`;
}

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
