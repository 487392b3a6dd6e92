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
