import { captures, include, type Rule } from './rule.ts';
import { doubleQuoted, embeddedBlock, embeddedLine, uninterpolated, type ScriptLanguage } from './scripts.ts';
import { blockSign, keyed, placements } from './yamlPlaces.ts';

const commandKeys = 'runCommand|RunCommand|commands';
const dash = 'punctuation.definition.block.sequence.item.yaml';
const sign = 'keyword.control.flow.block-scalar.literal.yaml';
const comment = 'comment.line.number-sign.yaml';
const action = 'support.function.action.ssm';

/** The rules of a document's scripts, by their names in the repository. */
export function yamlScripts(): Readonly<Record<string, Rule>> {
  return {
    regions: { patterns: regions() },
    'profile-shell': { patterns: scripts('linux|macOS|macos', 'shell') },
    'profile-powershell': { patterns: scripts('windows', 'powershell') },
    'commands-shell': { patterns: [...scripts(commandKeys, 'shell'), ...lists('shell')] },
    'commands-powershell': { patterns: [...scripts(commandKeys, 'powershell'), ...lists('powershell')] },
    'script-python': { patterns: scripts('Script', 'python', uninterpolated) },
    'script-powershell': { patterns: scripts('Script', 'powershell', uninterpolated) },
    'inline-shell': inline('shell'),
    'inline-powershell': inline('powershell'),
    'inline-python': inline('python'),
  };
}

/** A script as a block of text, or beside its key. */
function scripts(key: string, language: ScriptLanguage, scope?: string): readonly Rule[] {
  return placements.flatMap((place) => [
    keyed(place, key, {
      value: `\\s+${blockSign}`,
      names: { 6: sign, 7: comment },
      contentName: [scope, embeddedBlock(language)].filter(Boolean).join(' '),
      patterns: include(`source.${language}`),
    }),
    keyed(place, key, {
      value: '\\s+(?=[^\\s#|>])',
      ...(scope === undefined ? {} : { contentName: scope }),
      patterns: include(`#inline-${language}`),
    }),
  ]);
}

/** A script as a list of lines. A map below such a key is no script: a parameter may have its name. */
function lists(language: ScriptLanguage): readonly Rule[] {
  const map: Rule = { begin: '^(?=(\\s*)[^\\s#-])', while: '^(?=\\1|\\s*$)', patterns: include('#document') };
  const block: Rule = {
    begin: `^(\\s*)(-)\\s+${blockSign}`,
    while: '^(?=\\1\\s+\\S|\\s*$)',
    beginCaptures: captures({ 2: dash, 3: sign, 4: comment }),
    contentName: embeddedBlock(language),
    patterns: include(`source.${language}`),
  };
  const line: Rule = {
    begin: '^(\\s*)(-)\\s+(?=\\S)',
    while: '^(?=\\1\\s+\\S|\\s*$)',
    beginCaptures: captures({ 2: dash }),
    patterns: include(`#inline-${language}`),
  };
  return placements.map((place) =>
    keyed(place, commandKeys, {
      value: '\\s*(#.*)?$',
      names: { 6: comment },
      reach: 'items',
      patterns: [map, block, line, ...include('#comment', '#dash')],
    }),
  );
}

/** A script, or a flow list of its lines, behind its key or dash; each line by itself. */
function inline(language: ScriptLanguage): Rule {
  const doubled = doubleQuoted(language, 'yaml');
  const single: Rule = {
    begin: "'",
    end: "'(?!')",
    beginCaptures: captures({ 0: 'string.quoted.single.yaml punctuation.definition.string.begin.yaml' }),
    endCaptures: captures({ 0: 'string.quoted.single.yaml punctuation.definition.string.end.yaml' }),
    patterns: [embeddedLine(language, "(?:[^']|'')+")],
  };
  const list: Rule = {
    begin: '\\[',
    end: '\\]',
    beginCaptures: captures({ 0: 'punctuation.definition.sequence.begin.yaml' }),
    endCaptures: captures({ 0: 'punctuation.definition.sequence.end.yaml' }),
    patterns: [
      ...include('#comment'),
      doubled,
      single,
      { name: 'punctuation.separator.sequence.yaml', match: ',' },
      embeddedLine(language, '[^\\s"\'#,\\[\\]{}](?:[^#,\\[\\]{}]|(?<!\\s)#)*'),
    ],
  };
  return {
    patterns: [
      ...include('#comment', '#node-property'),
      doubled,
      single,
      list,
      ...include('#flow'),
      embeddedLine(language, '[^\\s"\'#\\[{&*!](?:[^#]|(?<!\\s)#)*'),
    ],
  };
}

/** What says that the scripts beside or below it are not the usual ones. */
function regions(): readonly Rule[] {
  const powershell = include('#commands-powershell', '#yaml');
  const said = (key: string, value: string, name: string, patterns: readonly Rule[]): readonly Rule[] =>
    placements.map((place) =>
      keyed(place, key, {
        value: `\\s+(["']?(?:${value})["']?)\\s*(#.*)?$`,
        names: { 6: name, 7: comment },
        reach: 'rest',
        patterns,
      }),
    );
  const below = (key: string, patterns: readonly Rule[]): readonly Rule[] =>
    placements.map((place) =>
      keyed(place, key, { value: '\\s*(#.*)?$', names: { 6: comment }, reach: 'items', patterns }),
    );
  const runtime = include('#script-powershell', '#yaml');
  return [
    ...said('action', 'aws:(?:runPowerShellScript|psModule)', action, powershell),
    ...said('DocumentName', '[^\\s"\'#]*PowerShell[^\\s"\'#]*', 'string.unquoted.plain.out.yaml', powershell),
    ...said('Runtime', '[Pp]ower[Ss]hell[^"\'#]*?', 'string.unquoted.plain.out.yaml', runtime),
    ...below('windows|aws:runPowerShellScript|aws:psModule', powershell),
    ...below('shellProfile', include('#profile-shell', '#profile-powershell', '#yaml')),
  ];
}
