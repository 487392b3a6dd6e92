import type { Span } from './messages.ts';

const mostSpans = 2000;

const escape = String.fromCharCode(0x1b);
const bell = String.fromCharCode(0x07);
const backspace = String.fromCharCode(0x08);

/** Escape sequences: control sequences, operating system commands with their end, and single ones. */
const sequence = new RegExp(
  [
    `${escape}\\[([0-9;:?<=>]*)([ -/]*[@-~])`,
    `${escape}[\\]PX^_][^${bell}${escape}]*(?:${bell}|${escape}\\\\)?`,
    `${escape}[ -/]*[0-~]?`,
  ].join('|'),
  'gu',
);

/** Bold and underlined text of old man pages: a character, a step back, the character again. */
const overstruck = new RegExp(`[^\\n]${backspace}`, 'gu');
const controls = /(?![\t\n])\p{Cc}/gu;
/** Characters that reorder what follows: shown by number, so that a log cannot show what it does not say. */
const bidi = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

interface Style {
  readonly fg: string;
  readonly bg: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
}

const plain: Style = { fg: '', bg: '', bold: false, italic: false, underline: false };

/** A node's output as plain text: no escape sequences, no control characters, line ends as one newline. */
export function plainText(text: string): string {
  return cleaned(text.replace(sequence, ''));
}

/**
 * A node's output as pieces with terminal styles. The text is data: every sequence that is no colour is
 * dropped, control characters too. A line that was overwritten (carriage return) shows its last state. Beyond
 * 2,000 pieces the rest has no colours.
 */
export function terminalSpans(text: string): readonly Span[] {
  const spans: Span[] = [];
  let style = plain;
  let from = 0;
  const lines = settledLines(text);
  for (const match of lines.matchAll(sequence)) {
    push(spans, lines.slice(from, match.index), style);
    from = match.index + match[0].length;
    if (match[2] === 'm') style = styled(style, match[1] ?? '');
    if (spans.length >= mostSpans) {
      push(spans, lines.slice(from).replace(sequence, ''), plain);
      return spans;
    }
  }
  push(spans, lines.slice(from), style);
  return spans;
}

function push(spans: Span[], text: string, style: Style): void {
  const clean = cleaned(text);
  if (clean === '') return;
  const name = styleNames(style);
  const last = spans.at(-1);
  if (last?.style === name) spans[spans.length - 1] = { text: last.text + clean, style: name };
  else spans.push({ text: clean, style: name });
}

function cleaned(text: string): string {
  return settledLines(text)
    .replace(overstruck, '')
    .replace(controls, '')
    .replace(bidi, (char) => `⟨U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`);
}

/** What stands after the last carriage return of each line; colours set before it are kept. */
function settledLines(text: string): string {
  if (!text.includes('\r')) return text;
  return text
    .replaceAll(/\r+\n/g, '\n')
    .split('\n')
    .map((line) => {
      const parts = line.split('\r');
      const shown = parts.findLast((part) => part.replace(sequence, '') !== '') ?? '';
      const before = parts.slice(0, parts.lastIndexOf(shown)).join('');
      return [...before.matchAll(sequence)].map((match) => match[0]).join('') + shown;
    })
    .join('\n');
}

const colours = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'] as const;

/** Select Graphic Rendition (ECMA-48): the sixteen colours, bold, italic, underlined. */
function styled(style: Style, parameters: string): Style {
  const codes = parameters.split(/[;:]/).map(Number);
  let next = style;
  for (let index = 0; index < codes.length; index++) {
    const code = codes[index] ?? 0;
    if (code === 38 || code === 48) {
      const isIndexed = codes[index + 1] === 5;
      if (isIndexed) next = { ...next, [code === 38 ? 'fg' : 'bg']: indexed(codes[index + 2] ?? -1) };
      index += isIndexed ? 2 : 4;
    } else next = applied(next, code);
  }
  return next;
}

function applied(style: Style, code: number): Style {
  if (code === 0) return plain;
  if (code === 1) return { ...style, bold: true };
  if (code === 3) return { ...style, italic: true };
  if (code === 4) return { ...style, underline: true };
  if (code === 22) return { ...style, bold: false };
  if (code === 23) return { ...style, italic: false };
  if (code === 24) return { ...style, underline: false };
  if (code === 39) return { ...style, fg: '' };
  if (code === 49) return { ...style, bg: '' };
  return coloured(style, code);
}

function coloured(style: Style, code: number): Style {
  if (code >= 30 && code <= 37) return { ...style, fg: indexed(code - 30) };
  if (code >= 40 && code <= 47) return { ...style, bg: indexed(code - 40) };
  if (code >= 90 && code <= 97) return { ...style, fg: indexed(code - 82) };
  if (code >= 100 && code <= 107) return { ...style, bg: indexed(code - 92) };
  return style;
}

/** Colours beyond the sixteen have no place in a theme. */
function indexed(index: number): string {
  const name = colours[index % 8];
  if (index < 0 || index > 15 || name === undefined) return '';
  return index > 7 ? `bright-${name}` : name;
}

function styleNames(style: Style): string {
  const names = [
    style.fg === '' ? '' : `fg-${style.fg}`,
    style.bg === '' ? '' : `bg-${style.bg}`,
    style.bold ? 'bold' : '',
    style.italic ? 'italic' : '',
    style.underline ? 'underline' : '',
  ];
  return names.filter((name) => name !== '').join(' ');
}
