import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JsonObject } from '../../../../src/core/base/json.ts';
import { at, call, errorOf } from '../support/api.ts';
import { documentsSystem, sharedArn } from '../support/documentStore.ts';

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

describe('finding documents', () => {
  const names = async (input: JsonObject): Promise<string[]> => {
    const { DocumentIdentifiers } = await call(documentsSystem(), 'ListDocuments', input);
    assert.ok(Array.isArray(DocumentIdentifiers));
    return DocumentIdentifiers.map((item) => String(at(item, 'Name')));
  };
  const filter = (Key: string, ...Values: string[]): JsonObject => ({ Filters: [{ Key, Values }] });

  it('by owner keeps one’s own, Amazon’s and what others share apart', async () => {
    const own = await names(filter('Owner', 'Self'));
    const amazon = await names(filter('Owner', 'Amazon'));
    const shared = await names(filter('Owner', 'Private'));
    assert.ok(own.length > 0 && amazon.length > 0);
    assert.ok(shared.includes(sharedArn));
    const all = [...own, ...amazon, ...shared];
    assert.equal(new Set(all).size, all.length);
  });

  it('by keyword looks anywhere in the name, in any case, and for all words', async () => {
    const found = await names(filter('SearchKeyword', 'SHELL', 'run'));
    assert.ok(found.includes('AWS-RunShellScript'));
    assert.ok(found.every((name) => /shell/i.test(name) && /run/i.test(name)));
  });

  it('by name begins at its beginning, and its case counts', async () => {
    assert.ok((await names(filter('Name', 'AWS-Run'))).every((name) => name.startsWith('AWS-Run')));
    assert.deepEqual(await names(filter('Name', 'aws-run')), []);
    assert.deepEqual(await names(filter('Name', 'RunShellScript')), []);
  });

  it('by type and platform joins keys by and, values by or', async () => {
    const both = await names({
      Filters: [
        { Key: 'DocumentType', Values: ['Command', 'Session'] },
        { Key: 'PlatformTypes', Values: ['Windows'] },
      ],
    });
    const types = await names(filter('DocumentType', 'Command', 'Session'));
    const windows = await names(filter('PlatformTypes', 'Windows'));
    assert.deepEqual(
      both,
      types.filter((name) => windows.includes(name)),
    );
    assert.ok(both.length > 0);
  });

  it('by what nothing has finds nothing, and by what is no key is refused', async () => {
    assert.deepEqual(await names(filter('tag:Team', 'nobody')), []);
    assert.deepEqual(await names(filter('DocumentType', 'Nothing')), []);
    for (const Key of ['Colour', 'name', '__proto__'])
      assert.equal(
        await errorOf(documentsSystem(), 'ListDocuments', filter(Key, 'x')),
        'InvalidFilterKey',
        Key,
      );
  });
});

describe('reading a document', () => {
  it('gives JSON unless another format is asked for', async () => {
    const system = documentsSystem();
    const read = async (DocumentFormat?: string): Promise<[unknown, string]> => {
      const output = await call(system, 'GetDocument', {
        Name: 'Shop-DeployRelease',
        ...(DocumentFormat === undefined ? {} : { DocumentFormat }),
      });
      return [output['DocumentFormat'], String(at(output, 'Content'))];
    };
    const [format, json] = await read();
    assert.equal(format, 'JSON');
    assert.doesNotThrow(() => JSON.parse(json) as unknown);
    assert.match((await read('YAML'))[1], /^schemaVersion/m);
  });

  it('of another account goes by its ARN, not by its name', async () => {
    const system = documentsSystem();
    assert.equal(await errorOf(system, 'GetDocument', { Name: sharedArn }), 'none');
    assert.equal(await errorOf(system, 'GetDocument', { Name: 'Platform-HardenHost' }), 'InvalidDocument');
  });

  for (const Name of [
    '',
    ' ',
    'constructor',
    '__proto__',
    '../AWS-RunShellScript',
    'arn:aws:ssm:::document/',
    sharedArn.toUpperCase(),
  ]) {
    it(`by the name ${JSON.stringify(Name)} finds none, without an exception of its own`, async () =>
      assert.match(
        await errorOf(documentsSystem(), 'GetDocument', { Name }),
        /^(InvalidDocument|ValidationException)$/,
      ));
  }
});
