import type { Level } from '../place/level.ts';

/** Where a cursor stands in a collection with brackets or braces that was begun on its line. */
export interface FlowPlace {
  readonly at: 'key' | 'value';
  /** From the collection to the word. */
  readonly levels: readonly Level[];
  readonly siblings: ReadonlyMap<string, string>;
  /** What was typed of the word. */
  readonly word: string;
  readonly isItem: boolean;
}

interface Frame {
  readonly isMap: boolean;
  readonly keys: Map<string, string>;
  /** The key whose value is being written. */
  name: string | undefined;
  word: string;
}

const token = /"(?:[^"\\]|\\.)*"?|'(?:[^']|'')*'?|[[\]{},]|:(?=\s|$)|(?:[^[\]{},:"']|:(?!\s|$))+/g;

/** Reads what stands between a value's begin and the cursor; `undefined` when it opens no collection. */
export function flowPlace(text: string): FlowPlace | undefined {
  if (!/^(?:\[|\{(?!\{))/.test(text)) return undefined;
  const frames: Frame[] = [];
  for (const [piece] of text.matchAll(token)) read(frames, piece);
  const innermost = frames.at(-1);
  if (innermost === undefined) return undefined;
  return {
    at: innermost.isMap && innermost.name === undefined ? 'key' : 'value',
    levels: frames.flatMap(levelsOf),
    siblings: innermost.keys,
    word: innermost.word.trimStart(),
    isItem: !innermost.isMap,
  };
}

/** The keys of a map in braces that stand behind a word of it. */
export function keysBehind(text: string): readonly string[] {
  const keys: string[] = [];
  let depth = 0;
  let word = '';
  for (const [piece] of text.matchAll(token)) {
    if (piece === '[' || piece === '{') depth += 1;
    else if (piece === ']' || piece === '}') depth -= 1;
    else if (depth === 0 && piece === ':') keys.push(bareText(word));
    if (depth < 0) return keys.filter((key) => key !== '');
    word = piece === ':' || piece === ',' ? '' : depth === 0 ? word + piece : '';
  }
  return keys.filter((key) => key !== '');
}

function read(frames: Frame[], piece: string): void {
  const frame = frames.at(-1);
  if (piece === '[' || piece === '{') {
    frames.push({ isMap: piece === '{', keys: new Map(), name: undefined, word: '' });
  } else if (piece === ']' || piece === '}') frames.pop();
  else if (frame === undefined) return;
  else if (piece === ',') finish(frame);
  else if (piece === ':' && frame.isMap && frame.name === undefined) {
    frame.name = bareText(frame.word);
    frame.word = '';
  } else frame.word += piece;
}

/** A comma ends a pair or an item. */
function finish(frame: Frame): void {
  const key = frame.name ?? bareText(frame.word);
  if (frame.isMap && key !== '') frame.keys.set(key, frame.name === undefined ? '' : bareText(frame.word));
  frame.name = undefined;
  frame.word = '';
}

function levelsOf({ isMap, name, keys }: Frame): readonly Level[] {
  if (!isMap) return [{ name: undefined, siblings: new Map() }];
  return name === undefined ? [] : [{ name, siblings: new Map([...keys, [name, '']]) }];
}

function bareText(word: string): string {
  const text = word.trim();
  return /^(["']).*\1$/.exec(text) === null ? text : text.slice(1, -1);
}
