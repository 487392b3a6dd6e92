import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseShapes, type Shape } from '../../../../src/simulator/shapes/shape.ts';

const empty = parseShapes({ operations: {}, shapes: {} });
const shape = (notation: unknown): Shape =>
  parseShapes({ operations: {}, shapes: { X: notation } }).shape('X');

describe('the notation of shapes', () => {
  const cases: readonly (readonly [string, Shape])[] = [
    ['string', { type: 'string', secret: false }],
    ['secret string', { type: 'string', secret: true }],
    ['string 1..128', { type: 'string', secret: false, min: 1, max: 128 }],
    ['string ..8', { type: 'string', secret: false, max: 8 }],
    ['string 4..', { type: 'string', secret: false, min: 4 }],
    ['string /^a b\\/c$/', { type: 'string', secret: false, pattern: '^a b\\/c$' }],
    ['string 0..3 /[a]{1}/', { type: 'string', secret: false, min: 0, max: 3, pattern: '[a]{1}' }],
    ['enum A|B', { type: 'string', secret: false, values: ['A', 'B'] }],
    ['integer 5..50', { type: 'integer', min: 5, max: 50 }],
    ['boolean', { type: 'boolean' }],
    ['timestamp', { type: 'timestamp' }],
    ['blob', { type: 'blob' }],
    ['structure', { type: 'structure', members: [] }],
    ['[Tag] 0..50', { type: 'list', item: 'Tag', min: 0, max: 50 }],
    ['{Key:Value} 1..5', { type: 'map', key: 'Key', value: 'Value', secret: false, min: 1, max: 5 }],
    ['secret {string:List}', { type: 'map', key: 'string', value: 'List', secret: true }],
  ];
  for (const [notation, expected] of cases) {
    it(`reads ${notation}`, () => assert.deepEqual(shape(notation), expected));
  }

  it('reads a structure, with what is required', () => {
    assert.deepEqual(shape({ 'Name!': 'string', Tags: 'Tag' }), {
      type: 'structure',
      members: [
        { name: 'Name', shape: 'string', required: true },
        { name: 'Tags', shape: 'Tag', required: false },
      ],
    });
  });

  for (const notation of ['', 'text', 'string 1', 'string  1..2', '[A', '{A}', 'enum', 7, null, []]) {
    it(`refuses ${JSON.stringify(notation)}`, () => assert.throws(() => shape(notation), Error));
  }
});

describe('a table of shapes', () => {
  it('takes a plain notation for a name', () => {
    assert.deepEqual(empty.shape('boolean'), { type: 'boolean' });
  });

  it('throws for a name that is nowhere', () => assert.throws(() => empty.shape('Nowhere'), /Nowhere/));

  it('parses a shape once', () => {
    const table = parseShapes({ operations: {}, shapes: { X: 'string 1..2' } });
    assert.equal(table.shape('X'), table.shape('X'));
  });

  it('needs operations and shapes', () => {
    for (const raw of [null, {}, { operations: {} }, { shapes: {} }, []]) {
      assert.throws(() => parseShapes(raw), /operations and shapes/);
    }
  });
});
