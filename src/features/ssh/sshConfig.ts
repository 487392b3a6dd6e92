import { AppError } from '../../core/base/errors.ts';

/**
 * The text of an SSH configuration, one character a byte (latin1): what is not ours is kept byte for byte, whatever
 * its encoding.
 */
export type ConfigText = string;

const begin = '# BEGIN SSM Workbench';
const end = '# END SSM Workbench';
const beginLine = /^\s*# BEGIN SSM Workbench (\S+)/;
const endLine = /^\s*# END SSM Workbench (\S+)/;
const sectionLine = /^\s*(?:host|match)(?=[\s=])/i;
const hostLine = /^\s*host(?:\s*=\s*|\s+)(.*?)\s*$/i;
const commentLine = /^\s*#/;

/** Where a node's block stands: indexes of lines, the second one exclusive. */
interface Place {
  readonly from: number;
  readonly to: number;
}

/**
 * Writes a node's block: in the place of the earlier one, else before the first section, because the first value
 * that ssh finds wins and `Host *` mostly stands at the end. What stands above the first section holds for all
 * hosts and stays above.
 *
 * @param lines of the block, without line ends, as characters (not bytes)
 * @throws AppError `conflict` when the earlier block has lost one of its marks, or the text is none that ssh reads
 */
export function writeBlock(text: ConfigText, nodeId: string, lines: readonly string[]): ConfigText {
  requireText(text);
  const all = linesOf(text);
  const eol = eolOf(text);
  const marked = [
    `${begin} ${nodeId} (written anew by “Write SSH Config for Node”)`,
    ...lines,
    `${end} ${nodeId}`,
  ];
  const block = bytesOf(marked.map((line) => line + eol).join(''));
  const place = placeOf(all, nodeId);
  if (place !== undefined) {
    const isLast = place.to === all.length && !/\n$/.test(text);
    const written = isLast ? block.slice(0, -eol.length) : block;
    return [...all.slice(0, place.from), written, ...all.slice(place.to)].join('');
  }
  const at = firstSection(all);
  if (at === undefined) return appended(text, block, eol);
  return [...all.slice(0, at), block, eol, ...all.slice(at)].join('');
}

/** The name that a node's block gives it; undefined without a block. */
export function aliasInBlock(text: ConfigText, nodeId: string): string | undefined {
  const all = linesOf(text);
  const place = placeOf(all, nodeId);
  if (place === undefined) return undefined;
  return namesIn(all.slice(place.from, place.to))[0];
}

/** Names of all hosts, in lower case, beside those of the node's own block. */
export function hostNames(text: ConfigText, nodeId: string): ReadonlySet<string> {
  const all = linesOf(text);
  const place = placeOf(all, nodeId);
  const others = place === undefined ? all : [...all.slice(0, place.from), ...all.slice(place.to)];
  return new Set(namesIn(others).map((name) => name.toLowerCase()));
}

function namesIn(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => {
    const names = hostLine.exec(line.replace(/\r?\n$/, ''))?.[1] ?? '';
    return names
      .split(/\s+/)
      .map((name) => name.replaceAll('"', ''))
      .filter((name) => name !== '');
  });
}

function linesOf(text: ConfigText): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Those of Windows where the file has more of them. */
function eolOf(text: ConfigText): '\r\n' | '\n' {
  const windows = text.split('\r\n').length - 1;
  const all = text.split('\n').length - 1;
  return windows * 2 > all ? '\r\n' : '\n';
}

function placeOf(lines: readonly string[], nodeId: string): Place | undefined {
  const begins = indexesOf(lines, beginLine, nodeId);
  const ends = indexesOf(lines, endLine, nodeId);
  const [from, ...moreBegins] = begins;
  const [last, ...moreEnds] = ends;
  if (from === undefined && last === undefined) return undefined;
  const isWhole = from !== undefined && last !== undefined && moreBegins.length + moreEnds.length === 0;
  const holdsOther =
    isWhole && lines.slice(from + 1, last).some((line) => beginLine.test(line) || endLine.test(line));
  if (isWhole && from < last && !holdsOther) return { from, to: last + 1 };
  const line = (from ?? last ?? 0) + 1;
  throw new AppError(
    'conflict',
    `The block of ${nodeId} in the SSH configuration is damaged (line ${String(line)}): it needs one line ` +
      `"${begin} ${nodeId}" and below it one "${end} ${nodeId}". Mend or remove it, and try again.`,
  );
}

function indexesOf(lines: readonly string[], mark: RegExp, nodeId: string): readonly number[] {
  return lines.flatMap((line, index) => (mark.exec(line)?.[1] === nodeId ? [index] : []));
}

/** The first section with the comment right above it, which is about it; another node's block is left whole. */
function firstSection(lines: readonly string[]): number | undefined {
  let at = lines.findIndex((line) => sectionLine.test(line));
  if (at === -1) return undefined;
  while (isComment(lines[at - 1])) at -= 1;
  return at;
}

function isComment(line: string | undefined): boolean {
  return line !== undefined && commentLine.test(line) && !endLine.test(line);
}

function appended(text: ConfigText, block: ConfigText, eol: string): ConfigText {
  if (text === '') return block;
  return `${text}${/\n$/.test(text) ? '' : eol}${eol}${block}`;
}

/** UTF-16, as some editors of Windows write it: what is written into it would be lost, and the rest with it. */
function requireText(text: ConfigText): void {
  if (!/^(?:\xff\xfe|\xfe\xff)/.test(text)) return;
  throw new AppError(
    'conflict',
    'The SSH configuration is saved as UTF-16, which ssh does not read. Save it as UTF-8, and try again.',
  );
}

function bytesOf(text: string): ConfigText {
  return Buffer.from(text, 'utf8').toString('latin1');
}
