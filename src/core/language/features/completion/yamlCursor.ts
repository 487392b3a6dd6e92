import type { Position } from '../../lsp.ts';
import type { LineMap } from '../../text.ts';
import type { Cursor } from './cursor.ts';
import { yamlLevels } from './yamlLevels.ts';

/**
 * The cursor's place in block YAML, read from lines and columns alone: it works where the text does not parse
 * yet, and costs no parse.
 */
export function yamlCursor(lines: LineMap, position: Position): Cursor | undefined {
  const line = lines.line(position.line);
  const before = line.slice(0, position.character);
  const [, spaces = '', dashes = '', content = ''] = /^( *)((?:-(?: +|$))*)(.*)$/.exec(before) ?? [];
  const column = spaces.length + dashes.length;
  const found = yamlLevels(lines, position.line, column, dashColumns(spaces, dashes));
  if (found.isInText) return place('text', found.levels, { line, position, word: '', column, spaces });
  const value = /^(?:"([^"]*)"|'([^']*)'|([\w.$:/-]+?)) *:[ \t]+(.*)$/.exec(content);
  if (value === null) {
    // Behind a key's colon nothing can be written; only the names of actions go on after theirs.
    if (!/^["']?(?:aws:)?[\w.$/-]*$/.test(content)) return undefined;
    const options = { line, position, word: content, column, spaces };
    return { ...place('key', found.levels, options), siblings: found.siblings, isItem: dashes !== '' };
  }
  const name = value[1] ?? value[2] ?? value[3] ?? '';
  const siblings = new Map([...found.siblings, [name, '']]);
  const word = value[4] ?? '';
  return place('value', [...found.levels, { name, siblings }], { line, position, word, column, spaces });
}

function dashColumns(spaces: string, dashes: string): number[] {
  return [...dashes.matchAll(/-/g)].map((match) => spaces.length + match.index);
}

interface Written {
  readonly line: string;
  readonly position: Position;
  /** What stands before the cursor of the word that is being written. */
  readonly word: string;
  readonly column: number;
  readonly spaces: string;
}

function place(at: Cursor['at'], levels: Cursor['levels'], written: Written): Cursor {
  const { line, position, word } = written;
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
    hanging: written.column - written.spaces.length,
    isItem: false,
  };
}
