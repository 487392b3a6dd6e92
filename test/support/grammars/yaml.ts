import { captures, include, schemaAddress, type Grammar, type Rule } from './rule.ts';
import { hereDocument, reference } from './scripts.ts';
import { yamlScripts } from './yamlScripts.ts';
import { blockSign, keyed, placements } from './yamlPlaces.ts';

const comment = { name: 'comment.line.number-sign.yaml', match: '(?<=^|\\s)#.*$' };

const blockScalar: Rule = {
  patterns: [
    ...placements.map((place) =>
      keyed(place, '"[^"]*"|\'[^\']*\'|(?!-\\s)[\\w$.:/-][\\w$.:/ -]*?', {
        value: `\\s+${blockSign}`,
        names: { 6: 'keyword.control.flow.block-scalar.literal.yaml', 7: comment.name },
        contentName: 'string.unquoted.block.yaml',
      }),
    ),
    {
      begin: `^(\\s*)(-)(?:\\s+-)*\\s+${blockSign}`,
      while: '^(?=\\1\\s+\\S|\\s*$)',
      beginCaptures: captures({
        2: 'punctuation.definition.block.sequence.item.yaml',
        3: 'keyword.control.flow.block-scalar.literal.yaml',
        4: comment.name,
      }),
      contentName: 'string.unquoted.block.yaml',
    },
  ],
};

const key: Rule = {
  match:
    '("[^"]*"|\'[^\']*\'|[^\\s"\'#\\[\\]{},&*!|>%@`-][^\\s#:\\[\\]{},"\']*(?::+[^\\s:][^\\s#:"\']*)*)\\s*(:)(?=\\s|$)',
  captures: captures({ 1: 'entity.name.tag.yaml', 2: 'punctuation.separator.key-value.mapping.yaml' }),
};

const string: Rule = {
  patterns: [
    {
      name: 'string.quoted.double.yaml',
      begin: '"',
      end: '"',
      patterns: [
        {
          name: 'constant.character.escape.yaml',
          match: '\\\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)',
        },
      ],
    },
    {
      name: 'string.quoted.single.yaml',
      begin: "'",
      end: "'(?!')",
      patterns: [{ name: 'constant.character.escape.yaml', match: "''" }],
    },
  ],
};

const valueEnd = '(?=\\s*(?:\\s#|$|,|\\]|\\}))';

function collection(begin: string, end: string, kind: string): Rule {
  return {
    begin,
    end,
    beginCaptures: captures({ 0: `punctuation.definition.${kind}.begin.yaml` }),
    endCaptures: captures({ 0: `punctuation.definition.${kind}.end.yaml` }),
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
    'document-marker': { name: 'entity.other.document.begin.yaml', match: '^(?:---|\\.\\.\\.)(?=\\s|$)' },
    'block-scalar': blockScalar,
    key,
    dash: { name: 'punctuation.definition.block.sequence.item.yaml', match: '(?<=^|\\s)-(?=\\s|$)' },
    action: {
      name: 'support.function.action.ssm',
      match: '(["\']?)\\baws:[A-Za-z]+\\b\\1(?=\\s*(?:#|$|,|\\}))',
    },
    string,
    constant: {
      name: 'constant.language.yaml',
      match: `(?<=[\\s\\[,])(?:true|false|null|True|False|~)${valueEnd}`,
    },
    number: {
      name: 'constant.numeric.yaml',
      match: `(?<=[\\s\\[,])[-+]?[0-9]+(?:\\.[0-9]+)?${valueEnd}`,
    },
    'node-property': {
      patterns: [
        { name: 'entity.name.type.anchor.yaml', match: '(?<=[\\s\\[,])[&*][\\w-]+' },
        { name: 'storage.type.tag-handle.yaml', match: '(?<=[\\s\\[,])!\\S*' },
      ],
    },
    flow: { patterns: [collection('\\[', '\\]', 'sequence'), collection('\\{', '\\}', 'mapping')] },
    'flow-content': {
      patterns: [
        ...include('#comment', '#key', '#action', '#string', '#constant', '#number', '#node-property'),
        ...include('#flow'),
        { name: 'punctuation.separator.sequence.yaml', match: ',' },
        { name: 'string.unquoted.plain.in.yaml', match: '[^\\s,\\[\\]{}"\'#][^,\\[\\]{}#]*' },
      ],
    },
    plain: {
      name: 'string.unquoted.plain.out.yaml',
      match: '[^\\s"\'#\\[\\]{},&*!|>%@`](?:[^#\\r\\n]|(?<!\\s)#)*',
      captures: { 0: { patterns: include('#reference') } },
    },
  },
};
