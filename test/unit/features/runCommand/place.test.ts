import { test } from 'node:test';
import assert from 'node:assert/strict';
import { idOf } from '../../../../src/core/aws/spec.ts';
import { gone, parsePlace, placeOf, placeOfId } from '../../../../src/features/runCommand/place.ts';

const prod = { label: 'prod', region: 'eu-central-1', isDemo: false };

test('a command of another connection says where to switch, by profile and Region', () => {
  const error = gone(placeOf(prod));
  assert.equal(error.kind, 'credentials');
  assert.equal(error.message, 'This command ran under prod · eu-central-1. Switch there to see its results.');
});

test('nobody is sent to a demo fleet that was stopped', () => {
  const error = gone(placeOf({ ...prod, label: 'Demo fleet', isDemo: true }));
  assert.equal(error.kind, 'notFound');
  assert.match(error.message, /demo fleet that was stopped; its results ended with it/);
  assert.doesNotMatch(error.message, /Switch/);
});

test('of an id alone profile and Region are read, without its digest', () => {
  assert.equal(placeOfId(idOf({ profile: 'prod', region: 'eu-central-1' })).words, 'prod · eu-central-1');
  assert.equal(placeOfId(idOf({ profile: 'prod' })).words, 'prod');
  assert.equal(placeOfId('anything').words, 'anything');
});

test('a page gives its place back as it had saved it', () => {
  const saved = { connectionId: 'c', commandId: 'x', connection: 'Demo fleet · eu-central-1', demo: true };
  assert.deepEqual(parsePlace(saved), { words: 'Demo fleet · eu-central-1', isDemo: true });
});

test('an older page, or a foreign state, has no place', () => {
  for (const saved of [undefined, 'x', {}, { connection: 'c' }, { connection: 1, demo: true }]) {
    assert.equal(parsePlace(saved), undefined);
  }
  assert.equal(parsePlace({ connection: '', demo: true }), undefined);
});
