import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { limited, pluginOutput } from '../../../../src/simulator/commands/output.ts';

describe('one stream of output', () => {
  it('is shown whole up to its limit', () => {
    assert.equal(limited('x'.repeat(100), 100), 'x'.repeat(100));
    assert.equal(limited('', 100), '');
  });

  it('ends with a mark, inside the limit, when it is cut', () => {
    const cut = limited('x'.repeat(101), 100);
    assert.equal(cut.length, 100);
    assert.match(cut, /^x{80}--output truncated--$/);
  });

  it('is never cut inside a character', () => {
    const cut = limited(`${'x'.repeat(79)}${'🚀'.repeat(20)}`, 100);
    assert.equal(cut, `${'x'.repeat(79)}--output truncated--`);
  });
});

describe('the output of a plugin', () => {
  it('joins both streams with a title line above the errors', () => {
    assert.equal(pluginOutput('out', 'bad'), 'out\n----------ERROR-------\nbad');
    assert.equal(pluginOutput('out', ''), 'out');
    assert.equal(pluginOutput('', 'bad'), '\n----------ERROR-------\nbad');
    assert.equal(pluginOutput('', ''), '');
  });

  it('cuts the longer stream and leaves the short one whole', () => {
    const output = pluginOutput('o'.repeat(5_000), 'bad');
    assert.equal(output.length, 2_500);
    assert.match(output, /^o+\n---Output truncated---\n----------ERROR-------\nbad$/);
    const errors = pluginOutput('out', 'e'.repeat(5_000));
    assert.equal(errors.length, 2_500);
    assert.match(errors, /^out\n----------ERROR-------\ne+\n---Error truncated----$/);
  });

  it('cuts both streams alike when both are long', () => {
    const output = pluginOutput('o'.repeat(5_000), 'e'.repeat(5_000));
    assert.ok(output.length <= 2_500 && output.length > 2_490);
    assert.match(output, /^o+\n---Output truncated---\n----------ERROR-------\ne+\n---Error truncated----$/);
    assert.equal(/^o+/.exec(output)?.[0].length, /(?<=-\n)e+(?=\n)/.exec(output)?.[0].length);
  });

  it('shows what just fits without a mark', () => {
    const title = '\n----------ERROR-------\n'.length;
    const output = pluginOutput('o'.repeat(2_500 - title - 1), 'e');
    assert.equal(output.length, 2_500);
    assert.doesNotMatch(output, /truncated/);
  });
});
