/** A `[header]` with the properties below it, as written. */
export interface IniSection {
  /** The words of the header: `profile x` are two; a quoted word may hold blanks. */
  readonly words: readonly string[];
  /** 1-based. */
  readonly line: number;
  /** Keys in lower case; keys of a nested block are `outer.inner`. */
  readonly values: ReadonlyMap<string, string>;
}

export interface IniProblem {
  /** 1-based. */
  readonly line: number;
  readonly sentence: string;
}

export interface Ini {
  readonly sections: readonly IniSection[];
  readonly problems: readonly IniProblem[];
}

/**
 * Parses AWS's dialect of ini (AWS SDKs and Tools Reference Guide, "Shared config and credentials files"):
 * `[words]`, `key = value`, comments by `#` and `;` at the line's start or after a blank, lines indented
 * deeper than their key that go on with its value, or form a nested block where the value is empty. Never
 * throws: what cannot be read becomes a problem and the rest goes on.
 */
export function parseIni(text: string): Ini {
  const parser = new IniParser();
  text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .forEach((line, index) => parser.line(line, index + 1));
  return parser;
}

interface OpenSection {
  readonly words: readonly string[];
  readonly line: number;
  readonly values: Map<string, string>;
}

class IniParser implements Ini {
  readonly sections: OpenSection[] = [];
  readonly problems: IniProblem[] = [];
  /** `broken`: below a header nobody could read; its lines are skipped without more problems. */
  #section: OpenSection | 'broken' | undefined;
  #key: string | undefined;
  #keyIndent = 0;

  line(line: string, number: number): void {
    const text = line.trim();
    if (text === '' || text.startsWith('#') || text.startsWith(';')) return;
    if (text.startsWith('[')) this.#header(text, number);
    else if (this.#section !== 'broken') this.#property(text, line.search(/\S/), number);
  }

  #header(text: string, line: number): void {
    this.#key = undefined;
    const words = wordsOf(text);
    if (typeof words === 'string') {
      this.#section = 'broken';
      this.#problem(line, words);
      return;
    }
    const section = { words, line, values: new Map<string, string>() };
    this.#section = section;
    this.sections.push(section);
  }

  #property(text: string, indent: number, line: number): void {
    const section = this.#section;
    if (section === undefined || section === 'broken') {
      this.#problem(line, 'This line stands before the first [section], so it belongs to nothing.');
      return;
    }
    if (indent > this.#keyIndent && this.#key !== undefined) {
      this.#continue(section.values, this.#key, text, line);
    } else {
      this.#keyIndent = indent;
      this.#assign(section.values, text, line);
    }
  }

  #assign(values: Map<string, string>, text: string, line: number): void {
    const pair = pairOf(text);
    this.#key = pair?.key;
    if (pair === undefined) this.#problem(line, 'This line is neither [section] nor key = value.');
    else values.set(pair.key, pair.value);
  }

  #continue(values: Map<string, string>, key: string, text: string, line: number): void {
    const value = values.get(key) ?? '';
    if (value !== '') {
      values.set(key, `${value}\n${withoutComment(text)}`);
      return;
    }
    const pair = pairOf(text);
    if (pair === undefined) this.#problem(line, `This line below ${key} is not key = value.`);
    else values.set(`${key}.${pair.key}`, pair.value);
  }

  #problem(line: number, sentence: string): void {
    this.problems.push({ line, sentence });
  }
}

/** The words between the brackets, or a sentence about what is wrong with them. */
function wordsOf(text: string): readonly string[] | string {
  const end = text.indexOf(']');
  if (end < 0) return 'The section is not closed with ].';
  const rest = text.slice(end + 1).trim();
  if (rest !== '' && !/^[#;]/.test(rest)) return 'There is text behind the section’s ].';
  const words = [...text.slice(1, end).matchAll(/"([^"]*)"|'([^']*)'|[^\s"']+/g)].map(
    (match) => match[1] ?? match[2] ?? match[0],
  );
  return words.length === 0 ? 'The section has no name.' : words;
}

function pairOf(text: string): { readonly key: string; readonly value: string } | undefined {
  const at = text.indexOf('=');
  const key = text.slice(0, Math.max(0, at)).trim().toLowerCase();
  return key === '' ? undefined : { key, value: withoutComment(text.slice(at + 1)) };
}

function withoutComment(text: string): string {
  return text.replace(/(^|\s)[#;].*$/, '').trim();
}
