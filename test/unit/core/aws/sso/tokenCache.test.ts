import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { cacheTime, createTokenCache, type CachedToken } from '../../../../../src/core/aws/sso/tokenCache.ts';

const token: CachedToken = {
  startUrl: 'https://corp.awsapps.com/start',
  region: 'eu-west-1',
  accessToken: 'at',
  expiresAt: '2026-01-01T00:00:00Z',
  clientId: 'id',
  clientSecret: 'cs',
  registrationExpiresAt: '2026-03-01T00:00:00Z',
  refreshToken: 'rt',
};

function home(t: TestContext): { readonly folder: string; readonly cache: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'ssm-sso-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return { folder, cache: path.join(folder, '.aws', 'sso', 'cache') };
}

test('a token is written for its owner only, whole, and nothing stays beside it', async (t) => {
  const { folder, cache } = home(t);
  await createTokenCache({ HOME: folder }).write('abc', token);
  assert.deepEqual(readdirSync(cache), ['abc.json']);
  const file = path.join(cache, 'abc.json');
  assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), token);
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.equal(statSync(cache).mode & 0o777, 0o700);
});

test('an earlier file is replaced, with the owner’s mode', async (t) => {
  const { folder, cache } = home(t);
  mkdirSync(cache, { recursive: true });
  writeFileSync(path.join(cache, 'abc.json'), 'old', { mode: 0o644 });
  await createTokenCache({ HOME: folder }).write('abc', token);
  assert.equal(statSync(path.join(cache, 'abc.json')).mode & 0o777, 0o600);
});

test('a write that fails leaves nothing behind', async (t) => {
  const { folder, cache } = home(t);
  mkdirSync(path.join(cache, 'abc.json', 'x'), { recursive: true });
  await assert.rejects(createTokenCache({ HOME: folder }).write('abc', token));
  assert.deepEqual(readdirSync(cache), ['abc.json']);
});

const registration = { clientId: 'id', clientSecret: 'cs', expiresAt: '2026-01-01T00:00:00Z' };

const cached: readonly (readonly [string, string, object | undefined])[] = [
  ['a registration of the device flow', JSON.stringify({ ...registration, scopes: ['x'] }), registration],
  [
    'one for the CLI’s own flow',
    JSON.stringify({ ...registration, grantTypes: ['authorization_code'] }),
    undefined,
  ],
  ['one that lacks its secret', JSON.stringify({ ...registration, clientSecret: undefined }), undefined],
  ['rubbish', '{{{', undefined],
  ['another kind of value', '[]', undefined],
];

for (const [what, text, expected] of cached) {
  test(`${what} ${expected === undefined ? 'is not used' : 'is used'}`, async (t) => {
    const { folder, cache } = home(t);
    mkdirSync(cache, { recursive: true });
    writeFileSync(path.join(cache, 'abc.json'), text);
    assert.deepEqual(await createTokenCache({ HOME: folder }).registration('abc'), expected);
  });
}

test('a registration that was never cached is none', async (t) => {
  assert.equal(await createTokenCache({ HOME: home(t).folder }).registration('abc'), undefined);
});

test('times are written as AWS’s CLI writes them', () => {
  assert.equal(cacheTime(Date.UTC(2026, 0, 2, 3, 4, 5, 678)), '2026-01-02T03:04:05Z');
});

const broken: readonly (readonly [what: string, text: string])[] = [
  ['a file of nothing', ''],
  ['a file that was cut off', '{"clientId":"id","clientSecret":"c'],
  ['null', 'null'],
  ['a number', '7'],
  ['a text', '"x"'],
  ['numbers where texts belong', JSON.stringify({ clientId: 1, clientSecret: 2, expiresAt: 3 })],
  ['a registration without an end', JSON.stringify({ clientId: 'i', clientSecret: 's' })],
  ['a registration without an id', JSON.stringify({ clientSecret: 's', expiresAt: 'x' })],
  ['bytes that are no text', '\ufffd\ufffd\u0000'],
  ['a list of a registration', JSON.stringify([registration])],
];

for (const [what, text] of broken) {
  test(`${what} in the cache is no registration, and no exception`, async (t) => {
    const { folder, cache } = home(t);
    mkdirSync(cache, { recursive: true });
    writeFileSync(path.join(cache, 'abc.json'), text);
    assert.equal(await createTokenCache({ HOME: folder }).registration('abc'), undefined);
  });
}

test('a cache that cannot be read is a failure, not a missing registration', async (t) => {
  const { folder, cache } = home(t);
  mkdirSync(path.join(cache, 'abc.json'), { recursive: true });
  await assert.rejects(createTokenCache({ HOME: folder }).registration('abc'));
});

test('what a registration is used for beside the device flow does not matter', async (t) => {
  const { folder, cache } = home(t);
  mkdirSync(cache, { recursive: true });
  const grantTypes = ['urn:ietf:params:oauth:grant-type:device_code', 'refresh_token'];
  writeFileSync(path.join(cache, 'abc.json'), JSON.stringify({ ...registration, grantTypes }));
  assert.deepEqual(await createTokenCache({ HOME: folder }).registration('abc'), registration);
});

test('a registration that was written is the one that is read', async (t) => {
  const cache = createTokenCache({ HOME: home(t).folder });
  await cache.write('abc', registration);
  assert.deepEqual(await cache.registration('abc'), registration);
  await cache.write('abc', { ...registration, clientId: 'other' });
  assert.equal((await cache.registration('abc'))?.clientId, 'other');
});

test('two writes at once leave one whole file', async (t) => {
  const { folder, cache } = home(t);
  const both = createTokenCache({ HOME: folder });
  await Promise.all(
    Array.from({ length: 8 }, (_, index) => both.write('abc', { ...token, accessToken: `t${index}` })),
  );
  assert.deepEqual(readdirSync(cache), ['abc.json']);
  const written: unknown = JSON.parse(readFileSync(path.join(cache, 'abc.json'), 'utf8'));
  assert.match(String(Reflect.get(Object(written), 'accessToken')), /^t\d$/);
});

test('times are cut to seconds, also at the edge of one', () => {
  assert.equal(cacheTime(0), '1970-01-01T00:00:00Z');
  assert.equal(cacheTime(999), '1970-01-01T00:00:00Z');
  assert.equal(cacheTime(1000), '1970-01-01T00:00:01Z');
});
