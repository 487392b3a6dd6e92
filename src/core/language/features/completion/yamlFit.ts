import type { LineMap } from '../../text.ts';
import { isNothing, readYamlLine, type YamlLine } from './yamlLine.ts';

/** Whether the lines around leave room for something new in a column. */
export interface YamlFit {
  /** What stands in the column already, of the same map or list. */
  readonly beside: 'keys' | 'items' | undefined;
  /** Whatever is written here would tear the lines around it apart, or go on with a text. */
  readonly isMisplaced: boolean;
}

/** What is being written, by its columns. */
export interface NewLine {
  readonly line: number;
  /** Of the dash, or of the word where there is none. */
  readonly column: number;
  /** Of the word. */
  readonly content: number;
  /** A colon follows, so that the lines below are the word's own. */
  readonly hasColon: boolean;
}

/** Looks up to the line that the new one is below, and down to the next one. */
export function yamlFit(lines: LineMap, at: NewLine): YamlFit {
  const above = lookUp(lines, at);
  const next = at.hasColon ? undefined : firstBelow(lines, at.line);
  if (above.isMisplaced || next?.indent === undefined || next.indent <= above.parent) return above;
  const { column, content } = at;
  const isItem = content > column;
  const isDash = next.dashes.length > 0;
  // What is further in would lose the key or the item that it belongs to.
  const isText = !isDash && next.key === undefined;
  const isInner = next.indent > column && (next.indent < content || isDash || isText);
  const isTorn = next.indent > content || isInner;
  const isBeside = next.indent === column;
  const isOther = above.beside === undefined && (isBeside ? isItem && !isDash : next.indent < column);
  const beside = above.beside ?? (isBeside ? (isDash ? 'items' : 'keys') : undefined);
  return { beside, isMisplaced: isTorn || isOther };
}

/** Whether a key's value stands on the lines below it. */
export function hasValueBelow(lines: LineMap, line: number, column: number): boolean {
  const next = firstBelow(lines, line);
  if (next?.indent === undefined) return false;
  return next.indent > column || (next.indent === column && next.dashes.length > 0);
}

function firstBelow(lines: LineMap, from: number): YamlLine | undefined {
  for (let index = from + 1; index < lines.lineCount; index += 1) {
    const line = lines.indent(index) === undefined ? undefined : readYamlLine(lines.line(index));
    if (line?.indent !== undefined) return line;
  }
  return undefined;
}

interface Above extends YamlFit {
  /** The column of the key or dash that the new line is below; -1 at the top. */
  readonly parent: number;
}

function lookUp(lines: LineMap, { line: from, column, content }: NewLine): Above {
  const isItem = content > column;
  let isDeeper = false;
  let beside: YamlFit['beside'];
  for (let index = from - 1; index >= 0; index -= 1) {
    const indent = lines.indent(index);
    if (indent === undefined || (indent > column && isDeeper)) continue;
    const line = readYamlLine(lines.line(index));
    if (line.indent === undefined) continue;
    isDeeper ||= line.indent > column;
    if (line.indent > column) continue;
    const found = standsAt(line, column);
    if (found === 'items' && isItem) return { beside: 'items', isMisplaced: false, parent: -1 };
    if (found === 'keys' && !isItem) return { beside: 'keys', isMisplaced: false, parent: -1 };
    if (found === 'items') beside = 'items';
    else if (found === 'keys' || isOpening(line, column)) {
      const isMisplaced = beside === undefined && (isDeeper || !isOpen(line, column));
      return { beside, isMisplaced, parent: found === 'keys' ? column - 1 : innermost(line, column) };
    }
  }
  return { beside, isMisplaced: beside === undefined && isDeeper, parent: -1 };
}

function standsAt({ key, dashes }: YamlLine, column: number): YamlFit['beside'] {
  if (key?.column === column) return 'keys';
  return dashes.includes(column) ? 'items' : undefined;
}

function columnsOf({ key, dashes }: YamlLine): readonly number[] {
  return key === undefined ? dashes : [...dashes, key.column];
}

function innermost(line: YamlLine, column: number): number {
  return Math.max(...columnsOf(line).filter((other) => other < column));
}

/** Whether a key or a dash of the line is further out. */
function isOpening(line: YamlLine, column: number): boolean {
  return columnsOf(line).some((other) => other < column);
}

/** Whether what opens the column has its value below: nothing follows it on its own line. */
function isOpen(line: YamlLine, column: number): boolean {
  const { key, dashes, item } = line;
  if (columnsOf(line).some((other) => other > column)) return false;
  return key === undefined ? dashes.length === 0 || isNothing(item) : key.isOpen;
}
