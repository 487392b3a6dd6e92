import { isList, isMap, isScalar, textOf, valueOf, type MapNode, type SyntaxNode } from '../syntax/node.ts';
import { isComputed } from '../syntax/value.ts';
import type { DocumentModel } from './document.ts';

/** A parameter or a variable as it is declared. */
export interface DeclaredValue {
  readonly kind: 'parameter' | 'variable';
  readonly name: string;
  readonly map: MapNode;
  readonly type: string | undefined;
  /** What is known of the default; absent when there is none, or when it is only known at run time. */
  readonly fallback: SyntaxNode | undefined;
}

/** The parameters and variables that are declared by maps. */
export function* declaredValues(model: DocumentModel): Generator<DeclaredValue> {
  for (const kind of ['parameter', 'variable'] as const) {
    for (const [name, { value }] of kind === 'parameter' ? model.parameters : model.variables) {
      if (!isMap(value) || isComputed(value)) continue;
      yield { kind, name, map: value, type: textOf(valueOf(value, 'type')), fallback: fallbackOf(value) };
    }
  }
}

/** `default: null` says as much as none; what has a reference in it is not known before it runs. */
function fallbackOf(map: MapNode): SyntaxNode | undefined {
  const node = valueOf(map, 'default');
  if (node === undefined || isComputed(node)) return undefined;
  if (!isScalar(node)) return node;
  return node.value === null || String(node.value).includes('{{') ? undefined : node;
}

/** A default that is one text, or each item of one that is a list; maps and lists inside have none. */
export function* textsOf(node: SyntaxNode | undefined): Generator<{ text: string; node: SyntaxNode }> {
  for (const item of isList(node) ? node.items : node === undefined ? [] : [node]) {
    if (!isScalar(item) || item.value === null || item.opaque) continue;
    const text = String(item.value);
    if (!text.includes('{{')) yield { text, node: item };
  }
}

/**
 * Defaults that are plainly stand-ins: nothing, `$LATEST`, `<name>` or `{name}`, which AWS’s own documents have,
 * and what a build fills in: `%%NAME%%`, `__NAME__`, `@NAME@`.
 */
export function isStandIn(text: string): boolean {
  return text.trim() === '' || isBetweenBrackets(text) || /^\$|%%|__\w+__|^@[\w.-]+@$/.test(text);
}

function isBetweenBrackets(text: string): boolean {
  const opened = text.search(/[<{]/);
  return opened >= 0 && opened < Math.max(text.lastIndexOf('>'), text.lastIndexOf('}'));
}
