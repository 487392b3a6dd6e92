import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ApiService } from '../../../../../../src/core/language/tables/apis/decode.ts';
import { encodeService } from '../../../../../support/apis/encode.ts';

/** A service as the models of aws-sdk 2 describe one. */
const model = {
  operations: {
    DescribeThings: {
      input: {
        type: 'structure',
        members: { MaxResults: { type: 'integer' }, Ids: { type: 'list', member: {} }, Kind: {} },
        required: ['Kind'],
      },
      output: { shape: 'Answer' },
    },
    DeleteThing: { input: { shape: 'DeleteRequest' } },
    Ping: {},
  },
  shapes: {
    Answer: {
      type: 'structure',
      members: { Things: { type: 'list', member: { shape: 'Thing' } }, Total: { type: 'long' } },
    },
    Thing: {
      type: 'structure',
      members: { Id: {}, On: { type: 'boolean' }, Tags: { type: 'map' }, Parts: { shape: 'Parts' } },
      required: ['Id'],
    },
    // A shape that holds itself.
    Parts: { type: 'list', member: { shape: 'Thing' } },
    DeleteRequest: { type: 'structure', members: { Options: { type: 'structure', members: { Force: {} } } } },
  },
};
const service = new ApiService(encodeService(model));

test('operations keep their names', () => {
  assert.deepEqual(service.operations, ['DescribeThings', 'DeleteThing', 'Ping']);
  assert.equal(service.operation('DescribeThing'), undefined);
  assert.deepEqual(service.operation('Ping'), { inputs: [], outputs: [] });
});

test('fields of a request come with their types, the required first', () => {
  const inputs = service.operation('DescribeThings')?.inputs ?? [];
  assert.deepEqual(
    inputs.map(({ name, type, required }) => [name, type, required]),
    [
      ['Kind', 'String', true],
      ['MaxResults', 'Integer', false],
      ['Ids', 'StringList', false],
    ],
  );
});

test('maps in maps keep their fields', () => {
  const [things] = service.operation('DescribeThings')?.outputs ?? [];
  assert.equal(things?.type, 'MapList');
  assert.deepEqual(
    things.keys?.map(({ name, type }) => `${name} ${type}`),
    ['Id String', 'On Boolean', 'Tags Map', 'Parts MapList'],
  );
  const [options] = service.operation('DeleteThing')?.inputs ?? [];
  assert.deepEqual(
    options?.keys?.map(({ name }) => name),
    ['Force'],
  );
});

test('a shape that holds itself ends', () => {
  let depth = 0;
  let keys = service.operation('DescribeThings')?.outputs;
  while (keys !== undefined && depth < 50) {
    depth += 1;
    keys = keys.find(({ name }) => name === 'Things' || name === 'Parts')?.keys;
  }
  assert.ok(depth > 2 && depth < 50);
});
