import { addKey, lineEnd, replaceSpan, type EditContext } from './edits.ts';
import type { Fix, TextEdit } from './lsp.ts';
import {
  entryOf,
  isList,
  isMap,
  isScalar,
  valueOf,
  type ListNode,
  type MapNode,
  type SyntaxNode,
} from './syntax/node.ts';

/**
 * Adds a step at the end of `mainSteps`: a pause, until its author says what it does. The step that was last
 * keeps being the end of its way: it gets `isEnd: true` when it had only the end of the list.
 */
export function addStep(context: EditContext, root: SyntaxNode | undefined, name: string): readonly Fix[] {
  const list = valueOf(root, 'mainSteps');
  const last = isList(list) ? list.items.at(-1) : undefined;
  if (!isList(list) || !isMap(last) || !/^\w+$/.test(name)) return [];
  const mustEnd = fallsOff(last);
  if (mustEnd === undefined) return [];
  const edits =
    list.flow || last.flow
      ? inFlow(context, list, last, name, mustEnd)
      : inBlock(context, last, name, mustEnd);
  return edits === undefined ? [] : [{ title: `Add the step '${name}'`, edits }];
}

/** Whether the step ends the runbook only by being last; `undefined` when its `isEnd` says something else. */
function fallsOff(step: MapNode): boolean | undefined {
  if (entryOf(step, 'nextStep') !== undefined) return false;
  if (entryOf(valueOf(step, 'inputs'), 'Default') !== undefined) return false;
  const isEnd = valueOf(step, 'isEnd');
  if (isEnd === undefined) return true;
  return isScalar(isEnd) && String(isEnd.value).toLowerCase() === 'true' ? false : undefined;
}

function inBlock(
  context: EditContext,
  last: MapNode,
  name: string,
  mustEnd: boolean,
): TextEdit[] | undefined {
  const { line } = context.lines.position(last.start);
  const [, dash = ''] = /^([ \t]*)-[ \t]+\S/.exec(context.lines.line(line)) ?? [];
  const { character } = context.lines.position(last.start);
  if (context.lines.line(line).slice(0, character).trim() !== '-') return undefined;
  const keys = ' '.repeat(character);
  const written = [
    ...(mustEnd ? [`${keys}isEnd: true`] : []),
    `${dash}-${' '.repeat(character - dash.length - 1)}name: ${name}`,
    `${keys}action: aws:pause`,
    `${keys}inputs: {}`,
    `${keys}isEnd: true`,
  ];
  const end = context.text.slice(0, last.end).trimEnd().length;
  const endLine = context.lines.position(end).line;
  const at = { line: endLine, character: context.lines.line(endLine).length };
  const eol = lineEnd(context.text);
  return [{ range: { start: at, end: at }, newText: written.map((text) => `${eol}${text}`).join('') }];
}

function inFlow(
  context: EditContext,
  list: ListNode,
  last: MapNode,
  name: string,
  mustEnd: boolean,
): TextEdit[] | undefined {
  if (!list.flow) return undefined;
  const step = `{ "name": "${name}", "action": "aws:pause", "inputs": {}, "isEnd": true }`;
  const lead = /^[ \t]*(?=\{)/.exec(context.lines.line(context.lines.position(last.start).line))?.[0];
  const gap = lead === undefined ? ' ' : `${lineEnd(context.text)}${lead}`;
  const added = replaceSpan(context, { start: last.end, end: last.end }, `,${gap}${step}`);
  const end = mustEnd ? addKey(context, last, 'isEnd', 'true') : undefined;
  return end === undefined ? [added] : [end, added];
}
