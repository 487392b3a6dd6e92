import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseShapes } from '../../../../src/simulator/shapes/shape.ts';
import { createValidator } from '../../../../src/simulator/shapes/validate.ts';
import { ServiceError } from '../../../../src/simulator/system.ts';

const validator = createValidator(
  parseShapes({
    operations: { Put: 'PutRequest', List: 'ListRequest' },
    shapes: {
      PutRequest: {
        'Name!': 'Name',
        Secret: 'secret string 1..3',
        Kind: 'enum A|B',
        Max: 'integer 5..50',
        Yes: 'boolean',
        When: 'timestamp',
        Bytes: 'blob',
        Tags: 'Tags',
        Values: 'Values',
        Hidden: 'secret {string:Name} 1..1',
        Inner: 'PutRequest',
      },
      ListRequest: { NextToken: 'string' },
      Name: 'string 1..8 /[a-z]+/',
      Tags: '[Tag] 0..2',
      Tag: { 'Key!': 'Name' },
      Values: '{Name:Words} 1..2',
      Words: '[Name] 0..3',
    },
  }),
);

function errorOf(input: unknown, operation = 'Put'): ServiceError {
  try {
    validator.check(operation, input);
  } catch (error) {
    assert.ok(error instanceof ServiceError);
    assert.equal(error.status, 400);
    return error;
  }
  return assert.fail(`${JSON.stringify(input)} was taken`);
}

