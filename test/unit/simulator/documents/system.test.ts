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
