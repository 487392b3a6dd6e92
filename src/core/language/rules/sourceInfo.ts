import { didYouMean, nearest } from '../spelling.ts';
import {
  entriesOf,
  isMap,
  isScalar,
  textOf,
  type Entry,
  type Span,
  type SyntaxNode,
} from '../syntax/node.ts';
import { isComputed } from '../syntax/value.ts';
import { sourceKeys, type SourceKeys } from '../tables/plugins/sources.ts';
import type { Finding, Rule } from './rule.ts';

/** `sourceInfo` of aws:downloadContent that is no JSON, or has other keys than its `sourceType` takes. */
export const sourceInfo: Rule = {
  code: 'source-info',
  severity: 'warning',
  *check({ model }) {
    for (const step of model.steps) {
      if (step.action !== 'aws:downloadContent') continue;
      const inputs = new Map(entriesOf(step.inputs).map((entry) => [entry.name.toLowerCase(), entry]));
      const info = inputs.get('sourceinfo');
      if (info === undefined || isComputed(info.value)) continue;
      const type = textOf(inputs.get('sourcetype')?.value) ?? '';
      yield* check(info, type);
    }
  },
};

function* check(info: Entry, type: string): Generator<Finding> {
  const found = keysOf(info.value);
  if (found === undefined) return;
  if (found === 'no JSON') {
    yield {
      span: spanOf(info),
      message: 'The text of sourceInfo is not a JSON object. Write a map, or JSON.',
    };
    return;
  }
  const keys = sourceKeys.get(type);
  if (keys === undefined) return;
  yield* compare(info, type, keys, found);
}

function* compare(
  info: Entry,
  type: string,
  keys: SourceKeys,
  found: readonly WrittenKey[],
): Generator<Finding> {
  const names = found.map(({ name }) => name);
  const known = [...keys.required, ...keys.optional];
  const missing = keys.required.filter((key) => !names.includes(key));
  const unknown = found.filter(({ name }) => !known.includes(name));
  // One key too many where one is missing is the same mistake.
  const [instead] = unknown.length === 1 && missing.length === 1 ? missing : [];
  for (const name of instead === undefined ? missing : []) {
    yield { span: info.key, message: `sourceInfo of type ${type} needs '${name}'.` };
  }
  for (const { name, span } of unknown) {
    const hint =
      instead === undefined
        ? didYouMean(nearest(name, known)) || ` It takes ${known.join(', ')}.`
        : ` It needs '${instead}'.`;
    yield { span: span ?? spanOf(info), message: `sourceInfo of type ${type} has no '${name}'.${hint}` };
  }
  for (const { name, value, span } of found) {
    if (name !== 'authMethod' || value === undefined || methods.includes(value)) continue;
    yield {
      span: span ?? spanOf(info),
      message: `'${value}' is no authMethod. It is one of ${methods.join(', ')}.`,
    };
  }
}

/** How whoever downloads by HTTP signs in; empty for not at all. */
const methods: readonly string[] = ['None', 'Basic', 'Digest'];

interface WrittenKey {
  readonly name: string;
  /** Its text; absent when it is none, or only known at run time. */
  readonly value: string | undefined;
  /** Absent for keys inside of a JSON text. */
  readonly span?: Span;
}

/** `undefined` when the keys are only known at run time. */
function keysOf(node: SyntaxNode): readonly WrittenKey[] | 'no JSON' | undefined {
  if (isMap(node)) {
    return node.entries.map(({ name, key, value }) => ({ name, span: key, value: known(textOf(value)) }));
  }
  const text = textOf(node);
  if (text === undefined || /^\s*\{\{[^{}]*\}\}\s*$/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? Object.entries(value).map(([name, held]) => ({ name, value: known(held) })) : 'no JSON';
  } catch (error) {
    // With a reference in it, the text may well be JSON by the time it is read.
    return error instanceof SyntaxError && !text.includes('{{') ? 'no JSON' : undefined;
  }
}

function known(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && !value.includes('{{') ? value.trim() : undefined;
}

function spanOf({ key, value }: Entry): Span {
  return isScalar(value) && value.style !== 'block' ? value : key;
}
