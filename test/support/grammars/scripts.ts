import { captures, include, type Rule } from './rule.ts';

/** The languages that scripts are written in, as the scopes of their grammars call them. */
export type ScriptLanguage = 'shell' | 'powershell' | 'python';
export const scriptLanguages: readonly ScriptLanguage[] = ['shell', 'powershell', 'python'];

/** A reference in text that the service replaces: `{{ step.Output }}`, `{{ global:REGION }}`. */
export const reference: Rule = {
  name: 'meta.reference.ssm',
  match:
    '(\\{\\{)\\s*(?:(global|automation|variable|ssm|ssm-secure)(:))?([\\w./-]+(?::[\\w.-]+)?)\\s*(\\}\\})',
  captures: {
    1: { name: 'punctuation.definition.template-expression.begin.ssm' },
    2: { name: 'support.variable.ssm' },
    3: { name: 'punctuation.separator.ssm' },
    4: { name: 'variable.other.reference.ssm' },
    5: { name: 'punctuation.definition.template-expression.end.ssm' },
  },
};

/** What the service does not interpolate: references are not marked in it. */
export const uninterpolated = 'meta.script.ssm';

/** Text that is a script to the end of a block. */
export function embeddedBlock(language: ScriptLanguage): string {
  return `meta.embedded.block.${language}`;
}

/** A piece of one line that is read by itself: what is open at its end is not open behind it. */
export function embeddedLine(language: ScriptLanguage, match: string): Rule {
  return {
    name: `meta.embedded.line.${language}`,
    match,
    captures: { 0: { patterns: fromTheStart(language) } },
  };
}

/**
 * VS Code's shell grammar knows a command by the start of the line before it, and a keyword by a space at least.
 * Our lines stand behind a dash or a quote, so what a line can begin with is said here.
 */
function fromTheStart(language: ScriptLanguage): readonly Rule[] {
  if (language !== 'shell') return include(`source.${language}`);
  return [...shellBeginnings, ...include('source.shell#typical_statements', 'source.shell')];
}

const behindQuote = '(?<=["\']|\\\\[nrt])';
const wordEnd = '(?![\\w-])';

const shellBeginnings: readonly Rule[] = [
  { name: 'comment.line.number-sign.shell', match: `${behindQuote}\\s*#.*` },
  {
    match: `${behindQuote}(for)\\s+(\\w+)\\s+(in)${wordEnd}`,
    captures: {
      1: { name: 'keyword.control.for.shell' },
      2: { name: 'variable.other.for.shell' },
      3: { name: 'keyword.control.in.shell' },
    },
  },
  {
    name: 'keyword.control.shell',
    match: `${behindQuote}(?:if|then|elif|else|fi|for|while|until|do|done|case|in|esac|select|time|function|coproc|foreach|repeat|end)${wordEnd}`,
  },
  {
    name: 'storage.modifier.shell',
    match: `${behindQuote}(?:export|local|readonly|declare|typeset)${wordEnd}`,
  },
  { name: 'support.function.builtin.shell', match: `${behindQuote}(?:pushd|popd|logout)${wordEnd}` },
  {
    comment: 'the n of \\n is a letter, behind which no command is expected',
    begin: '(?<=\\\\[nrt])[A-Za-z_][\\w./-]*(?![\\w=(])',
    end: '(?=[;|&)])',
    beginCaptures: { 0: { name: 'entity.name.function.call.shell entity.name.command.shell' } },
    patterns: include('source.shell'),
  },
];

/** Lines of a here-document end with its word, which is indented as the block of text is. */
export const hereDocument: Rule = {
  begin: '(?<!<)(<<-?)\\s*(["\']?)([A-Za-z_]\\w*)\\2(?!.*\\)\\))(.*)$',
  end: '^\\s*(\\3)(?=\\s*$)',
  beginCaptures: {
    1: { name: 'keyword.operator.heredoc.shell' },
    3: { name: 'punctuation.definition.string.heredoc.delimiter.shell' },
    4: { patterns: include('source.shell') },
  },
  endCaptures: { 1: { name: 'punctuation.definition.string.heredoc.delimiter.shell' } },
  contentName: 'string.unquoted.heredoc.shell',
};

/** Where a text in double quotes ends; in JSON it cannot go on in the next line, closed or not. */
export const stringEnds = { yaml: '"', json: '"|$' } as const;

/**
 * So long a text is read in one piece. Each piece costs what stands before it in the line once more, and the shell's
 * grammar is the dearest: line by line, 16 KB would take more than a second.
 */
const tooLong = '(?<=")(?:[^"\\\\]|\\\\.){4000,}';

/** A script in double quotes; `\n` ends a line of it. */
export function doubleQuoted(language: ScriptLanguage, format: 'yaml' | 'json'): Rule {
  const scope = `string.quoted.double.${format}`;
  return {
    begin: '"',
    end: stringEnds[format],
    beginCaptures: captures({ 0: `${scope} punctuation.definition.string.begin.${format}` }),
    endCaptures: captures({ 0: `${scope} punctuation.definition.string.end.${format}` }),
    patterns: [
      ...(language === 'shell' ? [embeddedLine(language, tooLong)] : []),
      { name: `constant.character.escape.${format}`, match: '\\\\[nrt]' },
      embeddedLine(language, '(?:[^"\\\\]|\\\\[^nrt]|\\\\$)+'),
    ],
  };
}
