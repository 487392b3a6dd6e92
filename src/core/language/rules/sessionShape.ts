import { nearest } from '../spelling.ts';
import {
  entriesOf,
  entryOf,
  isMap,
  isScalar,
  textOf,
  valueOf,
  type Entry,
  type SyntaxNode,
} from '../syntax/node.ts';
import { isComputed } from '../syntax/value.ts';
import type { Finding, Rule } from './rule.ts';

/** A Session document without what its type needs, or with what its type does not use. */
export const sessionShape: Rule = {
  code: 'session-shape',
  severity: 'warning',
  *check({ model }) {
    const node = valueOf(model.root, 'sessionType');
    const type = textOf(node);
    if (model.kind !== 'session' || !isScalar(node) || type === undefined) return;
    const properties = entryOf(model.root, 'properties');
    if (type === 'Standard_Stream') yield* shell(node, entryOf(model.root, 'inputs'), properties);
    else if (/^(?:Port|(?:Non)?InteractiveCommands)$/.test(type)) yield* others(node, type, properties);
  },
};

function* shell(
  at: Finding['span'],
  inputs: Entry | undefined,
  properties: Entry | undefined,
): Generator<Finding> {
  if (inputs === undefined) {
    yield { span: at, message: "A session of type Standard_Stream needs 'inputs', its preferences." };
  }
  if (properties !== undefined) {
    yield {
      span: properties.key,
      message: "A session of type Standard_Stream has no 'properties'. Remove them, or change sessionType.",
    };
  }
}

function* others(at: Finding['span'], type: string, properties: Entry | undefined): Generator<Finding> {
  const needs = type === 'Port' ? 'the ports' : 'the commands by platform';
  if (properties === undefined) {
    yield { span: at, message: `A session of type ${type} needs 'properties': ${needs}.` };
    return;
  }
  if (type === 'Port' || !isMap(properties.value) || isComputed(properties.value)) return;
  if (properties.value.entries.length === 0) {
    yield {
      span: properties.key,
      message:
        "Nothing runs: 'properties' is empty. Give it the 'commands' of 'linux', 'windows' or 'macos'.",
    };
  }
  for (const { key, value, name } of entriesOf(properties.value)) {
    if (isMap(value) && !isComputed(value) && !hasCommands(value)) {
      yield { span: key, message: `Nothing runs on ${name}: 'commands' is missing.` };
    }
  }
}

/** A key that is nearly `commands` is told as unknown. */
function hasCommands(value: SyntaxNode): boolean {
  return entriesOf(value).some(({ name }) => nearest(name, ['commands']) !== undefined);
}
