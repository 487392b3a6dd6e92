import { test } from 'node:test';
import assert from 'node:assert/strict';
import { platformNameOf } from '../../../../src/features/ssh/api.ts';
import { AppError, cancelled } from '../../../../src/core/base/errors.ts';
import { FakeConnection } from '../../../support/fakeConnection.ts';

const { signal } = new AbortController();

test('asks for that node alone', async () => {
  const connection = new FakeConnection({
    DescribeInstanceInformation: () => ({ InstanceInformationList: [{ PlatformName: 'Ubuntu' }] }),
  });
  assert.equal(await platformNameOf(connection, 'i-1', signal), 'Ubuntu');
  assert.deepEqual(connection.inputs('DescribeInstanceInformation'), [
    { Filters: [{ Key: 'InstanceIds', Values: ['i-1'] }] },
  ]);
});

test('is empty where it is not told or may not be asked: it is a suggestion only', async () => {
  const silent = new FakeConnection({ DescribeInstanceInformation: () => ({}) });
  assert.equal(await platformNameOf(silent, 'i-1', signal), '');
  const denied = new FakeConnection({
    DescribeInstanceInformation: () => {
      throw new AppError('denied', 'no');
    },
  });
  assert.equal(await platformNameOf(denied, 'i-1', signal), '');
});

test('who gives up is not asked on', async () => {
  const gone = new FakeConnection({
    DescribeInstanceInformation: () => {
      throw cancelled();
    },
  });
  await assert.rejects(platformNameOf(gone, 'i-1', signal), /Cancelled/);
});
