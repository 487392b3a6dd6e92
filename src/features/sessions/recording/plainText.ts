const escape = '\u001b';

/** Control sequences: CSI, strings of OSC, DCS, SOS, PM and APC up to their ends, and the short ones. */
const sequences = new RegExp(
  [
    `${escape}\\[[0-?]*[ -/]*[@-~]`,
    `${escape}[\\]PX^_][^\\u0007\\u001b]*(?:\\u0007|${escape}\\\\)`,
    `${escape}[ -/]+[0-~]`,
    `${escape}[0-OQ-WYZ\\\\\`-~]`,
  ].join('|'),
  'g',
);

/** What may be the beginning of a sequence whose end is still to come, and a carriage return before its line feed. */
const unfinished = new RegExp(
  `(?:\\r|${escape}(?:\\[[0-?]*[ -/]*|[\\]PX^_][^\\u0007\\u001b]*${escape}?|[ -/]*)?)$`,
);

/** A string that never ends must not be kept for ever. */
const longestKept = 4096;

/**
 * What a terminal shows as text without control sequences, line ends as line feeds. It comes in pieces that may be cut
 * anywhere. What a program draws over stays in the text.
 */
export class PlainText {
  #kept = '';

  of(part: string): string {
    const whole = this.#kept + part;
    const [rest = ''] = unfinished.exec(whole) ?? [];
    this.#kept = rest.length > longestKept ? '' : rest;
    return cleaned(whole.slice(0, whole.length - rest.length));
  }
}

function cleaned(text: string): string {
  return text
    .replace(sequences, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '');
}
