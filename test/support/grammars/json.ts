import { captures, include, schemaAddress, type Grammar, type Rule } from './rule.ts';
import {
  doubleQuoted,
  reference,
  scriptLanguages,
  stringEnds,
  uninterpolated,
  type ScriptLanguage,
} from './scripts.ts';

const commandKeys = 'runCommand|RunCommand|commands';
const keyScope = 'support.type.property-name.json';
const colonScope = 'punctuation.separator.dictionary.key-value.json';
const actionScope = 'support.function.action.ssm';
const stringScope = 'string.quoted.double.json';
const quoteScope = `${stringScope} punctuation.definition.string.begin.json`;

/** A key and its colon: groups 1 and 2; those of what follows begin with 3. */
function keyed(keys: string, value: string): string {
  return `("(?:${keys})")\\s*(:)\\s*${value}`;
}

function keyNames(more: Readonly<Record<number, string>> = {}): Pick<Rule, 'beginCaptures'> {
  return { beginCaptures: captures({ 1: keyScope, 2: colonScope, ...more }) };
}

function script(keys: string, language: ScriptLanguage, contentName?: string): Rule {
  return {
    ...doubleQuoted(language, 'json'),
    begin: keyed(keys, '(")'),
    ...keyNames({ 3: quoteScope }),
    ...(contentName === undefined ? {} : { contentName }),
  };
}

/** A list of lines; one that is not closed ends with the object around it. */
function list(keys: string, language: ScriptLanguage): Rule {
  return {
    begin: keyed(keys, '(\\[)'),
    end: '(\\])|(?=\\})',
    ...keyNames({ 3: 'punctuation.definition.array.begin.json' }),
    endCaptures: captures({ 1: 'punctuation.definition.array.end.json' }),
    patterns: [doubleQuoted(language, 'json'), ...include('#punctuation')],
  };
}

function commands(language: ScriptLanguage): Rule {
  return { patterns: [list(commandKeys, language), script(commandKeys, language)] };
}

function object(...patterns: readonly string[]): Rule {
  return {
    begin: '\\{',
    end: '\\}',
    beginCaptures: captures({ 0: 'punctuation.definition.dictionary.begin.json' }),
    endCaptures: captures({ 0: 'punctuation.definition.dictionary.end.json' }),
    patterns: include(...patterns),
  };
}

function array(...patterns: readonly string[]): Rule {
  return {
    begin: '\\[',
    end: '\\]',
    beginCaptures: captures({ 0: 'punctuation.definition.array.begin.json' }),
    endCaptures: captures({ 0: 'punctuation.definition.array.end.json' }),
    patterns: include(...patterns),
  };
}

/** To the end of the object in which something is said. */
function said(key: string, value: string, name: string, ...first: readonly string[]): Rule {
  return {
    begin: keyed(key, `("${value}")`),
    end: '(?=\\})',
    ...keyNames({ 3: name }),
    patterns: include(...first, '#key', '#object-powershell', '#value'),
  };
}

function below(keys: string, ...patterns: readonly string[]): Rule {
  return {
    begin: keyed(keys, '(?=\\{)'),
    end: '(?<=\\})',
    ...keyNames(),
    patterns: include(...patterns),
  };
}

/** What says that the scripts beside or below it are not the usual ones. */
const regions: Rule = {
  patterns: [
    said('action', 'aws:(?:runPowerShellScript|psModule)', actionScope, '#commands-powershell'),
    said('DocumentName', '[^"]*PowerShell[^"]*', stringScope, '#commands-powershell'),
    said('Runtime', '[Pp]ower[Ss]hell[^"]*', stringScope, '#script-powershell', '#commands-powershell'),
    below('windows|aws:runPowerShellScript|aws:psModule', '#object-powershell'),
    below('shellProfile', '#object-profile'),
  ],
};

const string: Rule = {
  name: stringScope,
  begin: '"',
  end: stringEnds.json,
  patterns: [
    { name: 'constant.character.escape.json', match: '\\\\(?:["\\\\/bfnrt]|u[0-9A-Fa-f]{4})' },
    { name: 'invalid.illegal.escape.json', match: '\\\\.' },
  ],
};

const interpolated = ['string.quoted', 'meta.embedded'].map(
  (scope) => `L:source.ssm.json ${scope} - ${uninterpolated}`,
);

/** SSM documents in JSON: JSON, references, and scripts in the language that their step says. */
export const jsonGrammar: Grammar = {
  $schema: schemaAddress,
  name: 'SSM Document (JSON)',
  scopeName: 'source.ssm.json',
  patterns: include('#value', '#languages'),
  injections: { [interpolated.join(', ')]: { patterns: include('#reference') } },
  repository: {
    reference,
    value: {
      patterns: include(
        ...['#object', '#array', '#action-name', '#string', '#number', '#constant', '#punctuation'],
      ),
    },
    object: object('#regions', '#commands-shell', '#script-python', '#key', '#value'),
    'object-powershell': object(
      ...['#commands-powershell', '#key', '#object-powershell', '#array-powershell', '#value'],
    ),
    'object-profile': object('#profile', '#key', '#value'),
    array: array('#value'),
    'array-powershell': array('#object-powershell', '#array-powershell', '#value'),
    regions,
    profile: { patterns: [script('linux|macOS|macos', 'shell'), script('windows', 'powershell')] },
    'commands-shell': commands('shell'),
    'commands-powershell': commands('powershell'),
    'script-python': script('Script', 'python', uninterpolated),
    'script-powershell': script('Script', 'powershell', uninterpolated),
    key: {
      match: '("(?:[^"\\\\]|\\\\.)*")\\s*(:)',
      captures: captures({ 1: keyScope, 2: colonScope }),
    },
    'action-name': { name: actionScope, match: '"aws:[A-Za-z]+"' },
    string,
    number: {
      name: 'constant.numeric.json',
      match: '-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][-+]?\\d+)?',
    },
    constant: { name: 'constant.language.json', match: '\\b(?:true|false|null)\\b' },
    punctuation: { name: 'punctuation.separator.json', match: '[,:]' },
    languages: {
      comment: 'Never matches: a grammar that only captures include is not loaded by itself.',
      begin: '(?!)',
      end: '(?!)',
      patterns: include(...scriptLanguages.map((language) => `source.${language}`)),
    },
  },
};
