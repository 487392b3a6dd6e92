import type { ScalarNode, Span } from '../syntax/node.ts';
import { referencesIn } from './references.ts';
import type { Dialect, ShellText } from './scripts.ts';

/** A parameter's value in the middle of a line of a shell's script. */
export interface Interpolation {
  readonly name: string;
  /** The name between the braces. */
  readonly span: Span;
  /** The reference with its braces. */
  readonly whole: Span;
  /** What the reference stands in. */
  readonly quotes: 'none' | 'single' | 'double';
  readonly dialect: Dialect;
  readonly node: ScalarNode;
}

/** Of one script; each costs reading its line, and there are scripts of one line. More than these nobody reads. */
const maxReferences = 500;

/** The first references to parameters in a script, without lines that are a reference as a whole, and comments. */
export function* interpolationsIn(text: string, { node, dialect }: ShellText): Generator<Interpolation> {
  if (!text.slice(node.start, node.end).includes('{{')) return;
  const references = [...referencesIn(text, node)].filter(({ kind }) => kind === 'parameter');
  for (const reference of references.slice(0, maxReferences)) {
    const whole = withBraces(text, reference);
    const line = lineAround(text, node, whole);
    if (isAlone(line) || /^\s*#/.test(line.before)) continue;
    const span = { start: reference.start, end: reference.end };
    yield { name: reference.name, span, whole, quotes: quotesAfter(line.before, dialect), dialect, node };
  }
}

function withBraces(text: string, { start, end }: Span): Span {
  return { start: text.lastIndexOf('{{', start), end: text.indexOf('}}', end) + 2 };
}

interface Line {
  readonly before: string;
  readonly after: string;
}

/** The line of the script as the shell sees it; in quoted scalars line ends and quotes are escaped. */
function lineAround(text: string, node: ScalarNode, { start, end }: Span): Line {
  const isEscaped = node.style === 'quoted' && text.charAt(node.start) === '"';
  const read = (part: string): string =>
    isEscaped ? part.replace(/\\(.)/g, (_, escaped: string) => escapes.get(escaped) ?? escaped) : part;
  const offset = node.style === 'quoted' ? 1 : 0;
  const first = node.start + offset;
  const last = node.end - offset;
  // Only the line is read, however long the script: a script can have thousands of references.
  const lineStart = Math.max(
    first,
    text.lastIndexOf('\n', start - 1) + 1,
    isEscaped ? escapedLine(text, start) : 0,
  );
  const lineEnd = text.indexOf('\n', end);
  const before = read(text.slice(lineStart, start));
  const after = read(text.slice(end, lineEnd < 0 ? last : Math.min(last, lineEnd)));
  const isIndicator = node.style === 'block' && lineStart === first;
  return {
    before: isIndicator ? '' : before.slice(before.lastIndexOf('\n') + 1),
    after: after.split(/\r?\n/, 1)[0] ?? '',
  };
}

/** Behind the last `\\n` before the offset. */
function escapedLine(text: string, offset: number): number {
  const at = text.lastIndexOf('\\n', offset - 1);
  return at < 0 || text.charAt(at - 1) === '\\' ? 0 : at + 2;
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** The line is the reference: the parameter is a command that somebody means to run. */
function isAlone({ before, after }: Line): boolean {
  return before.trim() === '' && after.trim() === '';
}

/** The quotes that are open at the end of the text. */
function quotesAfter(text: string, dialect: Dialect): Interpolation['quotes'] {
  const escape = dialect === 'shell' ? '\\' : '`';
  let open = '';
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === escape && open !== "'") index += 1;
    else if (open === '' && (character === '"' || character === "'")) open = character;
    else if (character === open) open = '';
  }
  return open === '' ? 'none' : open === '"' ? 'double' : 'single';
}