describe('the validator', () => {
  it('hands a good input back as it is', () => {
    const input = {
      Name: 'abc',
      Secret: 'abc',
      Kind: 'A',
      Max: 5,
      Yes: false,
      When: 1.5,
      Bytes: 'AA==',
      Tags: [{ Key: 'a' }],
      Values: { a: ['b'] },
      Inner: { Name: 'x' },
    };
    assert.equal(validator.check('Put', input), input);
  });

  it('ignores members that the operation does not have, and takes null for absent', () => {
    validator.check('Put', { Name: 'a', Colour: 'red', Kind: null, Tags: null });
  });

  it('knows which of its operations have pages', () => {
    assert.equal(validator.isPaged('List'), true);
    assert.equal(validator.isPaged('Put'), false);
    assert.equal(validator.isPaged('Nothing'), false);
    assert.equal(errorOf({}, 'Nothing').code, 'UnknownOperationException');
  });

  const broken: readonly (readonly [string, object, string])[] = [
    ['a missing member', {}, "Value null at 'name' failed to satisfy constraint: Member must not be null"],
    [
      'a member that is null',
      { Name: null },
      "Value null at 'name' failed to satisfy constraint: Member must not be null",
    ],
    [
      'a long text',
      { Name: 'abcdefghi' },
      "Value 'abcdefghi' at 'name' failed to satisfy constraint: Member must have length less than or equal to 8",
    ],
    [
      'a pattern',
      { Name: 'A' },
      "Value 'A' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-z]+",
    ],
    [
      'an enum',
      { Name: 'a', Kind: 'C' },
      "Value 'C' at 'kind' failed to satisfy constraint: Member must satisfy enum value set: [A, B]",
    ],
    [
      'a small number',
      { Name: 'a', Max: 4 },
      "Value '4' at 'max' failed to satisfy constraint: Member must have value greater than or equal to 5",
    ],
    [
      'a large number',
      { Name: 'a', Max: 51 },
      "Value '51' at 'max' failed to satisfy constraint: Member must have value less than or equal to 50",
    ],
    [
      'a long list',
      { Name: 'a', Tags: [{ Key: 'a' }, { Key: 'b' }, { Key: 'c' }] },
      "Value '[{…}, {…}, {…}]' at 'tags' failed to satisfy constraint: Member must have length less than or equal to 2",
    ],
    [
      'a member of a list',
      { Name: 'a', Tags: [{ Key: 'a' }, {}] },
      "Value null at 'tags.2.member.key' failed to satisfy constraint: Member must not be null",
    ],
    [
      'an empty map',
      { Name: 'a', Values: {} },
      "Value '[]' at 'values' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
    [
      'a key of a map',
      { Name: 'a', Values: { B: [] } },
      "Value 'B' at 'values.1.key' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-z]+",
    ],
    [
      'a value of a map',
      { Name: 'a', Values: { a: ['B'] } },
      "Value 'B' at 'values.a.member.1.member' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-z]+",
    ],
    [
      'a member deep inside',
      { Name: 'a', Inner: { Name: 'B' } },
      "Value 'B' at 'inner.name' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-z]+",
    ],
  ];
  for (const [what, input, message] of broken) {
    it(`refuses ${what}`, () => {
      const error = errorOf(input);
      assert.equal(error.code, 'ValidationException');
      assert.equal(error.message, `1 validation error detected: ${message}`);
    });
  }

  it('tells every broken constraint at once, and the first ten of many', () => {
    assert.match(
      errorOf({ Kind: 'C', Max: 1 }).message,
      /^3 validation errors detected: .*name.*; .*kind.*; .*max/,
    );
    const tags = Array.from({ length: 20 }, () => ({ Key: 'A' }));
    const { message } = errorOf({ Name: 'a', Tags: tags });
    assert.match(message, /^21 validation errors detected/);
    assert.equal(message.split(' failed to satisfy ').length, 11);
  });

  it('cuts a long value', () => {
    const { message } = errorOf({ Name: 'A'.repeat(5000) });
    assert.ok(message.length < 1500, `${message.length} characters`);
  });

  it('never repeats a secret', () => {
    const { message } = errorOf({ Name: 'a', Secret: 'hunter2' });
    assert.equal(
      message,
      "1 validation error detected: Value at 'secret' failed to satisfy constraint: Member must have length less than or equal to 3",
    );
    assert.ok(!errorOf({ Name: 'a', Hidden: { hunter2: 'a', x: 'b' } }).message.includes('hunter2'));
  });

  const wrong: readonly (readonly [string, unknown, string])[] = [
    ['a number for a text', { Name: 7 }, 'NUMBER_VALUE can not be converted to a String'],
    ['a text for a number', { Name: 'a', Max: '5' }, 'STRING_VALUE can not be converted to a Integer'],
    ['a fraction for an integer', { Name: 'a', Max: 5.5 }, 'NUMBER_VALUE can not be converted to a Integer'],
    ['a text for a boolean', { Name: 'a', Yes: 'true' }, 'STRING_VALUE can not be converted to a Boolean'],
    ['a text for a time', { Name: 'a', When: 'now' }, 'STRING_VALUE can not be converted to a Timestamp'],
    ['a number for bytes', { Name: 'a', Bytes: 1 }, 'NUMBER_VALUE can not be converted to a ByteBuffer'],
    ['an object for a list', { Name: 'a', Tags: {} }, 'START_OBJECT can not be converted to a list'],
    ['a list for a map', { Name: 'a', Values: [] }, 'START_ARRAY can not be converted to a structure or map'],
    [
      'a list for a structure',
      { Name: 'a', Inner: [] },
      'START_ARRAY can not be converted to a structure or map',
    ],
    [
      'a text for a structure in a list',
      { Name: 'a', Tags: ['a'] },
      'STRING_VALUE can not be converted to a structure or map',
    ],
    ['null in a list', { Name: 'a', Tags: [null] }, 'START_OBJECT can not be converted to a structure'],
    ['a list for the input', [], 'START_ARRAY can not be converted to a structure or map'],
    ['a text for the input', 'Name', 'STRING_VALUE can not be converted to a structure or map'],
    ['null for the input', null, 'START_OBJECT can not be converted to a structure or map'],
  ];
  for (const [what, input, message] of wrong) {
    it(`refuses ${what} as not readable`, () => {
      const error = errorOf(input);
      assert.equal(error.code, 'SerializationException');
      assert.equal(error.message, message);
    });
  }
});
