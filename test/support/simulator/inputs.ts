import type { Json, JsonObject } from '../../../src/core/base/json.ts';
import { integerBetween, pick, type Random } from '../../../src/simulator/base/random.ts';
import type { Shape, ShapeTable } from '../../../src/simulator/shapes/shape.ts';

/** Texts that have broken services before, among names that lead somewhere. */
const texts: readonly [string, ...string[]] = [
  '',
  ' ',
  '0',
  '-1',
  'constructor',
  '__proto__',
  'toString',
  '../../etc/passwd',
  '{{ ssm:license-key }}',
  '{{ x }}',
  '$LATEST',
  '$DEFAULT',
  '1',
  '99999999999999999999',
  'AWS-RunShellScript',
  'Shop-DeployRelease',
  'i-0123456789abcdef0',
  'mi-0123456789abcdef0',
  'arn:aws:ssm:eu-central-1:123456789012:parameter/on-call',
  '/shop/production/db/password',
  'on-call:1',
  'on-call:',
  '/',
  '\u0000',
  '\ud800',
  '🔑'.repeat(50),
  'a\r\nb',
  '<a>&amp;</a>',
  'x'.repeat(3000),
  '2026-11-21T20:00:00Z',
  '00000000-0000-0000-0000-000000000000',
  '(a+)+$',
  '[',
  '{"schemaVersion":"2.2"}',
];

const maxDepth = 6;

/** Makes inputs that have about the shape of an operation's, and in them what nobody would write. */
export function hostileInput(table: ShapeTable, operation: string, random: Random): Json {
  const name = table.operations.get(operation) ?? 'structure';
  return random() < 0.03 ? oddity(random) : valueOf(table, table.shape(name), random, 0);
}

function valueOf(table: ShapeTable, shape: Shape, random: Random, depth: number): Json {
  if (random() < 0.02 || depth > maxDepth) return oddity(random);
  switch (shape.type) {
    case 'structure':
      return structure(table, shape, random, depth);
    case 'list':
      return Array.from({ length: integerBetween(random, 0, 3) }, () =>
        valueOf(table, table.shape(shape.item), random, depth + 1),
      );
    case 'map':
      return Object.fromEntries(
        Array.from({ length: integerBetween(random, 0, 3) }, () => [
          pick(random, texts),
          valueOf(table, table.shape(shape.value), random, depth + 1),
        ]),
      );
    case 'string':
      return text(shape, random);
    case 'integer':
      return pick(random, [shape.min ?? 0, shape.max ?? 10, 1, 0, -1, 2 ** 31, 5]);
    case 'timestamp':
      return pick(random, [0, -1, 1_700_000_000.5, 1e300]);
    case 'boolean':
      return random() < 0.5;
    case 'blob':
      return 'AA==';
  }
}

function structure(
  table: ShapeTable,
  shape: Shape & { type: 'structure' },
  random: Random,
  depth: number,
): JsonObject {
  const members = shape.members.filter(({ required }) => (required ? random() > 0.05 : random() < 0.4));
  return Object.fromEntries(
    members.map(({ name, shape: of }) => [name, valueOf(table, table.shape(of), random, depth + 1)]),
  );
}

function text(shape: Shape & { type: 'string' }, random: Random): string {
  const [first, ...rest] = shape.values ?? [];
  return first !== undefined && random() < 0.9 ? pick(random, [first, ...rest]) : pick(random, texts);
}

function oddity(random: Random): Json {
  return pick<Json>(random, [null, 7, -0.5, true, '', 'text', [], {}, [[]], [null], { constructor: null }]);
}
