import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isNestedDeeper } from '../../../../src/simulator/wire/depth.ts';

const nested = (depth: number, inside = ''): string => '['.repeat(depth) + inside + ']'.repeat(depth);

describe('isNestedDeeper', () => {
  it('counts brackets of both kinds that are open at once', () => {
    assert.equal(isNestedDeeper(nested(5), 5), false);
    assert.equal(isNestedDeeper(nested(6), 5), true);
    assert.equal(isNestedDeeper('{"a":[{"b":[{}]}]}', 5), false);
    assert.equal(isNestedDeeper('{"a":[{"b":[{}]}]}', 4), true);
    assert.equal(isNestedDeeper(`[${'[],'.repeat(1000)}[]]`, 2), false);
  });

  it('does not count brackets in texts, however they are quoted', () => {
    assert.equal(isNestedDeeper('["[[[[", "\\"[[[[", "\\\\", "\n[[["]', 1), false);
    assert.equal(isNestedDeeper('["\\\\", [[]]]', 2), true);
  });

  it('bears text that is no JSON', () => {
    for (const text of ['', '"', '"[[[', ']]]]', '}{', '\\"['])
      assert.equal(isNestedDeeper(text, 1), false, text);
  });

  it('looks at a large text in one go', () => {
    assert.equal(isNestedDeeper(`["${'['.repeat(3_000_000)}"]`, 1), false);
    assert.equal(isNestedDeeper(nested(1_000_000), 100), true);
    assert.equal(isNestedDeeper(`"${'\\"'.repeat(1_500_000)}`, 1), false);
  });
});
