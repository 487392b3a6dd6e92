import { test } from 'node:test';
import assert from 'node:assert/strict';
import { createAccounts } from '../../../../src/core/aws/accounts.ts';
import { isAppError } from '../../../../src/core/base/errors.ts';
import { Emitter } from '../../../../src/core/base/event.ts';
import { FakeConnection } from '../../../support/fakeConnection.ts';

const { signal } = new AbortController();
const never = new Emitter<unknown>().event;

test('the account is asked once a connection', async () => {
  const accounts = createAccounts(never);
  const one = new FakeConnection({ GetCallerIdentity: () => ({ Account: '111122223333' }) });
  const other = new FakeConnection({ GetCallerIdentity: () => ({ Account: '444455556666' }) });
  assert.equal(await accounts.of(one, signal), '111122223333');
  assert.equal(await accounts.of(one, signal), '111122223333');
  assert.equal(await accounts.of(other, signal), '444455556666');
  assert.equal(one.count('GetCallerIdentity'), 1);
});

test('a failure is not remembered', async () => {
  const accounts = createAccounts(never);
  const connection = new FakeConnection({
    GetCallerIdentity: () => {
      throw new Error('no network');
    },
  });
  await assert.rejects(accounts.of(connection, signal), /no network/);
  connection.answer({ GetCallerIdentity: () => ({ Account: '111122223333' }) });
  assert.equal(await accounts.of(connection, signal), '111122223333');
});

test('new credentials are asked again', async () => {
  const changes = new Emitter<unknown>();
  const accounts = createAccounts(changes.event);
  const connection = new FakeConnection({ GetCallerIdentity: () => ({ Account: '111122223333' }) });
  await accounts.of(connection, signal);
  connection.answer({ GetCallerIdentity: () => ({ Account: '444455556666' }) });
  changes.fire(undefined);
  assert.equal(await accounts.of(connection, signal), '444455556666');
  accounts.dispose();
  assert.equal(changes.hasListeners, false);
});

test('an answer without an account is an error with a sentence', async () => {
  const accounts = createAccounts(never);
  const connection = new FakeConnection({ GetCallerIdentity: () => ({}) });
  await assert.rejects(accounts.of(connection, signal), isAppError);
});

test('an answer to old credentials that comes late is not taken for the account of the new ones', async () => {
  const changes = new Emitter<unknown>();
  const accounts = createAccounts(changes.event);
  let answer: (account: string) => void = () => undefined;
  const late = new Promise<string>((resolve) => (answer = resolve));
  const connection = new FakeConnection({ GetCallerIdentity: async () => ({ Account: await late }) });
  const asked = accounts.of(connection, signal);
  changes.fire(undefined);
  answer('111122223333');
  await asked;
  connection.answer({ GetCallerIdentity: () => ({ Account: '444455556666' }) });
  assert.equal(await accounts.of(connection, signal), '444455556666');
});
