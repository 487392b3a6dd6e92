import type { LineMap } from '../../text.ts';
import type { Level } from '../place/level.ts';
import { readYamlLine, type YamlLine } from './yamlLine.ts';

/** The way to a column of a line, and the keys beside it. */
export interface FoundLevels {
  readonly levels: readonly Level[];
  readonly siblings: ReadonlyMap<string, string>;
  /** A key or a dash on the way opens a block of text. */
  readonly isInText: boolean;
}

/** A map or list around the cursor. */
interface Frame {
  readonly kind: 'map' | 'list';
  readonly column: number;
  /** The key of this map that leads to the cursor. */
  readonly name: string | undefined;
  readonly opensText: boolean;
  readonly keys: Map<string, string>;
}

/**
 * Walks from the cursor up to collect what encloses it, then down for the keys that follow. `column` is that
 * of the word at the cursor, `dashes` are those before it on its line.
 */
export function yamlLevels(
  lines: LineMap,
  lineIndex: number,
  column: number,
  dashes: readonly number[],
): FoundLevels {
  const innermost = mapFrame(column);
  const frames = [innermost, ...dashes.toReversed().map((dash) => listFrame(dash, ''))];
  for (let index = lineIndex - 1; index >= 0; index -= 1) {
    // What is further in than the outermost frame is beside the way: most lines are not read.
    const indent = lines.indent(index);
    if (indent !== undefined && indent <= (frames.at(-1)?.column ?? 0))
      climb(frames, readYamlLine(lines.line(index)));
  }
  collectBelow(frames, lines, lineIndex + 1);
  const outward = frames.slice(1).reverse();
  const text = outward.findIndex((frame) => frame.opensText);
  const kept = text < 0 ? outward : outward.slice(0, text + 1);
  return {
    levels: kept.map(({ name, keys }) => ({ name, siblings: keys })),
    siblings: innermost.keys,
    isInText: text >= 0,
  };
}

const textStart = /^[|>][-+0-9]*$/;

function mapFrame(column: number, name?: string, value = ''): Frame {
  const keys = new Map(name === undefined ? [] : [[name, value]]);
  return { kind: 'map', column, name, opensText: textStart.test(value), keys };
}

function listFrame(column: number, item: string): Frame {
  return { kind: 'list', column, name: undefined, opensText: textStart.test(item), keys: new Map() };
}

/** A line above: its key, then its dashes from right to left. */
function climb(frames: Frame[], line: YamlLine): void {
  if (line.key !== undefined) climbKey(frames, line.key);
  for (const dash of line.dashes.toReversed()) {
    const outermost = frames.at(-1);
    if (outermost?.kind === 'map' && dash < outermost.column) frames.push(listFrame(dash, line.item));
  }
}

function climbKey(frames: Frame[], key: NonNullable<YamlLine['key']>): void {
  const outermost = frames.at(-1);
  if (outermost === undefined) return;
  // A list may stand in the column of the key whose value it is.
  const isParent =
    key.column < outermost.column || (outermost.kind === 'list' && key.column === outermost.column);
  if (isParent) frames.push(mapFrame(key.column, key.name, key.value));
  else if (key.column === outermost.column) remember(outermost, key);
}

function remember(frame: Frame, key: NonNullable<YamlLine['key']>): void {
  if (!frame.keys.has(key.name)) frame.keys.set(key.name, key.value);
}

/** Lines below add keys to the frames that they do not close. */
function collectBelow(frames: readonly Frame[], lines: LineMap, from: number): void {
  let alive = 0;
  for (let index = from; index < lines.lineCount; index += 1) {
    const indent = lines.indent(index);
    if (indent === undefined || indent > (frames[alive]?.column ?? 0)) continue;
    const line = readYamlLine(lines.line(index));
    if (line.indent === undefined) continue;
    while (isClosedBy(frames[alive], line.indent, line.dashes.length > 0)) alive += 1;
    const frame = frames[alive];
    if (frame === undefined) return;
    if (frame.kind === 'map' && line.key?.column === frame.column && line.dashes.length === 0) {
      remember(frame, line.key);
    }
  }
}

function isClosedBy(frame: Frame | undefined, indent: number, isItem: boolean): boolean {
  if (frame === undefined) return false;
  return frame.column > indent || (frame.kind === 'list' && frame.column === indent && !isItem);
}
