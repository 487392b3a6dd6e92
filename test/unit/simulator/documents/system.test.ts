import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import type { JsonObject } from '../../../../src/core/base/json.ts';
import { requiredText } from '../../../../src/simulator/base/json.ts';
import { at, call, errorOf } from '../support/api.ts';
import { documentsSystem, sharedArn } from '../support/documentStore.ts';

const content = (line = 'echo'): string =>
  JSON.stringify({
    schemaVersion: '2.2',
    description: 'A test.',
    parameters: {
      names: { type: 'StringList', description: 'Names', default: ['a', 'b'] },
      dry: { type: 'Boolean', default: true },
      must: { type: 'String' },
    },
    mainSteps: [{ name: 'a', action: 'aws:runShellScript', inputs: { runCommand: [line] } }],
  });

const create = { Name: 'My-Doc', Content: content(), DocumentType: 'Command' };

async function withDocument(more: JsonObject = {}): Promise<ReturnType<typeof documentsSystem>> {
  const system = documentsSystem();
  await call(system, 'CreateDocument', { ...create, ...more });
  return system;
}

describe('listing documents', () => {
  it('gives each once, page by page, and ends without a token', async () => {
    const system = documentsSystem();
    const names: unknown[] = [];
    let NextToken: JsonObject[string];
    do {
      const output = await call(system, 'ListDocuments', {
        MaxResults: 7,
        ...(NextToken === undefined ? {} : { NextToken }),
      });
      const items = output['DocumentIdentifiers'];
      assert.ok(Array.isArray(items));
      names.push(...items.map((item) => at(item, 'Name')));
      NextToken = output['NextToken'];
    } while (NextToken !== undefined);
    assert.ok(names.length > 30);
    assert.equal(new Set(names).size, names.length);
    assert.ok(names.includes(sharedArn));
  });

  it('tells the default version of each', async () => {
    const output = await call(documentsSystem(), 'ListDocuments', {
      Filters: [{ Key: 'Name', Values: ['Shop-DeployRelease'] }],
    });
    const identifier = at(output, 'DocumentIdentifiers', 0);
    assert.equal(at(identifier, 'DocumentVersion'), '2');
    assert.equal(at(identifier, 'VersionName'), 'services');
    assert.equal(at(identifier, 'DisplayName'), 'Deploy a release');
    assert.equal(at(identifier, 'SchemaVersion'), '2.2');
    assert.equal(at(identifier, 'DocumentFormat'), 'YAML');
    assert.deepEqual(at(identifier, 'PlatformTypes'), ['Linux']);
  });

  it('refuses a token of another listing', async () => {
    const system = documentsSystem();
    const { NextToken } = await call(system, 'ListDocuments', { MaxResults: 1 });
    const filtered = { NextToken, Filters: [{ Key: 'Owner', Values: ['Self'] }] };
    assert.equal(await errorOf(system, 'ListDocuments', filtered), 'InvalidNextToken');
  });
});

