import { addKey, lineEnd, replaceSpan, type EditContext } from './edits.ts';
import type { Fix, TextEdit } from './lsp.ts';
import { entryOf, isMap, type MapNode, type SyntaxNode } from './syntax/node.ts';

/** Where declarations of a kind stand, and what a new one says. */
type Section = 'parameters' | 'variables';

/** Declares a parameter or a variable; nothing where the document's form leaves no plain place for it. */
export function declare(
  context: EditContext,
  root: SyntaxNode | undefined,
  section: Section,
  name: string,
  type = 'String',
): readonly Fix[] {
  const edit = isMap(root) ? declaration(context, root, section, name, type) : undefined;
  const kind = section === 'parameters' ? 'parameter' : 'variable';
  return edit === undefined ? [] : [{ title: `Declare the ${kind} '${name}'`, edits: [edit] }];
}

function declaration(
  context: EditContext,
  root: MapNode,
  section: Section,
  name: string,
  type: string,
): TextEdit | undefined {
  const entry = entryOf(root, section);
  if (entry === undefined) return newSection(context, root, section, name, type);
  const map = entry.value;
  if (!isMap(map)) return undefined;
  const flow = flowValue(type);
  if (map.entries.length === 0) return replaceSpan(context, map, `{ "${name}": ${flow} }`);
  if (map.flow) return addKey(context, map, name, flow);
  const start = map.entries[0]?.key.start ?? map.start;
  const column = columnOf(context, start);
  const end = `${lineEnd(context.text)}${' '.repeat(column)}`;
  return replaceSpan(context, { start, end: start }, `${name}:${blockValue(context, column, type)}${end}`);
}

/** Before the steps, where authors look for it. */
function newSection(
  context: EditContext,
  root: MapNode,
  section: Section,
  name: string,
  type: string,
): TextEdit | undefined {
  const before = entryOf(root, 'mainSteps') ?? entryOf(root, 'runtimeConfig');
  if (before === undefined) return undefined;
  const at = { start: before.key.start, end: before.key.start };
  const column = columnOf(context, before.key.start);
  const end = `${lineEnd(context.text)}${' '.repeat(column)}`;
  if (root.flow) return replaceSpan(context, at, `"${section}": { "${name}": ${flowValue(type)} },${end}`);
  const value = blockValue(context, column + 2, type);
  return replaceSpan(context, at, `${section}:${end}  ${name}:${value}${end}`);
}

function columnOf(context: EditContext, offset: number): number {
  return context.lines.position(offset).character;
}

function flowValue(type: string): string {
  return `{ "type": "${type}" }`;
}

/** On a line of its own, deeper than the name. */
function blockValue(context: EditContext, indent: number, type: string): string {
  return `${lineEnd(context.text)}${' '.repeat(indent + 2)}type: ${type}`;
}
