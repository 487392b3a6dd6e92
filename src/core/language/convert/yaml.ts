import { Document, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { SyntaxNode } from '../syntax/node.ts';

/** The tree as YAML. Texts that another reader would take for something else, as YAML 1.1 does `yes`, are quoted. */
export function yamlOf(root: SyntaxNode): string {
  const document = new Document(undefined, { compat: 'yaml-1.1' });
  document.contents = nodeOf(root, true);
  return document.toString({
    lineWidth: 0,
    flowCollectionPadding: false,
    // Over several lines a double-quoted text with blank lines in it would not come back.
    doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
  });
}

function nodeOf(node: SyntaxNode, isRoot = false): YAMLMap | YAMLSeq | Scalar {
  if (node.kind === 'list') {
    const list = new YAMLSeq();
    list.items = node.items.map((item) => nodeOf(item));
    return list;
  }
  if (node.kind === 'map') {
    const map = new YAMLMap();
    const last = new Map(node.entries.map((entry) => [entry.name, entry.value]));
    map.items = [...last].map(([name, value]) => {
      const isVersion = isRoot && name === 'schemaVersion' && value.kind === 'scalar';
      return new Pair(new Scalar(name), isVersion ? versionOf(value.value) : nodeOf(value));
    });
    return map;
  }
  return new Scalar(node.value);
}

function versionOf(value: unknown): Scalar {
  const scalar = new Scalar(typeof value === 'number' ? String(value) : value);
  if (typeof scalar.value === 'string') scalar.type = 'QUOTE_DOUBLE';
  return scalar;
}
