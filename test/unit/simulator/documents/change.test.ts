import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JsonObject } from '../../../../src/core/base/json.ts';
import { at, call, errorOf } from '../support/api.ts';
import { commandContent, createMyDoc, documentsSystem, withMyDoc } from '../support/documentStore.ts';

describe('changing a document', () => {
  const update = { Name: 'My-Doc', DocumentVersion: '$LATEST', Content: commandContent('echo 2') };

  it('adds a version that has no effect until it is made the default', async () => {
    const system = await withMyDoc();
    const { DocumentDescription } = await call(system, 'UpdateDocument', update);
    assert.equal(at(DocumentDescription, 'DocumentVersion'), '2');
    assert.equal(at(DocumentDescription, 'LatestVersion'), '2');
    assert.equal(at(DocumentDescription, 'DefaultVersion'), '1');
    assert.equal((await call(system, 'GetDocument', { Name: 'My-Doc' }))['DocumentVersion'], '1');
    const { Description } = await call(system, 'UpdateDocumentDefaultVersion', {
      Name: 'My-Doc',
      DocumentVersion: '2',
    });
    assert.deepEqual(Description, { Name: 'My-Doc', DefaultVersion: '2' });
    assert.equal((await call(system, 'GetDocument', { Name: 'My-Doc' }))['DocumentVersion'], '2');
  });

  it('builds on the latest version only', async () => {
    const system = await withMyDoc();
    await call(system, 'UpdateDocument', update);
    const third = { ...update, Content: commandContent('echo 3') };
    for (const DocumentVersion of ['1', '3', '$DEFAULT']) {
      assert.equal(
        await errorOf(system, 'UpdateDocument', { ...third, DocumentVersion }),
        'InvalidDocumentVersion',
      );
    }
    assert.equal(await errorOf(system, 'UpdateDocument', { ...third, DocumentVersion: '2' }), 'none');
  });

  it('takes a content and a version name once', async () => {
    const system = await withMyDoc({ VersionName: 'one' });
    assert.equal(
      await errorOf(system, 'UpdateDocument', { ...update, Content: commandContent() }),
      'DuplicateDocumentContent',
    );
    assert.equal(
      await errorOf(system, 'UpdateDocument', { ...update, VersionName: 'one' }),
      'DuplicateDocumentVersionName',
    );
    assert.equal(await errorOf(system, 'UpdateDocument', { ...update, VersionName: 'two' }), 'none');
  });

  it('is for one’s own documents', async () => {
    const system = documentsSystem();
    for (const Name of ['AWS-RunShellScript', 'Nowhere']) {
      assert.equal(await errorOf(system, 'UpdateDocument', { ...update, Name }), 'InvalidDocument');
      assert.equal(
        await errorOf(system, 'UpdateDocumentDefaultVersion', { Name, DocumentVersion: '1' }),
        'InvalidDocument',
      );
      assert.equal(await errorOf(system, 'DeleteDocument', { Name }), 'InvalidDocument');
      assert.equal(
        await errorOf(system, 'DescribeDocumentPermission', { Name, PermissionType: 'Share' }),
        'InvalidDocument',
      );
    }
  });

  it('has no default that does not exist', async () => {
    const wrong = { Name: 'My-Doc', DocumentVersion: '9' };
    assert.equal(
      await errorOf(await withMyDoc(), 'UpdateDocumentDefaultVersion', wrong),
      'InvalidDocumentVersion',
    );
  });
});

describe('deleting a document', () => {
  it('removes it, and lets its name be taken anew', async () => {
    const system = await withMyDoc();
    await call(system, 'DeleteDocument', { Name: 'My-Doc' });
    assert.equal(await errorOf(system, 'DescribeDocument', { Name: 'My-Doc' }), 'InvalidDocument');
    assert.equal(await errorOf(system, 'CreateDocument', createMyDoc), 'none');
  });

  it('removes one version, but not the default', async () => {
    const system = documentsSystem();
    const version = (DocumentVersion: string): JsonObject => ({
      Name: 'Shop-DeployRelease',
      DocumentVersion,
    });
    await call(system, 'DeleteDocument', version('1'));
    assert.equal(await errorOf(system, 'GetDocument', version('1')), 'InvalidDocumentVersion');
    assert.equal(await errorOf(system, 'DeleteDocument', version('2')), 'InvalidDocumentOperation');
    assert.equal(await errorOf(system, 'DeleteDocument', version('1')), 'InvalidDocumentVersion');
  });

  it('is refused while it is shared', async () => {
    const system = documentsSystem();
    const Name = 'Shop-DeployRelease';
    assert.equal(await errorOf(system, 'DeleteDocument', { Name }), 'InvalidDocumentOperation');
    const unshare = { Name, PermissionType: 'Share', AccountIdsToRemove: ['210987654321'] };
    await call(system, 'ModifyDocumentPermission', unshare);
    assert.equal(await errorOf(system, 'DeleteDocument', { Name }), 'none');
  });
});
