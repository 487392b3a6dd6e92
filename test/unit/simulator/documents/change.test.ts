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

describe('the life of a document with many versions', () => {
  const update = (line: string, more: JsonObject = {}): JsonObject => ({
    Name: 'My-Doc',
    DocumentVersion: '$LATEST',
    Content: commandContent(line),
    ...more,
  });

  it('numbers its versions one after the other, newest first in the list', async () => {
    const system = await withMyDoc();
    for (const line of ['2', '3', '4']) await call(system, 'UpdateDocument', update(line));
    const { DocumentVersions } = await call(system, 'ListDocumentVersions', { Name: 'My-Doc' });
    assert.ok(Array.isArray(DocumentVersions));
    assert.deepEqual(
      DocumentVersions.map((version) => [at(version, 'DocumentVersion'), at(version, 'IsDefaultVersion')]),
      [
        ['4', false],
        ['3', false],
        ['2', false],
        ['1', true],
      ],
    );
  });

  it('lists its versions page by page, each once', async () => {
    const system = await withMyDoc();
    for (const line of ['2', '3', '4', '5']) await call(system, 'UpdateDocument', update(line));
    const seen: unknown[] = [];
    let NextToken: JsonObject[string];
    do {
      const page = await call(system, 'ListDocumentVersions', {
        Name: 'My-Doc',
        MaxResults: 2,
        ...(NextToken === undefined ? {} : { NextToken }),
      });
      const rows = page['DocumentVersions'];
      assert.ok(Array.isArray(rows) && rows.length <= 2);
      seen.push(...rows.map((row) => at(row, 'DocumentVersion')));
      NextToken = page['NextToken'];
    } while (NextToken !== undefined);
    assert.deepEqual(seen, ['5', '4', '3', '2', '1']);
  });

  it('is found by the name of a version, whatever its default is', async () => {
    const system = await withMyDoc({ VersionName: 'one' });
    await call(system, 'UpdateDocument', update('2', { VersionName: 'two' }));
    const read = async (input: JsonObject): Promise<unknown> =>
      (await call(system, 'GetDocument', { Name: 'My-Doc', ...input }))['DocumentVersion'];
    assert.equal(await read({ VersionName: 'two' }), '2');
    assert.equal(await read({ VersionName: 'one' }), '1');
    assert.equal(await read({}), '1');
    assert.equal(await read({ DocumentVersion: '$LATEST' }), '2');
    assert.equal(
      await errorOf(system, 'GetDocument', { Name: 'My-Doc', VersionName: 'three' }),
      'InvalidDocumentVersion',
    );
  });

  it('keeps its default when another version goes, and its latest when the last one goes', async () => {
    const system = await withMyDoc();
    await call(system, 'UpdateDocument', update('2'));
    await call(system, 'UpdateDocument', update('3'));
    await call(system, 'DeleteDocument', { Name: 'My-Doc', DocumentVersion: '3' });
    const { Document } = await call(system, 'DescribeDocument', { Name: 'My-Doc' });
    assert.deepEqual([at(Document, 'LatestVersion'), at(Document, 'DefaultVersion')], ['2', '1']);
  });

  it('takes back a content that was deleted with its version', async () => {
    const system = await withMyDoc();
    await call(system, 'UpdateDocument', update('2'));
    await call(system, 'DeleteDocument', { Name: 'My-Doc', DocumentVersion: '2' });
    assert.equal(await errorOf(system, 'UpdateDocument', update('2')), 'none');
  });

  it('keeps what it was when a new version is refused', async () => {
    const system = await withMyDoc();
    const refused: readonly (readonly [string, JsonObject])[] = [
      ['InvalidDocumentContent', update('2', { Content: '{' })],
      ['InvalidDocumentContent', update('2', { Content: '[]' })],
      ['InvalidDocumentContent', update('2', { Content: '{"schemaVersion":"9.9","mainSteps":[]}' })],
      ['DuplicateDocumentContent', update('2', { Content: commandContent() })],
      ['InvalidDocumentVersion', update('2', { DocumentVersion: '7' })],
      ['MaxDocumentSizeExceeded', update('x'.repeat(70_000))],
    ];
    for (const [code, input] of refused) assert.equal(await errorOf(system, 'UpdateDocument', input), code);
    const { Document } = await call(system, 'DescribeDocument', { Name: 'My-Doc' });
    assert.equal(at(Document, 'LatestVersion'), '1');
  });
});
