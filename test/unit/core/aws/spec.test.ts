import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ConnectionSpec } from '../../../../src/core/aws/connection.ts';
import { idOf, sameSpec } from '../../../../src/core/aws/spec.ts';

const credentials = { accessKeyId: 'AKID', secretAccessKey: 'TOPSECRET' };

test('equal specs have equal ids, on every computer and after every reload', () => {
  assert.equal(
    idOf({ profile: 'prod', region: 'eu-west-1' }),
    idOf({ region: 'eu-west-1', profile: 'prod' }),
  );
  assert.match(idOf({ profile: 'prod', region: 'eu-west-1' }), /^prod@eu-west-1-[0-9a-f]{8}$/);
  assert.match(idOf({}), /^default-[0-9a-f]{8}$/);
});

test('every part of a spec makes another id', () => {
  const specs: readonly ConnectionSpec[] = [
    {},
    { profile: 'a' },
    { region: 'a' },
    { endpoint: 'a' },
    { label: 'a' },
    { useFips: true },
    { credentials },
    { profile: 'b' },
  ];
  assert.equal(new Set(specs.map(idOf)).size, specs.length);
});

test('an id is fit to be shown: no secret, no odd characters', () => {
  const id = idOf({ label: 'Demo fleet <b>\n', region: 'r', credentials });
  assert.match(id, /^[\w@.-]+$/);
  assert.equal(id.includes('TOPSECRET'), false);
});

test('specs that differ in a secret only are not the same', () => {
  const other = { ...credentials, secretAccessKey: 'x' };
  assert.equal(sameSpec({ credentials }, { credentials: { ...credentials } }), true);
  assert.equal(sameSpec({ credentials }, { credentials: other }), false);
  assert.equal(sameSpec({ credentials }, { credentials: { ...credentials, sessionToken: 't' } }), false);
  assert.equal(idOf({ credentials }), idOf({ credentials: other }));
});
