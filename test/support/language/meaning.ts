import { parseTree, type Node as JsonNode } from 'jsonc-parser';
import { isMap, isScalar, isSeq, Lexer, parseDocument, visit } from 'yaml';
import type { Format } from '../../../src/core/language/text.ts';

/**
 * What a text means to readers that are not ours, in a form that can be compared: names and values; `undefined`
 * where such a reader refuses it. Whether the schema's version is a number or a text counts for nothing.
 */
export function meaningOf(text: string, format: Format): string | undefined {
  try {
    return JSON.stringify(withoutVersionType(format === 'json' ? ofJson(text) : ofYaml(text)));
  } catch {
    return undefined;
  }
}

interface Members {
  readonly map: readonly (readonly [string, unknown])[];
}

function withoutVersionType(root: unknown): unknown {
  if (!isMembers(root)) return root;
  return root.map.map(([name, value]) => [name, name === 'schemaVersion' ? versionOf(value) : value]);
}

function versionOf(value: unknown): unknown {
  const number = typeof value === 'string' ? Number(value.replace(/^number /, '')) : NaN;
  return Number.isNaN(number) ? value : number;
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'map');
}

function ofJson(text: string): unknown {
  const bare = text.replace(/^\uFEFF/, '');
  JSON.parse(bare);
  return fromJson(parseTree(bare) ?? { type: 'null', offset: 0, length: 0 });
}

function fromJson({ type, value, children = [] }: JsonNode): unknown {
  if (type === 'array') return children.map(fromJson);
  if (type !== 'object') return plain(value);
  return named(
    children.flatMap(({ children: [key, member] = [] }) =>
      key && member ? [[String(key.value), fromJson(member)] as const] : [],
    ),
  );
}

function ofYaml(text: string): unknown {
  const document = parseDocument(text, { uniqueKeys: false, merge: true, logLevel: 'error' });
  const [error] = document.errors;
  if (error !== undefined) throw error;
  return fromYaml(document.toJS({ mapAsMap: true }));
}

function fromYaml(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromYaml);
  if (!(value instanceof Map)) return plain(value);
  return named([...value].map(([key, member]) => [String(key ?? ''), fromYaml(member)] as const));
}

/** Of equal names the last counts. */
function named(members: readonly (readonly [string, unknown])[]): Members {
  return { map: [...new Map(members)].sort(([a], [b]) => (a < b ? -1 : 1)) };
}

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'number' ? `number ${Object.is(value, -0) ? '-0' : value}` : value;
}

/** The tags and the styles of a YAML text's values, and the very digits of its numbers: formatting keeps them. */
export function stylesOf(text: string): readonly string[] {
  const styles: string[] = [];
  visit(parseDocument(text, { uniqueKeys: false, logLevel: 'error' }), {
    Node: (_key, node) => {
      const flow = (isMap(node) || isSeq(node)) && node.flow === true;
      const written = isScalar(node) && node.type === 'PLAIN' ? node.source : undefined;
      const style = isScalar(node) ? `${node.type ?? ''} ${written ?? ''}` : String(flow);
      styles.push(`${'tag' in node ? (node.tag ?? '') : ''} ${style}`);
    },
  });
  return styles;
}

const scalarFollows = '\u001f';

/** The comments of a YAML text in its order, by the reader's own lexer. */
export function yamlComments(text: string): readonly string[] {
  const tokens = [...new Lexer().lex(text)];
  return tokens
    .filter((token, index) => token.startsWith('#') && tokens[index - 1] !== scalarFollows)
    .map((comment) => comment.trimEnd());
}
