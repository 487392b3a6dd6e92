/** What one line of block YAML opens: dashes, then perhaps a key. Columns are 0-based. */
export interface YamlLine {
  /** Column of the first character that is no space; the line is blank or a comment without one. */
  readonly indent: number | undefined;
  /** Columns of the dashes. */
  readonly dashes: readonly number[];
  /** What follows the last dash, when it is no key. */
  readonly item: string;
  readonly key: YamlKey | undefined;
}

export interface YamlKey {
  readonly name: string;
  readonly column: number;
  readonly value: string;
  /** The value is not on the key's line: nothing stands there but an anchor, a tag or a comment. */
  readonly isOpen: boolean;
}

const structure = /^( *)((?:-(?: +|$))*)(.*)$/;
const keyed = /^(?:"([^"]*)"|'([^']*)'|([^\s"'#[\]{}-][^#"':]*(?::+[^\s:][^#"':]*)*)) *:(?:\s+(.*))?$/;

export function readYamlLine(line: string): YamlLine {
  const [, spaces = '', run = '', rest = ''] = structure.exec(line) ?? [];
  if (run === '' && (rest === '' || rest.startsWith('#')))
    return { indent: undefined, dashes: [], item: '', key: undefined };
  const dashes = [...run.matchAll(/-/g)].map((match) => spaces.length + match.index);
  return { indent: spaces.length, dashes, item: rest, key: keyIn(rest, spaces.length + run.length) };
}

function keyIn(rest: string, column: number): YamlLine['key'] {
  const [match, double, single, plain, value = ''] = keyed.exec(rest) ?? [];
  if (match === undefined) return undefined;
  const isOpen = isNothing(value);
  return { name: double ?? single ?? plain ?? '', column, value: plainText(value), isOpen };
}

/** Whether only an anchor, a tag or a comment stands there. */
export function isNothing(text: string): boolean {
  return /^(?:[&!]\S*\s*)*(?:#.*)?$/.test(text);
}

/** A value without its quotes and without the comment behind it. */
function plainText(value: string): string {
  const [, , quoted] = /^(["'])(.*)\1\s*(?:#.*)?$/.exec(value) ?? [];
  return quoted ?? value.replace(/(?:^|\s)#.*$/, '').trim();
}
