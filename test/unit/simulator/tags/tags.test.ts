import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readTags, writeTags } from '../../../../src/simulator/tags/tags.ts';

describe('tags on the wire', () => {
  it('are read as they are written', () => {
    const tags = [
      { key: 'a', value: 'b' },
      { key: 'empty', value: '' },
    ];
    assert.deepEqual(writeTags(tags)[0], { Key: 'a', Value: 'b' });
    assert.deepEqual(readTags({ Tags: writeTags(tags) }), tags);
  });

  it('are none when there are none', () => {
    assert.deepEqual(readTags({}), []);
    assert.deepEqual(readTags({ Tags: null }), []);
    assert.deepEqual(writeTags([]), []);
  });
});
