import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Json } from '../../../../../src/core/base/json.ts';
import {
  embed,
  interpolate,
  interpolateObject,
} from '../../../../../src/simulator/commands/parameters/interpolate.ts';

const values: Readonly<Record<string, Json>> = {
  commands: ['a', 'b'],
  name: 'x',
  count: 3,
  map: { k: 'v' },
  nested: '{{ name }}',
  empty: '',
};
const lookup = (name: string): Json | undefined => (Object.hasOwn(values, name) ? values[name] : undefined);

describe('references in a document', () => {
  it('become the value when they are all there is', () => {
    assert.deepEqual(interpolate('{{ commands }}', lookup), ['a', 'b']);
    assert.deepEqual(interpolate('{{commands}}', lookup), ['a', 'b']);
    assert.equal(interpolate(' {{ count }} ', lookup), 3);
    assert.deepEqual(interpolate('{{ map }}', lookup), { k: 'v' });
    assert.equal(interpolate('{{ empty }}', lookup), '');
  });

  it('become lines of a script among others', () => {
    assert.deepEqual(interpolate(['set -e', '{{ commands }}', 'done'], lookup), ['set -e', 'a', 'b', 'done']);
  });

  it('become text inside text', () => {
    assert.equal(interpolate('echo {{ name }}-{{count}}', lookup), 'echo x-3');
    assert.equal(interpolate('echo {{ commands }}', lookup), 'echo ["a","b"]');
    assert.equal(interpolate('{{ map }};', lookup), '{"k":"v"};');
  });

  it('are not looked for in values', () => {
    assert.equal(interpolate('{{ nested }}', lookup), '{{ name }}');
    assert.equal(interpolate('say {{ nested }}', lookup), 'say {{ name }}');
  });

  it('leave other double braces alone', () => {
    for (const text of [
      "docker ps --format '{{.Names}}'",
      '{{ unknown }}',
      '{{#each}}',
      '{{ name',
      '{{}}',
      '{{ a b }}',
    ]) {
      assert.equal(interpolate(text, lookup), text);
    }
  });

  it('are replaced at any depth, in values and not in keys', () => {
    const object = { a: { '{{ name }}': ['{{ name }}'] }, b: null, c: true, d: undefined };
    assert.deepEqual(interpolateObject(object, lookup), { ...object, a: { '{{ name }}': ['x'] } });
  });

  it('keep lists in lists as they are', () => {
    assert.deepEqual(interpolate([['{{ commands }}'], 'z'], lookup), [['a', 'b'], 'z']);
  });

  it('do not choke on a name of Object.prototype', () => {
    assert.equal(embed('{{ constructor }}', lookup), '{{ constructor }}');
  });
});
