import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import type { JsonObject } from '../../../../src/core/base/json.ts';
import { requiredText } from '../../../../src/simulator/base/json.ts';
import { at, call, errorOf } from '../support/api.ts';
import { commandContent, documentsSystem, sharedArn, withMyDoc } from '../support/documentStore.ts';

describe('reading a document', () => {
  it('describes parameters, with defaults as texts', async () => {
    const system = await withMyDoc();
    const { Document } = await call(system, 'DescribeDocument', { Name: 'My-Doc' });
    assert.deepEqual(at(Document, 'Parameters'), [
      { Name: 'names', Type: 'StringList', Description: 'Names', DefaultValue: '["a","b"]' },
      { Name: 'dry', Type: 'Boolean', DefaultValue: 'true' },
      { Name: 'must', Type: 'String' },
    ]);
    assert.equal(at(Document, 'Description'), 'A test.');
    assert.equal(at(Document, 'Status'), 'Active');
    assert.equal(at(Document, 'Owner'), '123456789012');
  });

  it('tells the real hash of the content', async () => {
    const system = await withMyDoc();
    const { Document } = await call(system, 'DescribeDocument', { Name: 'My-Doc' });
    assert.equal(at(Document, 'Hash'), createHash('sha256').update(commandContent()).digest('hex'));
    assert.equal(at(Document, 'HashType'), 'Sha256');
  });

  it('gives the content of any version by number, word and name', async () => {
    const system = documentsSystem();
    const get = async (more: JsonObject): Promise<unknown> =>
      (await call(system, 'GetDocument', { Name: 'Shop-DeployRelease', ...more }))['DocumentVersion'];
    assert.equal(await get({}), '2');
    assert.equal(await get({ DocumentVersion: '$LATEST' }), '3');
    assert.equal(await get({ DocumentVersion: '1' }), '1');
    assert.equal(await get({ VersionName: 'keep-three' }), '3');
  });

  it('gives the content in either format, whatever it was written in', async () => {
    const system = documentsSystem();
    const json = await call(system, 'GetDocument', { Name: 'Shop-DeployRelease' });
    assert.equal(json['DocumentFormat'], 'JSON');
    assert.equal(at(JSON.parse(requiredText(json, 'Content')), 'schemaVersion'), '2.2');
    const yaml = await call(system, 'GetDocument', { Name: 'AWS-RunShellScript', DocumentFormat: 'YAML' });
    assert.match(requiredText(yaml, 'Content'), /^schemaVersion: "1\.2"\n/);
    const text = await call(system, 'GetDocument', { Name: 'Shop-ChangeFreeze', DocumentFormat: 'JSON' });
    assert.equal(text['DocumentFormat'], 'TEXT');
    assert.match(requiredText(text, 'Content'), /^BEGIN:VCALENDAR\r\n/);
  });

  it('tells a document that is missing from a version that is', async () => {
    const system = documentsSystem();
    for (const operation of ['GetDocument', 'DescribeDocument']) {
      assert.equal(await errorOf(system, operation, { Name: 'Nowhere' }), 'InvalidDocument');
      const version = { Name: 'AWS-RunShellScript', DocumentVersion: '7' };
      assert.equal(await errorOf(system, operation, version), 'InvalidDocumentVersion');
      const named = { Name: 'Shop-DeployRelease', VersionName: 'nowhere' };
      assert.equal(await errorOf(system, operation, named), 'InvalidDocumentVersion');
    }
  });

  it('lists versions, the newest first', async () => {
    const system = documentsSystem();
    const first = await call(system, 'ListDocumentVersions', { Name: 'Shop-DeployRelease', MaxResults: 2 });
    assert.deepEqual(
      [0, 1].map((index) => [
        at(first, 'DocumentVersions', index, 'DocumentVersion'),
        at(first, 'DocumentVersions', index, 'IsDefaultVersion'),
      ]),
      [
        ['3', false],
        ['2', true],
      ],
    );
    const { NextToken } = first;
    const second = await call(system, 'ListDocumentVersions', {
      Name: 'Shop-DeployRelease',
      MaxResults: 2,
      NextToken,
    });
    assert.equal(at(second, 'DocumentVersions', 0, 'DocumentVersion'), '1');
    assert.equal('NextToken' in second, false);
    assert.equal(await errorOf(system, 'ListDocumentVersions', { Name: 'Nowhere' }), 'InvalidDocument');
  });

  it('shows a shared document under its ARN', async () => {
    const { Document } = await call(documentsSystem(), 'DescribeDocument', { Name: sharedArn });
    assert.equal(at(Document, 'Name'), sharedArn);
    assert.equal(at(Document, 'Owner'), '210987654321');
  });
});
