import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JsonObject } from '../../../../src/core/base/json.ts';
import { documentTest } from '../../../../src/simulator/documents/filters.ts';
import { ServiceError } from '../../../../src/simulator/system.ts';
import { demoDocuments, sharedArn } from '../support/documentStore.ts';

const store = demoDocuments();
const found = (input: JsonObject): string[] =>
  store
    .list()
    .filter(documentTest(input, store))
    .map((document) => store.visibleName(document));
const by = (Key: string, ...Values: string[]): JsonObject => ({ Filters: [{ Key, Values }] });

describe('the filters of ListDocuments', () => {
  it('leave everything in when there are none', () => assert.equal(found({}).length, store.list().length));

  it('find by owner', () => {
    assert.ok(found(by('Owner', 'Amazon')).every((name) => !name.startsWith('Shop')));
    assert.ok(found(by('Owner', 'Self')).every((name) => /^(Shop|SSM)-/.test(name)));
    assert.deepEqual(found(by('Owner', 'Private')), [sharedArn]);
    assert.deepEqual(found(by('Owner', '210987654321')), [sharedArn]);
    assert.deepEqual(found(by('Owner', 'ThirdParty')), []);
    const both = found(by('Owner', 'Self', 'Private'));
    assert.equal(both.length, found(by('Owner', 'Self')).length + 1);
  });

  it('find by the beginning of the name', () => {
    assert.deepEqual(found(by('Name', 'AWS-StartPortForwarding')), [
      'AWS-StartPortForwardingSession',
      'AWS-StartPortForwardingSessionToRemoteHost',
    ]);
    assert.deepEqual(found(by('Name', 'RunShellScript')), []);
  });

  it('find by type, platform, target and words', () => {
    assert.deepEqual(found(by('DocumentType', 'ChangeCalendar')), ['Shop-ChangeFreeze']);
    assert.ok(found(by('DocumentType', 'Command', 'Session')).length > 10);
    assert.ok(!found(by('PlatformTypes', 'Windows')).includes('AWS-RunShellScript'));
    assert.deepEqual(found(by('TargetType', '/AWS::EC2::Volume')), ['AWS-CreateSnapshot']);
    assert.deepEqual(found(by('SearchKeyword', 'run', 'SHELL')), [
      'AWS-RunPowerShellScript',
      'AWS-RunShellScript',
      'SSM-SessionManagerRunShell',
    ]);
  });

  it('find by tag', () => {
    assert.deepEqual(found(by('tag:Team', 'operations')), ['Shop-CollectDiagnostics', 'Shop-RotateLogs']);
    assert.deepEqual(found(by('tag:team', 'operations')), []);
  });

  it('join keys by and, in both styles', () => {
    const input = {
      DocumentFilterList: [{ key: 'Owner', value: 'Amazon' }],
      ...by('DocumentType', 'Policy'),
    };
    assert.deepEqual(found(input), ['AWS-GatherSoftwareInventory']);
  });

  it('refuse unknown keys', () => {
    for (const key of ['Colour', 'owner', 'constructor', 'tags:Team']) {
      assert.throws(
        () => found(by(key, 'x')),
        (error: unknown) => error instanceof ServiceError && error.code === 'InvalidFilterKey',
        key,
      );
    }
  });
});
