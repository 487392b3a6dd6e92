import { declaredValues, type DeclaredValue } from '../model/parameter.ts';
import { entryOf, isList, isMap, isScalar, type ScalarNode, type SyntaxNode } from '../syntax/node.ts';
import { placeOf } from '../syntax/value.ts';
import type { Finding, Rule } from './rule.ts';

/** A default that is not of its parameter's or variable's type. */
export const defaultType: Rule = {
  code: 'default-type',
  severity: 'warning',
  *check({ model }) {
    for (const declared of declaredValues(model)) {
      const { type, fallback } = declared;
      if (type !== undefined && fallback !== undefined && !fitsType(type, fallback)) {
        yield finding(declared, fallback, type);
      }
    }
  },
};

/** Whether the value is of the type of a parameter or variable. */
export function fitsType(type: string, node: SyntaxNode): boolean {
  if (type === 'MapList') return isList(node) && node.items.every((item) => isMap(item) || isReference(item));
  if (type === 'StringList' || type.startsWith('List<')) return node.kind === 'list';
  if (type === 'StringMap') return node.kind === 'map' || isJsonText(node);
  if (type === 'Integer') return isScalar(node) && isWhole(node);
  if (type === 'Boolean') return isScalar(node) && /^(?:true|false)$/i.test(String(node.value));
  // Text, and the ids and names that are text; a number or a truth value is taken for its text.
  return isScalar(node) || !textTypes.test(type);
}

/** It may stand for a map. */
function isReference(node: SyntaxNode): boolean {
  return isScalar(node) && (node.opaque || String(node.value).includes('{{'));
}

const textTypes = /^(?:String|AWS::.+)$/;

function isJsonText(node: SyntaxNode): boolean {
  return isScalar(node) && typeof node.value === 'string' && /^\s*(?:\{.*\})?\s*$/s.test(node.value);
}

function isWhole({ value }: ScalarNode): boolean {
  return typeof value === 'number' ? Number.isInteger(value) : /^\s*-?\d+\s*$/.test(String(value));
}

function finding({ kind, name, map }: DeclaredValue, node: SyntaxNode, type: string): Finding {
  const isNothing = isScalar(node) && node.value === '';
  return {
    span: placeOf(node, entryOf(map, 'default')),
    message: `The ${kind} '${name}' is of type ${type}, which takes ${wordsFor(type)}; its default is ${type === 'MapList' && isList(node) ? 'a list of other values' : wordFor(node)}.`,
    ...(isNothing ? { severity: 'information' } : {}),
  };
}

function wordsFor(type: string): string {
  if (type === 'MapList') return 'a list of maps';
  if (type === 'StringList' || type.startsWith('List<')) return 'a list of texts';
  if (type === 'StringMap') return 'a map';
  if (type === 'Integer') return 'a whole number';
  return type === 'Boolean' ? 'true or false' : 'text';
}

function wordFor(node: SyntaxNode): string {
  if (!isScalar(node)) return node.kind === 'map' ? 'a map' : 'a list';
  if (typeof node.value === 'string') return node.value === '' ? 'empty text' : 'text';
  return `the ${typeof node.value === 'number' ? 'number' : 'truth value'} ${String(node.value)}`;
}
