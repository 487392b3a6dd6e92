import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDocument } from '../../../../src/simulator/documents/model.ts';
import { demoDocuments, sharedArn } from '../support/documentStore.ts';

describe('the document store', () => {
  const store = demoDocuments();

  it('finds documents by name, and by ARN whose ever they are', () => {
    assert.equal(store.find('AWS-RunShellScript')?.owner, 'Amazon');
    assert.equal(store.find('arn:aws:ssm:eu-central-1::document/AWS-RunShellScript')?.owner, 'Amazon');
    assert.equal(store.find('Shop-RotateLogs')?.owner, '123456789012');
    assert.equal(
      store.find('arn:aws:ssm:eu-central-1:123456789012:document/Shop-RotateLogs')?.name,
      'Shop-RotateLogs',
    );
    assert.equal(store.find(sharedArn)?.owner, '210987654321');
  });

  it('does not find a shared document by its bare name, nor under a strange account', () => {
    assert.equal(store.find('Platform-HardenHost'), undefined);
    assert.equal(store.find('arn:aws:ssm:eu-central-1:999999999999:document/Shop-RotateLogs'), undefined);
    assert.equal(store.find('constructor'), undefined);
  });

  it('lets the account change its own only', () => {
    assert.ok(store.findOwn('Shop-RotateLogs'));
    assert.equal(store.findOwn('AWS-RunShellScript'), undefined);
    assert.equal(store.findOwn(sharedArn), undefined);
  });

  it('lists all in order of the names under which they are seen', () => {
    const names = store.list().map((document) => store.visibleName(document));
    assert.deepEqual(names, [...names].sort());
    assert.ok(names.includes(sharedArn));
  });

  it('follows what comes and goes', () => {
    const changing = demoDocuments();
    const before = changing.list().length;
    const own = changing.findOwn('Shop-RotateLogs');
    assert.ok(own);
    changing.remove(own);
    assert.equal(changing.list().length, before - 1);
    assert.equal(changing.find('Shop-RotateLogs'), undefined);
    changing.add(createDocument({ ...own, name: 'Aaa' }));
    assert.ok(changing.list().some(({ name }) => name === 'Aaa'));
    assert.equal(changing.ownCount, store.ownCount);
  });

  it('holds Amazon’s documents alone in a Region without the account’s own', () => {
    assert.ok(
      demoDocuments(false)
        .list()
        .every(({ owner }) => owner === 'Amazon'),
    );
  });
});
