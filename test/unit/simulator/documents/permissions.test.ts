import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JsonObject } from '../../../../src/core/base/json.ts';
import { call, errorOf } from '../support/api.ts';
import { createMyDoc, documentsSystem, withMyDoc } from '../support/documentStore.ts';

describe('sharing a document', () => {
  const share = { Name: 'My-Doc', PermissionType: 'Share' };

  it('names the accounts and the version that they may use', async () => {
    const system = await withMyDoc();
    await call(system, 'ModifyDocumentPermission', {
      ...share,
      AccountIdsToAdd: ['111111111111', '222222222222'],
    });
    await call(system, 'ModifyDocumentPermission', {
      ...share,
      AccountIdsToAdd: ['222222222222'],
      SharedDocumentVersion: '$ALL',
    });
    assert.deepEqual(await call(system, 'DescribeDocumentPermission', share), {
      AccountIds: ['111111111111', '222222222222'],
      AccountSharingInfoList: [
        { AccountId: '111111111111', SharedDocumentVersion: '$DEFAULT' },
        { AccountId: '222222222222', SharedDocumentVersion: '$ALL' },
      ],
    });
  });

  it('tells accounts page by page', async () => {
    const system = await withMyDoc();
    const accounts = Array.from({ length: 5 }, (_, index) => `${index}`.repeat(12));
    await call(system, 'ModifyDocumentPermission', { ...share, AccountIdsToAdd: accounts });
    const first = await call(system, 'DescribeDocumentPermission', { ...share, MaxResults: 3 });
    const { NextToken } = first;
    const second = await call(system, 'DescribeDocumentPermission', { ...share, MaxResults: 3, NextToken });
    assert.deepEqual([first['AccountIds'], second['AccountIds']], [accounts.slice(0, 3), accounts.slice(3)]);
  });

  it('with everybody is for five documents, and with nobody else beside', async () => {
    const system = documentsSystem();
    const open = (Name: string): JsonObject => ({ ...share, Name, AccountIdsToAdd: ['all'] });
    const both = { ...open('Shop-TailLog'), AccountIdsToAdd: ['all', '111111111111'] };
    assert.equal(await errorOf(system, 'ModifyDocumentPermission', both), 'ValidationException');
    for (let index = 0; index < 6; index += 1) {
      await call(system, 'CreateDocument', { ...createMyDoc, Name: `Public-${index}` });
      const code = await errorOf(system, 'ModifyDocumentPermission', open(`Public-${index}`));
      assert.equal(code, index < 5 ? 'none' : 'DocumentLimitExceeded');
    }
  });

  it('ends at a thousand accounts', async () => {
    const system = await withMyDoc();
    for (let batch = 0; batch < 50; batch += 1) {
      const AccountIdsToAdd = Array.from({ length: 20 }, (_, index) =>
        String(100_000_000_000 + batch * 20 + index),
      );
      await call(system, 'ModifyDocumentPermission', { ...share, AccountIdsToAdd });
    }
    const more = { ...share, AccountIdsToAdd: ['999999999999'] };
    assert.equal(await errorOf(system, 'ModifyDocumentPermission', more), 'DocumentPermissionLimit');
  });
});

describe('sharing what cannot be shared', () => {
  const share = { Name: 'My-Doc', PermissionType: 'Share' };
  const accounts = async (system: Awaited<ReturnType<typeof withMyDoc>>): Promise<unknown> =>
    (await call(system, 'DescribeDocumentPermission', share))['AccountIds'];

  it('nothing that is another’s or Amazon’s', async () => {
    const system = documentsSystem();
    for (const Name of ['AWS-RunShellScript', 'Nowhere'])
      assert.equal(
        await errorOf(system, 'ModifyDocumentPermission', {
          ...share,
          Name,
          AccountIdsToAdd: ['1'.repeat(12)],
        }),
        'InvalidDocument',
        Name,
      );
  });

  it('twice with one account counts once', async () => {
    const system = await withMyDoc();
    for (let times = 0; times < 3; times += 1)
      await call(system, 'ModifyDocumentPermission', { ...share, AccountIdsToAdd: ['1'.repeat(12)] });
    assert.deepEqual(await accounts(system), ['1'.repeat(12)]);
  });

  it('takes away from an account that never had it without a word', async () => {
    const system = await withMyDoc();
    const remove = { ...share, AccountIdsToRemove: ['9'.repeat(12)] };
    assert.equal(await errorOf(system, 'ModifyDocumentPermission', remove), 'none');
    assert.deepEqual(await accounts(system), []);
  });

  it('is gone with the document: one that is made anew is shared with nobody', async () => {
    const system = await withMyDoc();
    await call(system, 'ModifyDocumentPermission', { ...share, AccountIdsToAdd: ['1'.repeat(12)] });
    assert.equal(await errorOf(system, 'DeleteDocument', { Name: 'My-Doc' }), 'InvalidDocumentOperation');
    await call(system, 'ModifyDocumentPermission', { ...share, AccountIdsToRemove: ['1'.repeat(12)] });
    await call(system, 'DeleteDocument', { Name: 'My-Doc' });
    await call(system, 'CreateDocument', createMyDoc);
    assert.deepEqual(await accounts(system), []);
  });

  it('refuses a token of another document', async () => {
    const system = await withMyDoc();
    await call(system, 'ModifyDocumentPermission', {
      ...share,
      AccountIdsToAdd: ['1'.repeat(12), '2'.repeat(12)],
    });
    const { NextToken } = await call(system, 'DescribeDocumentPermission', { ...share, MaxResults: 1 });
    const other = { ...share, Name: 'Shop-TailLog', NextToken };
    assert.equal(await errorOf(system, 'DescribeDocumentPermission', other), 'InvalidNextToken');
  });
});
