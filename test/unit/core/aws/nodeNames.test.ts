import { test } from 'node:test';
import assert from 'node:assert/strict';
import { AppError, cancelled, kindOf } from '../../../../src/core/base/errors.ts';
import { readNodeNames } from '../../../../src/core/aws/nodeNames.ts';
import { FakeConnection } from '../../../support/fakeConnection.ts';
import { nodeIdOf } from '../../../support/commands.ts';

const { signal } = new AbortController();

test('names of many nodes cost one call for two hundred, and hybrid nodes none', async () => {
  const connection = new FakeConnection({ DescribeInstances: () => ({ Reservations: [] }) });
  const ids = [...Array.from({ length: 450 }, (_, index) => nodeIdOf(index)), 'mi-00000000000000001'];
  await readNodeNames(connection, ids, signal);
  const sizes = connection
    .inputs('DescribeInstances')
    .map((input) => JSON.stringify(input).split('"i-').length - 1);
  assert.deepEqual(sizes, [200, 200, 50]);
});

test('only nodes with a Name are named', async () => {
  const connection = new FakeConnection({
    DescribeInstances: () => ({
      Reservations: [
        {
          Instances: [
            { InstanceId: nodeIdOf(1), Tags: [{ Key: 'Name', Value: 'web-1' }] },
            { InstanceId: nodeIdOf(2), Tags: [{ Key: 'Name', Value: '' }] },
            { InstanceId: nodeIdOf(3) },
            {},
          ],
        },
        {},
      ],
    }),
  });
  const names = await readNodeNames(connection, [1, 2, 3].map(nodeIdOf), signal);
  assert.deepEqual([...names], [[nodeIdOf(1), 'web-1']]);
});

test('where EC2 may not be asked there are no names; a cancelled reading is cancelled', async () => {
  const failing = (error: Error): FakeConnection =>
    new FakeConnection({
      DescribeInstances: () => {
        throw error;
      },
    });
  const denied = await readNodeNames(failing(new AppError('denied', 'No.')), [nodeIdOf(1)], signal);
  assert.equal(denied.size, 0);
  await assert.rejects(
    readNodeNames(failing(cancelled()), [nodeIdOf(1)], signal),
    (error) => kindOf(error) === 'cancelled',
  );
});