describe('reading a document', () => {
  it('describes parameters, with defaults as texts', async () => {
    const system = await withDocument();
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
    const system = await withDocument();
    const { Document } = await call(system, 'DescribeDocument', { Name: 'My-Doc' });
    assert.equal(at(Document, 'Hash'), createHash('sha256').update(content()).digest('hex'));
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

describe('creating a document', () => {
  it('answers that it is being created; then it is there', async () => {
    const system = documentsSystem();
    const { DocumentDescription } = await call(system, 'CreateDocument', {
      ...create,
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
    const system = await withDocument({ Content, DocumentFormat: 'YAML', DocumentType: 'Session' });
    const { Document } = await call(system, 'DescribeDocument', { Name: 'My-Doc' });
    assert.equal(at(Document, 'DocumentFormat'), 'YAML');
  });

  it('takes a name once, and none of Amazon’s', async () => {
    const system = await withDocument();
    assert.equal(await errorOf(system, 'CreateDocument', create), 'DocumentAlreadyExists');
    for (const Name of ['AWS-Mine', 'amazon-Mine', 'AmznMine']) {
      assert.equal(await errorOf(system, 'CreateDocument', { ...create, Name }), 'ValidationException', Name);
    }
  });

  it('wants the type, unless the first schema tells it', async () => {
    const system = documentsSystem();
    const untyped = { Name: create.Name, Content: create.Content };
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
      await errorOf(system, 'CreateDocument', { ...create, Content: '{' }),
      'InvalidDocumentContent',
    );
    assert.equal(await errorOf(system, 'GetDocument', { Name: 'My-Doc' }), 'InvalidDocument');
  });

  it('takes five hundred documents', async () => {
    const system = documentsSystem();
    const code = async (index: number): Promise<string> =>
      errorOf(system, 'CreateDocument', { ...create, Name: `Doc-${index}` });
    let made = 0;
    while ((await code(made)) === 'none') made += 1;
    assert.equal(await code(made), 'DocumentLimitExceeded');
    assert.ok(made > 480 && made < 500, `${made} beside the demo's own`);
  });
});

describe('changing a document', () => {
  const update = { Name: 'My-Doc', DocumentVersion: '$LATEST', Content: content('echo 2') };

  it('adds a version that has no effect until it is made the default', async () => {
    const system = await withDocument();
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
    const system = await withDocument();
    await call(system, 'UpdateDocument', update);
    const third = { ...update, Content: content('echo 3') };
    for (const DocumentVersion of ['1', '3', '$DEFAULT']) {
      assert.equal(
        await errorOf(system, 'UpdateDocument', { ...third, DocumentVersion }),
        'InvalidDocumentVersion',
      );
    }
    assert.equal(await errorOf(system, 'UpdateDocument', { ...third, DocumentVersion: '2' }), 'none');
  });

  it('takes a content and a version name once', async () => {
    const system = await withDocument({ VersionName: 'one' });
    assert.equal(
      await errorOf(system, 'UpdateDocument', { ...update, Content: content() }),
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
      await errorOf(await withDocument(), 'UpdateDocumentDefaultVersion', wrong),
      'InvalidDocumentVersion',
    );
  });
});

describe('deleting a document', () => {
  it('removes it, and lets its name be taken anew', async () => {
    const system = await withDocument();
    await call(system, 'DeleteDocument', { Name: 'My-Doc' });
    assert.equal(await errorOf(system, 'DescribeDocument', { Name: 'My-Doc' }), 'InvalidDocument');
    assert.equal(await errorOf(system, 'CreateDocument', create), 'none');
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

describe('sharing a document', () => {
  const share = { Name: 'My-Doc', PermissionType: 'Share' };

  it('names the accounts and the version that they may use', async () => {
    const system = await withDocument();
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
    const system = await withDocument();
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
      await call(system, 'CreateDocument', { ...create, Name: `Public-${index}` });
      const code = await errorOf(system, 'ModifyDocumentPermission', open(`Public-${index}`));
      assert.equal(code, index < 5 ? 'none' : 'DocumentLimitExceeded');
    }
  });

  it('ends at a thousand accounts', async () => {
    const system = await withDocument();
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

describe('what other systems see of documents', () => {
  it('is a version with its content', () => {
    const found = documentsSystem().resolve('Shop-DeployRelease', '$LATEST');
    assert.ok(typeof found === 'object');
    assert.equal(found.version, '3');
    assert.equal(found.type, 'Command');
    assert.equal(found.content['schemaVersion'], '2.2');
  });

  it('is also what is shared, by ARN', () => {
    assert.equal(typeof documentsSystem().resolve(sharedArn, undefined), 'object');
  });

  it('tells which of document and version is missing', () => {
    assert.equal(documentsSystem().resolve('Nowhere', undefined), 'noDocument');
    assert.equal(documentsSystem().resolve('AWS-RunShellScript', '2'), 'noVersion');
  });

  it('is a place for tags of one’s own documents', () => {
    const system = documentsSystem();
    assert.deepEqual(system.tagged('Shop-TailLog')?.tags, [{ key: 'Team', value: 'shop' }]);
    assert.equal(system.tagged('AWS-RunShellScript'), undefined);
  });
});
