import { test } from 'node:test';
import assert from 'node:assert/strict';
import { flowPlace } from '../../../../../../src/core/language/features/completion/flow.ts';

function way(text: string): string | undefined {
  const place = flowPlace(text);
  return (
    place && `${place.at} ${place.levels.map(({ name }) => name ?? '[]').join('.')} ${place.word}`.trim()
  );
}

test('what opens no collection is none', () => {
  for (const text of ['', 'x', '"[x', '{{ x', '{{', '[x]', '{a: b}'])
    assert.equal(flowPlace(text), undefined, text);
});

test('lists, maps, and one in the other', () => {
  assert.equal(way('['), 'value []');
  assert.equal(way('[a, b'), 'value [] b');
  assert.equal(way('{'), 'key');
  assert.equal(way('{ Na'), 'key  Na');
  assert.equal(way('{ Name: '), 'value Name');
  assert.equal(way('{ Name: x, Type: St'), 'value Type St');
  assert.equal(way('[{ Name: a }, { Se'), 'key []  Se'.replace('  ', ' '));
  assert.equal(way('{ a: [1, { b: '), 'value a.[].b');
});

test('quotes and colons inside of words are text', () => {
  assert.equal(way('["a, [b", c'), 'value [] c');
  assert.equal(way('{ action: aws:sl'), 'value action aws:sl');
  assert.equal(way("{ 'a': \"x"), 'value a "x');
  assert.equal(way('["unclosed, ['), 'value [] "unclosed, [');
});

test('keys that are written already are known, with their values', () => {
  assert.deepEqual(
    [...(flowPlace('{ Service: ec2, "Api": "X", ')?.siblings ?? [])],
    [
      ['Service', 'ec2'],
      ['Api', 'X'],
    ],
  );
});
