import { isRecord, isString } from '../../core/base/json.ts';

interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

/** What the service says about one value. Members and list items name other shapes of the table. */
export type Shape =
  | (Bounds & {
      readonly type: 'string';
      /** Values are never repeated in a message. */
      readonly secret: boolean;
      readonly pattern?: string;
      readonly values?: readonly string[];
    })
  | (Bounds & { readonly type: 'integer' })
  | { readonly type: 'boolean' | 'timestamp' | 'blob' }
  | (Bounds & { readonly type: 'list'; readonly item: string })
  | (Bounds & {
      readonly type: 'map';
      readonly key: string;
      readonly value: string;
      readonly secret: boolean;
    })
  | { readonly type: 'structure'; readonly members: readonly Member[] };

export interface Member {
  readonly name: string;
  readonly shape: string;
  readonly required: boolean;
}

/** Input shapes of a service's operations. */
export interface ShapeTable {
  /** Name of the input's shape by operation. */
  readonly operations: ReadonlyMap<string, string>;
  /** A shape by name, or by its own notation where it has no name. Throws for a name that is nowhere. */
  shape(name: string): Shape;
}

/**
 * Reads a table in the notation of `ssm.json`: a structure is an object of `name` or `name!` (required) to shape;
 * anything else is text, `[secret ]TYPE[ MIN..MAX][ /PATTERN/]`, where TYPE is `string`, `integer`, `boolean`,
 * `timestamp`, `blob`, `structure` (without members), `enum A|B`, `[ITEM]` or `{KEY:VALUE}`. Throws when the table is not well-formed.
 */
export function parseShapes(raw: unknown): ShapeTable {
  if (!isRecord(raw) || !isRecord(raw['operations']) || !isRecord(raw['shapes'])) {
    throw new Error('A table of shapes has operations and shapes.');
  }
  const sources = raw['shapes'];
  const parsed = new Map<string, Shape>();
  return {
    operations: new Map(Object.entries(raw['operations']).map(([name, shape]) => [name, String(shape)])),
    shape(name) {
      const known = parsed.get(name);
      if (known !== undefined) return known;
      const shape = parseShape(sources[name] ?? name);
      parsed.set(name, shape);
      return shape;
    },
  };
}

function parseShape(source: unknown): Shape {
  if (isString(source)) return parseNotation(source);
  if (!isRecord(source)) throw new Error('A shape is text or a structure.');
  const members = Object.entries(source).map(([key, shape]) => ({
    name: key.replace(/!$/, ''),
    shape: String(shape),
    required: key.endsWith('!'),
  }));
  return { type: 'structure', members };
}

const notation =
  /^(?<secret>secret )?(?<type>string|integer|boolean|timestamp|blob|structure|enum (?<values>\S+)|\[(?<item>\w+)\]|\{(?<key>\w+):(?<value>\w+)\})(?: (?<min>-?\d*)\.\.(?<max>\d*))?(?: \/(?<pattern>.*)\/)?$/s;

function parseNotation(source: string): Shape {
  const groups = notation.exec(source)?.groups;
  if (groups === undefined) throw new Error(`Not a shape: ${source}`);
  const { type, values, item, key, value, pattern } = groups;
  const secret = groups['secret'] !== undefined;
  const bounds = boundsOf(groups['min'], groups['max']);
  if (item !== undefined) return { type: 'list', item, ...bounds };
  if (key !== undefined && value !== undefined) return { type: 'map', key, value, secret, ...bounds };
  if (values !== undefined) return { type: 'string', secret, values: values.split('|') };
  switch (type) {
    case 'string':
      return { type, secret, ...bounds, ...(pattern === undefined ? {} : { pattern }) };
    case 'integer':
      return { type, ...bounds };
    case 'boolean':
    case 'timestamp':
    case 'blob':
      return { type };
    case 'structure':
      return { type, members: [] };
    default:
      throw new Error(`Not a shape: ${source}`);
  }
}

function boundsOf(min: string | undefined, max: string | undefined): Bounds {
  return {
    ...(min === undefined || min === '' ? {} : { min: Number(min) }),
    ...(max === undefined || max === '' ? {} : { max: Number(max) }),
  };
}
