import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JsonObject } from '../../../../../src/core/base/json.ts';
import { parseParameters } from '../../../../../src/simulator/commands/document/parse.ts';
import {
  resolveParameters,
  type GivenParameters,
} from '../../../../../src/simulator/commands/parameters/values.ts';
import { ServiceError } from '../../../../../src/simulator/system.ts';

const same = (text: string): string => text;

function resolve(parameters: JsonObject, given: GivenParameters = {}): JsonObject {
  return Object.fromEntries(resolveParameters(parseParameters({ parameters }), given, same));
}

function refusal(parameters: JsonObject, given: GivenParameters = {}): string {
  try {
    resolve(parameters, given);
  } catch (error) {
    assert.ok(error instanceof ServiceError);
    assert.equal(error.code, 'InvalidParameters');
    return error.message;
  }
  return 'accepted';
}

describe('parameters of a command', () => {
  it('take the defaults of the document where nothing was given', () => {
    const parameters = {
      a: { type: 'String', default: 'x' },
      b: { type: 'StringList', default: ['1', '2'] },
    };
    assert.deepEqual(resolve(parameters), { a: 'x', b: ['1', '2'] });
  });

  it('refuse what the document does not define, all names in one sentence', () => {
    assert.match(refusal({}, { x: ['1'], y: ['2'] }), /: x, y\.$/);
    assert.match(refusal({ a: { type: 'String', default: '' } }, { constructor: ['1'] }), /constructor/);
  });

  it('refuse a missing one without a default', () => {
    assert.match(refusal({ commands: { type: 'StringList' } }), /required parameter commands/);
  });

  it('take one text for a String and any number for a StringList', () => {
    const parameters = { one: { type: 'String', default: '' }, many: { type: 'StringList', default: [] } };
    assert.deepEqual(resolve(parameters, { one: ['a'], many: ['b', 'c'] }), { one: 'a', many: ['b', 'c'] });
    assert.match(refusal(parameters, { one: ['a', 'b'] }), /takes one value/);
    assert.match(refusal(parameters, { one: [] }), /takes one value/);
    assert.deepEqual(resolve(parameters, { many: [] }), { one: '', many: [] });
  });

  it('hold to allowed values, for every item of a list', () => {
    const parameters = { op: { type: 'String', allowedValues: ['Scan', 'Install'] } };
    assert.deepEqual(resolve(parameters, { op: ['Scan'] }), { op: 'Scan' });
    assert.match(refusal(parameters, { op: ['scan'] }), /allows only: Scan, Install/);
    const list = { ops: { type: 'StringList', allowedValues: ['a'] } };
    assert.match(refusal(list, { ops: ['a', 'b'] }), /allows only/);
  });

  it('hold to a pattern, read as Java means it where JavaScript can', () => {
    const parameters = { t: { type: 'String', allowedPattern: '^[1-9][0-9]*$' } };
    assert.deepEqual(resolve(parameters, { t: ['30'] }), { t: '30' });
    assert.match(refusal(parameters, { t: ['x'] }), /does not match/);
    const odd = {
      a: { type: 'String', allowedPattern: String.raw`^[\w-\/]+$` },
      b: { type: 'String', allowedPattern: '(?<!' },
    };
    assert.deepEqual(resolve(odd, { a: ['x/y'], b: ['anything'] }), { a: 'x/y', b: 'anything' });
  });

  it('hold to lengths and counts', () => {
    const parameters = {
      s: { type: 'String', minChars: 2, maxChars: 3, default: 'ab' },
      l: { type: 'StringList', minItems: 1, maxItems: 2, default: ['x'] },
    };
    assert.match(refusal(parameters, { s: ['a'] }), /at least 2 characters/);
    assert.match(refusal(parameters, { s: ['abcd'] }), /at most 3 characters/);
    assert.match(refusal(parameters, { l: [] }), /at least 1 items/);
    assert.match(refusal(parameters, { l: ['1', '2', '3'] }), /at most 2 items/);
  });

  it('become values of their type', () => {
    const parameters = {
      flag: { type: 'Boolean' },
      count: { type: 'Integer' },
      map: { type: 'StringMap' },
      maps: { type: 'MapList' },
    };
    const given = { flag: ['TRUE'], count: ['-7'], map: ['{"a":1}'], maps: ['{}', '{"b":2}'] };
    assert.deepEqual(resolve(parameters, given), {
      flag: true,
      count: -7,
      map: { a: 1 },
      maps: [{}, { b: 2 }],
    });
    assert.match(refusal(parameters, { ...given, flag: ['yes'] }), /true or false/);
    assert.match(refusal(parameters, { ...given, count: ['1.5'] }), /whole number/);
    assert.match(refusal(parameters, { ...given, map: ['[1]'] }), /JSON object/);
    assert.match(refusal(parameters, { ...given, maps: ['no'] }), /JSON object/);
  });

  it('are resolved before they are checked', () => {
    const definitions = parseParameters({
      parameters: {
        a: { type: 'String', allowedValues: ['R'] },
        b: { type: 'StringList', default: ['x', 'y'] },
      },
    });
    const values = resolveParameters(definitions, { a: ['r'] }, (text) => text.toUpperCase());
    assert.deepEqual(Object.fromEntries(values), { a: 'R', b: ['X', 'Y'] });
  });
});
