import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDemoKeys, createKeys } from '../../../../src/simulator/kms/keys.ts';
import { codeOf } from '../support/api.ts';

const place = { seed: 1, region: 'eu-central-1', accountId: '123456789012' };

describe('the keys of a Region', () => {
  it('finds keys by id, alias and the ARNs of both', () => {
    const keys = createDemoKeys(place);
    const [key = assert.fail()] = keys.all;
    const aliasArn = `arn:aws:kms:eu-central-1:123456789012:${key.alias}`;
    for (const name of [key.id, key.arn, key.alias, aliasArn]) assert.equal(keys.usable(name), key);
  });

  it('knows no other key, no other Region and no disabled one', () => {
    const keys = createDemoKeys(place);
    const [key = assert.fail()] = keys.all;
    const elsewhere = key.arn.replace('eu-central-1', 'us-east-1');
    for (const name of ['', 'alias/none', elsewhere, key.id.slice(1)]) {
      assert.equal(
        codeOf(() => keys.usable(name)),
        'NotFoundException',
        name,
      );
    }
    assert.equal(
      codeOf(() => keys.usable('alias/session-manager-retired')),
      'DisabledException',
    );
    assert.equal(
      codeOf(() => createKeys([], place).usable(key.id)),
      'NotFoundException',
    );
  });

  it('has the same key ids for the same seed', () => {
    const ids = (seed: number): readonly string[] =>
      createDemoKeys({ ...place, seed }).all.map(({ id }) => id);
    assert.deepEqual(ids(1), ids(1));
    assert.notDeepEqual(ids(1), ids(2));
    assert.match(ids(1)[0] ?? '', /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
  });
});
