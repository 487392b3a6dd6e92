import { Document, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { keepDigits } from '../syntax/digits.ts';
import type { ScalarNode, SyntaxNode } from '../syntax/node.ts';

/** The tree as YAML. Texts that another reader would take for something else, as YAML 1.1 does `yes`, are quoted. */
export function yamlOf(root: SyntaxNode, source: string): string {
  const document = new Document(undefined, { compat: 'yaml-1.1', customTags: keepDigits });
  document.contents = nodeOf(root, source, true);
  const text = document.toString({
    lineWidth: 0,
    flowCollectionPadding: false,
    // Over several lines a double-quoted text with blank lines in it would not come back.
    doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
  });
  // A first character of this kind would be taken for the text's own byte order mark.
  return text.startsWith('\uFEFF') ? `\uFEFF${text}` : text;
}

function nodeOf(node: SyntaxNode, source: string, isRoot = false): YAMLMap | YAMLSeq | Scalar {
  if (node.kind === 'list') {
    const list = new YAMLSeq();
    list.items = node.items.map((item) => nodeOf(item, source));
    return list;
  }
  if (node.kind === 'map') {
    const map = new YAMLMap();
    const last = new Map(node.entries.map((entry) => [entry.name, entry.value]));
    map.items = [...last].map(([name, value]) => {
      const isVersion = isRoot && name === 'schemaVersion' && value.kind === 'scalar';
      return new Pair(new Scalar(name), isVersion ? versionOf(value, source) : nodeOf(value, source));
    });
    return map;
  }
  return scalarOf(node, source);
}

function scalarOf(node: ScalarNode, source: string): Scalar {
  const scalar = new Scalar(node.value);
  const written = source.slice(node.start, node.end);
  // With an exponent YAML 1.1 may take it for a text.
  if (typeof node.value === 'number' && /^-?\d+(?:\.\d+)?$/.test(written)) scalar.source = written;
  return scalar;
}

function versionOf(node: ScalarNode, source: string): Scalar {
  const isNumber = typeof node.value === 'number';
  const scalar = new Scalar(isNumber ? source.slice(node.start, node.end) : node.value);
  if (typeof scalar.value === 'string') scalar.type = 'QUOTE_DOUBLE';
  return scalar;
}
