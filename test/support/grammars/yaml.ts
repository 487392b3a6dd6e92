import { captures, include, schemaAddress, type Grammar, type Rule } from './rule.ts';
import { hereDocument, reference } from './scripts.ts';
import { yamlScripts } from './yamlScripts.ts';
import { blockSign, keyed, placements } from './yamlPlaces.ts';

const comment = { name: 'comment.line.number-sign.ssm', match: '(?<=^|\\s)#.*$' };

const blockScalar: Rule = {
  patterns: [
    ...placements.map((place) =>
      keyed(place, '"[^"]*"|\'[^\']*\'|(?!-\\s)[\\w$.:/-][\\w$.:/ -]*?', {
        value: `\\s+${blockSign}`,
        names: { 6: 'keyword.control.flow.block-scalar.ssm', 7: comment.name },
        contentName: 'string.unquoted.block.ssm',
      }),
    ),
    {
      begin: `^(\\s*)(-)(?:\\s+-)*\\s+${blockSign}`,
      while: '^(?=\\1\\s+\\S|\\s*$)',
      beginCaptures: captures({
        2: 'punctuation.definition.block.sequence.item.ssm',
        3: 'keyword.control.flow.block-scalar.ssm',
        4: comment.name,
      }),
      contentName: 'string.unquoted.block.ssm',
    },
  ],
};

const key: Rule = {
  match:
    '("[^"]*"|\'[^\']*\'|[^\\s"\'#\\[\\]{},&*!|>%@`-][^\\s#:\\[\\]{},"\']*(?::[^\\s:][^\\s#:"\']*)*)\\s*(:)(?=\\s|$)',
  captures: captures({ 1: 'entity.name.tag.ssm', 2: 'punctuation.separator.key-value.ssm' }),
};

const string: Rule = {
  patterns: [
    {
      name: 'string.quoted.double.ssm',
      begin: '"',
      end: '"',
      patterns: [
        {
          name: 'constant.character.escape.ssm',
          match: '\\\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)',
        },
      ],
    },
    {
      name: 'string.quoted.single.ssm',
      begin: "'",
      end: "'(?!')",
      patterns: [{ name: 'constant.character.escape.ssm', match: "''" }],
    },
  ],
};

const valueEnd = '(?=\\s*(?:\\s#|$|,|\\]|\\}))';

function collection(begin: string, end: string, kind: string): Rule {
  return {
    begin,
    end,
    beginCaptures: captures({ 0: `punctuation.definition.${kind}.begin.ssm` }),
    endCaptures: captures({ 0: `punctuation.definition.${kind}.end.ssm` }),
    patterns: include('#flow-content'),
  };
}

/** SSM documents in YAML: YAML, references, and scripts in the language that their step says. */
export const yamlGrammar: Grammar = {
  $schema: schemaAddress,
  name: 'SSM Document (YAML)',
  scopeName: 'source.ssm.yaml',
  patterns: include('#document'),
  injections: {
    'L:source.ssm.yaml - comment - meta.script.ssm': { patterns: include('#reference') },
    'L:source.ssm.yaml meta.embedded.block.shell - string - comment': {
      patterns: include('#here-document'),
    },
  },
  repository: {
    reference,
    'here-document': hereDocument,
    comment,
    document: { patterns: include('#regions', '#commands-shell', '#script-python', '#yaml') },
    ...yamlScripts(),
    yaml: {
      patterns: include(
        ...['#comment', '#document-marker', '#block-scalar', '#key', '#dash', '#action', '#string'],
        ...['#constant', '#number', '#node-property', '#flow', '#plain'],
      ),
    },
    'document-marker': { name: 'entity.other.document.begin.ssm', match: '^(?:---|\\.\\.\\.)(?=\\s|$)' },
    'block-scalar': blockScalar,
    key,
    dash: { name: 'punctuation.definition.block.sequence.item.ssm', match: '(?<=^|\\s)-(?=\\s|$)' },
    action: {
      name: 'support.function.action.ssm',
      match: '(["\']?)\\baws:[A-Za-z]+\\b\\1(?=\\s*(?:#|$|,|\\}))',
    },
    string,
    constant: {
      name: 'constant.language.ssm',
      match: `(?<=[\\s\\[,])(?:true|false|null|True|False|~)${valueEnd}`,
    },
    number: {
      name: 'constant.numeric.ssm',
      match: `(?<=[\\s\\[,])[-+]?[0-9]+(?:\\.[0-9]+)?${valueEnd}`,
    },
    'node-property': {
      patterns: [
        { name: 'variable.other.anchor.ssm', match: '(?<=[\\s\\[,])[&*][\\w-]+' },
        { name: 'storage.type.tag.ssm', match: '(?<=[\\s\\[,])!\\S*' },
      ],
    },
    flow: { patterns: [collection('\\[', '\\]', 'sequence'), collection('\\{', '\\}', 'mapping')] },
    'flow-content': {
      patterns: [
        ...include('#comment', '#key', '#action', '#string', '#constant', '#number', '#node-property'),
        ...include('#flow'),
        { name: 'punctuation.separator.sequence.ssm', match: ',' },
        { name: 'string.unquoted.ssm', match: '[^\\s,\\[\\]{}"\'#][^,\\[\\]{}#]*' },
      ],
    },
    plain: {
      name: 'string.unquoted.ssm',
      match: '[^\\s"\'#\\[\\]{},&*!|>%@`](?:[^#\\r\\n]|(?<!\\s)#)*',
      captures: { 0: { patterns: include('#reference') } },
    },
  },
};
