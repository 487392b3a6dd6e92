import { isMap, isScalar, walk, type Entry, type SyntaxNode } from '../syntax/node.ts';
import { isComputed } from '../syntax/value.ts';

/**
 * The text with blanks for the tag `!Sub` in front of a text: what follows is the document's, but for `${…}` in it.
 */
export function withoutSub(text: string): string {
  return text.replace(/(^|[:\-,[{][ \t]+)!Sub(?=[ \t]+[^\s[{&*!-])/gm, '$1    ');
}

/**
 * The tree with values marked whose text holds `${…}`: CloudFormation puts something else there. Those with
 * references in them and blocks of text keep what is known of them, so that references are found.
 */
export function markSubstituted(node: SyntaxNode): SyntaxNode {
  if (node.kind === 'list') return { ...node, items: node.items.map(markSubstituted) };
  if (node.kind === 'map') {
    const entries = node.entries.map((entry) => ({ ...entry, value: markEntry(entry) }));
    return { ...node, entries };
  }
  const { value, style } = node;
  const isFilled = typeof value === 'string' && style !== 'block' && /\$\{(?!!)/.test(value);
  return isFilled && !value.includes('{{') ? { ...node, opaque: true } : node;
}

/** Sections that are computed, and what macros are told, declare nothing. */
function markEntry({ name, value }: Entry): SyntaxNode {
  const isUnknown = /^Fn::(?:Transform$|ForEach::)/.test(name) || (declaring.has(name) && isComputed(value));
  if (!isUnknown) return markSubstituted(value);
  const { start, end } = value;
  return { kind: 'scalar', value: null, style: 'plain', opaque: true, start, end };
}

/** What CloudFormation fills in; `${!…}` stays as text. */
const substitute = /\$\{(?!!)[^{}]*\}/g;

/** Whether a text holds something that is not known before CloudFormation has filled it in. */
export function isFilledIn(text: string): boolean {
  return /\$\{(?!!)|^["']?Fn::/.test(text);
}

/** Whether all that is filled in stands within values: elsewhere it may be any part of the document's form. */
export function isFilledInValuesOnly(text: string, root: SyntaxNode | undefined): boolean {
  const values = [...walk(root)].filter(isScalar).sort((a, b) => a.start - b.start);
  let next = 0;
  let covered = -1;
  for (const { 0: found, index } of text.matchAll(substitute)) {
    for (let value = values[next]; value !== undefined && value.start <= index; value = values[next]) {
      covered = Math.max(covered, value.end);
      next += 1;
    }
    if (index + found.length > covered) return false;
  }
  return true;
}

/** Keys whose values declare what other parts of a document refer to. */
const declaring: ReadonlySet<string> = new Set([
  'parameters',
  'variables',
  'mainSteps',
  'Steps',
  'outputs',
  'files',
]);

/**
 * Whether a part of the document's form is computed: a step, what a section declares, or keys that a macro adds.
 * Then it cannot be told of anything that it is missing.
 */
export function isComputedInPart(root: SyntaxNode | undefined): boolean {
  for (const node of walk(root)) {
    if (!isMap(node)) continue;
    for (const { name, value } of node.entries) {
      if (node.entries.length > 1 && isFilledIn(name)) return true;
      if (!declaring.has(name)) continue;
      const items = value.kind === 'list' ? value.items : [];
      if ([value, ...items].some(isComputed)) return true;
    }
  }
  return false;
}

/** Rules that speak of what is not in a document. */
export const absences: ReadonlySet<string> = new Set([
  'empty-choices',
  'endless-cycle',
  'endless-loop',
  'later-output',
  'missing-handler',
  'missing-input',
  'missing-key',
  'missing-parameter',
  'not-a-document',
  'undeclared-parameter',
  'undeclared-variable',
  'undefined-output',
  'undefined-step',
  'unreachable-step',
  'unused-parameter',
  'unused-variable',
]);
