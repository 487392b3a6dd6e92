import type { Position } from '../../lsp.ts';
import type { LineMap } from '../../text.ts';
import type { Cursor } from './cursor.ts';
import { flowPlace } from './flow.ts';
import { yamlLevels, type FoundLevels } from './yamlLevels.ts';

/**
 * The cursor's place in YAML, read from lines and columns alone: it works where the text does not parse yet,
 * and costs no parse. Collections in brackets are read as far as they stand on the cursor's line.
 */
export function yamlCursor(lines: LineMap, position: Position): Cursor | undefined {
  const line = lines.line(position.line);
  const before = line.slice(0, position.character);
  const [, spaces = '', dashes = '', content = ''] = /^([ \t]*)((?:-(?:[ \t]+|$))*)(.*)$/.exec(before) ?? [];
  const column = spaces.length + dashes.length;
  const found = yamlLevels(lines, position.line, column, dashColumns(spaces, dashes));
  const at: Spot = { line, position, found, hanging: column - spaces.length, isItem: dashes !== '' };
  if (found.isInText) return place('text', found.levels, { ...at, word: '' });
  return valueCursor(at, content) ?? keyCursor(at, content);
}

/** The line at the cursor and what is around it. */
interface Spot {
  readonly line: string;
  readonly position: Position;
  readonly found: FoundLevels;
  readonly hanging: number;
  readonly isItem: boolean;
}

const keyed = /^(?:"([^"]*)"|'([^']*)'|([\w.$:/-]+?)) *:(?:([ \t]+)(.*)|$)$/;

function valueCursor(spot: Spot, content: string): Cursor | undefined {
  const value = keyed.exec(content);
  if (value === null) return undefined;
  const name = value[1] ?? value[2] ?? value[3] ?? '';
  // An action's name that is half written ends with a colon too.
  if (value[4] === undefined && name === 'aws') return undefined;
  const siblings = new Map([...spot.found.siblings, [name, '']]);
  const levels = [...spot.found.levels, { name, siblings }];
  const word = value[5] ?? '';
  const flow = flowCursor(spot, word, levels);
  if (flow !== undefined) return flow;
  return { ...place('value', levels, { ...spot, word }), lead: value[4] === undefined ? ' ' : '' };
}

function keyCursor(spot: Spot, content: string): Cursor | undefined {
  const flow = spot.isItem ? flowCursor(spot, content, spot.found.levels) : undefined;
  if (flow !== undefined) return flow;
  const { siblings } = spot.found;
  // Behind a key's colon nothing can be written; only the names of actions go on after theirs.
  if (!/^["']?(?:aws:)?[\w.$/-]*$/.test(content)) return proseCursor(spot, content);
  return { ...place('key', spot.found.levels, { ...spot, word: content }), siblings, isItem: spot.isItem };
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
  return { ...place(flow.at, all, { ...spot, word: flow.word }), siblings, isItem, isFlow: true };
}

function dashColumns(spaces: string, dashes: string): number[] {
  return [...dashes.matchAll(/-/g)].map((match) => spaces.length + match.index);
}

function place(at: Cursor['at'], levels: Cursor['levels'], spot: Spot & { readonly word: string }): Cursor {
  const { line, position, word } = spot;
  const after =
    /^[\w.$:/-]*?(?=\s*:(?:\s|$)|[^\w.$:/-]|$)["']?/.exec(line.slice(position.character))?.[0] ?? '';
  const end = position.character + after.length;
  const [quote] = word;
  return {
    at,
    levels,
    siblings: new Map(),
    replace: {
      start: { line: position.line, character: position.character - word.length },
      end: { line: position.line, character: end },
    },
    quote: quote === '"' || quote === "'" ? quote : '',
    hasColon: /^\s*:(?:\s|$)/.test(line.slice(end)),
    hanging: spot.hanging,
    isItem: false,
    lead: '',
    isFlow: false,
  };
}
