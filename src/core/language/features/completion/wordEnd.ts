/** Where the word at the cursor ends that a completion replaces. */
export interface WordPlace {
  readonly line: string;
  readonly character: number;
  /** What was typed of the word, its opening quote included. */
  readonly word: string;
  /** Whether a value or an item is written, or a key. */
  readonly kind: 'value' | 'item' | 'key';
  readonly isFlow: boolean;
}

/** A quoted word goes on to its closing quote, a plain value to its end, any other word while it is one. */
export function wordEnd({ line, character, word, kind, isFlow }: WordPlace): number {
  const rest = line.slice(character);
  if (word === '' && kind !== 'key') {
    const whole = quotes.get(rest.charAt(0))?.rest.exec(rest.slice(1))?.[0];
    if (whole !== undefined) return character + 1 + whole.length;
    if (/^\s/.test(rest)) return character;
  }
  const quoted = quotes.get(word.charAt(0));
  if (quoted !== undefined) {
    if (quoted.closed.test(word)) return character;
    const closing = quoted.rest.exec(rest)?.[0] ?? '';
    // A bracket or a comma in front of the quote: that one opens the next text.
    if (closing !== '' && !/^\s*[,\]}]/.test(closing)) return character + closing.length;
  }
  const key = /^[\w.$:/-]*?(?=\s*:(?:\s|$)|[^\w.$:/-]|$)/.exec(rest)?.[0].length ?? 0;
  const isKey = kind === 'key' || (kind === 'item' && /^\s*:(?:\s|$)/.test(rest.slice(key)));
  if (isKey || quoted !== undefined) return character + key;
  return character + ((isFlow ? flowValue : blockValue).exec(rest)?.[0].length ?? 0);
}

const quotes: ReadonlyMap<string, { readonly closed: RegExp; readonly rest: RegExp }> = new Map([
  ['"', { closed: /^"(?:[^"\\]|\\.)*"$/, rest: /^(?:[^"\\]|\\.)*"/ }],
  ["'", { closed: /^'(?:[^']|'')*'$/, rest: /^(?:[^']|'')*'/ }],
]);

/** Up to a comment. */
const blockValue = /^(?:[^\s#]|(?<=\S)#|\s+(?=[^\s#]))*/;
const flowValue = /^(?:[^\s#,[\]{}]|\s+(?=[^\s#,[\]{}]))*/;
