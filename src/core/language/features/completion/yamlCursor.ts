import type { Position } from '../../lsp.ts';
import type { LineMap } from '../../text.ts';
import type { Cursor } from './cursor.ts';
import { flowPlace } from './flow.ts';
import { wordEnd } from './wordEnd.ts';
import { hasValueBelow, yamlFit, type YamlFit } from './yamlFit.ts';
import { yamlLevels, type FoundLevels } from './yamlLevels.ts';

/**
 * The cursor's place in YAML, read from lines and columns alone: it works where the text does not parse yet,
 * and costs no parse. `flowStart` is where the collection in brackets begins that was opened on a line above.
 */
export function yamlCursor(lines: LineMap, position: Position, flowStart?: Position): Cursor | undefined {
  const start = flowStart ?? position;
  const line = lines.line(position.line);
  const before = lines.line(start.line).slice(0, start.character);
  const [, spaces = '', dashes = '', content = ''] = /^([ \t]*)((?:-(?:[ \t]+|$))*)(.*)$/.exec(before) ?? [];
  // A dash wants a space behind it.
  const lead = dashes.endsWith('-') ? ' ' : '';
  const column = spaces.length + dashes.length + lead.length;
  const dashed = dashColumns(spaces, dashes);
  const found = yamlLevels(lines, start.line, column, dashed);
  const hanging = column - spaces.length;
  const isItem = dashes !== '';
  const outer = dashed[0] ?? column;
  const at: Spot = { line, lines, position, found, hanging, isItem, lead, column, outer };
  if (found.isInText) return place('text', found.levels, { ...at, word: '' });
  if (flowStart !== undefined) return flowBelow(at, content, between(lines, flowStart, position));
  return valueCursor(at, content) ?? keyCursor(at, content);
}

function between(lines: LineMap, start: Position, end: Position): string {
  const first = lines.line(start.line).slice(start.character);
  const inner = Array.from({ length: end.line - start.line - 1 }, (_, index) =>
    lines.line(start.line + 1 + index),
  );
  return [first, ...inner, lines.line(end.line).slice(0, end.character)].join('\n');
}

/** The line at the cursor and what is around it. */
interface Spot {
  readonly line: string;
  readonly lines: LineMap;
  readonly position: Position;
  readonly found: FoundLevels;
  readonly hanging: number;
  readonly isItem: boolean;
  readonly lead: string;
  /** Column of the word, and of the first dash before it. */
  readonly column: number;
  readonly outer: number;
}

const keyed = /^(?:"([^"]*)"|'([^']*)'|([\w.$:/-]+?)) *:(?:([ \t]+)(.*)|$)$/;

function valueCursor(spot: Spot, content: string): Cursor | undefined {
  const value = keyed.exec(content);
  if (value === null) return undefined;
  const name = value[1] ?? value[2] ?? value[3] ?? '';
  // An action's name that is half written ends with a colon too, and a key can hold one.
  const isInside = value[4] === undefined && /^\S/.test(spot.line.slice(spot.position.character));
  if (isInside || (value[4] === undefined && name === 'aws')) return undefined;
  const siblings = new Map([...spot.found.siblings, [name, '']]);
  const levels = [...spot.found.levels, { name, siblings }];
  const word = value[5] ?? '';
  const flow = flowCursor(spot, word, levels);
  if (flow !== undefined) return flow;
  const isMisplaced = hasValueBelow(spot.lines, spot.position.line, spot.column);
  const lead = value[4] === undefined ? ' ' : '';
  return { ...place('value', levels, { ...spot, word }), lead, isMisplaced };
}

function keyCursor(spot: Spot, content: string): Cursor | undefined {
  const flow = spot.isItem ? flowCursor(spot, content, spot.found.levels) : undefined;
  if (flow !== undefined) return flow;
  const { siblings } = spot.found;
  // Behind a key's colon nothing can be written; only the names of actions go on after theirs.
  if (!/^["']?(?:aws:)?[\w.$/-]*$/.test(content)) return proseCursor(spot, content);
  const cursor = place('key', spot.found.levels, { ...spot, word: content });
  return { ...cursor, ...fitOf(spot, cursor.hasColon), siblings, isItem: spot.isItem, lead: spot.lead };
}

function fitOf({ lines, position, column, outer }: Spot, hasColon: boolean): YamlFit {
  return yamlFit(lines, { line: position.line, column: outer, content: column, hasColon });
}

/** An item of several words, or a further line of a text: what matters there are references. */
function proseCursor(spot: Spot, content: string): Cursor | undefined {
  if (!content.includes('{{')) return undefined;
  if (!spot.isItem) return place('text', spot.found.levels, { ...spot, word: '' });
  return { ...place('value', spot.found.levels, { ...spot, word: content }), isItem: true };
}

function flowCursor(spot: Spot, text: string, levels: Cursor['levels']): Cursor | undefined {
  const flow = flowPlace(text);
  if (flow === undefined) return undefined;
  const all = [...levels, ...flow.levels];
  const { siblings, isItem } = flow;
  const word = flow.word.slice(flow.word.lastIndexOf('\n') + 1).trimStart();
  // In brackets there are no dashes.
  if (/^-(?:\s|$)/.test(word)) return undefined;
  return { ...place(flow.at, all, { ...spot, word, isFlow: true }), siblings, isItem };
}

/** In brackets that were opened on a line above, behind a key or as an item. */
function flowBelow(spot: Spot, content: string, text: string): Cursor | undefined {
  const [, double, single, plain] = keyed.exec(content) ?? [];
  const name = double ?? single ?? plain;
  const { levels, siblings } = spot.found;
  const opened = name === undefined ? [] : [{ name, siblings: new Map([...siblings, [name, '']]) }];
  return flowCursor(spot, text, [...levels, ...opened]);
}

function dashColumns(spaces: string, dashes: string): number[] {
  return [...dashes.matchAll(/-/g)].map((match) => spaces.length + match.index);
}

interface Word extends Spot {
  readonly word: string;
  readonly isFlow?: boolean;
}

function place(at: Cursor['at'], levels: Cursor['levels'], spot: Word): Cursor {
  const { line, position, word, isFlow = false } = spot;
  const { character } = position;
  const kind = at === 'key' && spot.isItem && !isFlow ? 'item' : at === 'value' ? 'value' : 'key';
  const end = wordEnd({ line, character, word, kind, isFlow });
  const [quote] = word;
  return {
    at,
    levels,
    siblings: new Map(),
    replace: {
      start: { line: position.line, character: character - word.length },
      end: { line: position.line, character: end },
    },
    quote: quote === '"' || quote === "'" ? quote : '',
    hasColon: /^\s*:(?:\s|$)/.test(line.slice(end)),
    hanging: spot.hanging,
    isItem: false,
    lead: '',
    isFlow,
    beside: undefined,
    isMisplaced: false,
  };
}
