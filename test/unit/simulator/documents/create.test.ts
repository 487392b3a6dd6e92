import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { at, call, errorOf } from '../support/api.ts';
import { createMyDoc, documentsSystem, withMyDoc } from '../support/documentStore.ts';

describe('creating a document', () => {
  it('answers that it is being created; then it is there', async () => {
    const system = documentsSystem();
    const { DocumentDescription } = await call(system, 'CreateDocument', {
      ...createMyDoc,
      VersionName: 'one',
      Tags: [{ Key: 'a', Value: 'b' }],
    });
    assert.equal(at(DocumentDescription, 'Status'), 'Creating');
    assert.equal(at(DocumentDescription, 'DocumentVersion'), '1');
    assert.deepEqual(at(DocumentDescription, 'Tags'), [{ Key: 'a', Value: 'b' }]);
    assert.deepEqual(at(DocumentDescription, 'PlatformTypes'), ['Linux', 'MacOS']);
    assert.equal(await errorOf(system, 'GetDocument', { Name: 'My-Doc', VersionName: 'one' }), 'none');
  });

  it('reads YAML as well', async () => {
    const Content = 'schemaVersion: "1.0"\nsessionType: Port\n';
    const system = await withMyDoc({ Content, DocumentFormat: 'YAML', DocumentType: 'Session' });
    const { Document } = await call(system, 'DescribeDocument', { Name: 'My-Doc' });
    assert.equal(at(Document, 'DocumentFormat'), 'YAML');
  });

  it('takes a name once, and none of Amazon’s', async () => {
    const system = await withMyDoc();
    assert.equal(await errorOf(system, 'CreateDocument', createMyDoc), 'DocumentAlreadyExists');
    for (const Name of ['AWS-Mine', 'amazon-Mine', 'AmznMine']) {
      assert.equal(
        await errorOf(system, 'CreateDocument', { ...createMyDoc, Name }),
        'ValidationException',
        Name,
      );
    }
  });

  it('wants the type, unless the first schema tells it', async () => {
    const system = documentsSystem();
    const untyped = { Name: createMyDoc.Name, Content: createMyDoc.Content };
    await assert.rejects(
      call(system, 'CreateDocument', untyped),
      /Document type is required for schema version 2\.2/,
    );
    const old = JSON.stringify({ schemaVersion: '1.2', runtimeConfig: {} });
    assert.equal(await errorOf(system, 'CreateDocument', { ...untyped, Content: old }), 'none');
  });

  it('refuses bad content and keeps nothing of it', async () => {
    const system = documentsSystem();
    assert.equal(
      await errorOf(system, 'CreateDocument', { ...createMyDoc, Content: '{' }),
      'InvalidDocumentContent',
    );
    assert.equal(await errorOf(system, 'GetDocument', { Name: 'My-Doc' }), 'InvalidDocument');
  });

  it('takes five hundred documents', async () => {
    const system = documentsSystem();
    const code = async (index: number): Promise<string> =>
      errorOf(system, 'CreateDocument', { ...createMyDoc, Name: `Doc-${index}` });
    let made = 0;
    while ((await code(made)) === 'none') made += 1;
    assert.equal(await code(made), 'DocumentLimitExceeded');
    assert.ok(made > 480 && made < 500, `${made} beside the demo's own`);
  });
});
