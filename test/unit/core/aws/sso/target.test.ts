import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Configuration } from '../../../../../src/core/aws/config/configuration.ts';
import { parseConfiguration } from '../../../../../src/core/aws/config/profiles.ts';
import {
  registrationKey,
  ssoProfileOf,
  ssoTargetOf,
  tokenKey,
  type SsoTarget,
} from '../../../../../src/core/aws/sso/target.ts';
import { isAppError } from '../../../../../src/core/base/errors.ts';

function parse(config: string): Configuration {
  return parseConfiguration({ config, credentials: '' }, { config: 'c', credentials: 'k' });
}

function targetOf(config: string): SsoTarget {
  const configuration = parse(config);
  const profile = configuration.profiles.get('a');
  assert.ok(profile);
  return ssoTargetOf(profile, configuration);
}

const startUrl = 'https://corp.awsapps.com/start';

test('a profile signs in where its session says', () => {
  const config = `[profile a]\nsso_session = corp\n[sso-session corp]\nsso_start_url = ${startUrl}\nsso_region = eu-west-1\nsso_registration_scopes = sso:account:access , x`;
  assert.deepEqual(targetOf(config), {
    sessionName: 'corp',
    startUrl,
    region: 'eu-west-1',
    scopes: ['sso:account:access', 'x'],
  });
});

test('a profile of the older kind says it itself', () => {
  assert.deepEqual(targetOf(`[profile a]\nsso_start_url = ${startUrl}\nsso_region = eu-west-1`), {
    sessionName: undefined,
    startUrl,
    region: 'eu-west-1',
    scopes: [],
  });
});

const broken: readonly (readonly [string, RegExp])[] = [
  ['[profile a]\nsso_session = corp', /names the sso-session corp, which does not exist/],
  [
    '[profile a]\nsso_session = corp\n[sso-session corp]\nsso_region = r',
    /sso-session corp lacks sso_start_url/,
  ],
  ['[profile a]\nsso_start_url = u', /profile a lacks sso_region/],
];

for (const [config, sentence] of broken) {
  test(`says what is missing: ${String(sentence)}`, () => {
    assert.throws(
      () => targetOf(config),
      (error) => isAppError(error) && error.kind === 'credentials' && sentence.test(error.message),
    );
  });
}

test('the profile that signs in is found behind roles, also in circles', () => {
  const configuration = parse(
    '[profile role]\nrole_arn=r\nsource_profile=mid\n[profile mid]\nrole_arn=r\nsource_profile=sso\n' +
      '[profile sso]\nsso_session=s\n[profile keys]\naws_access_key_id=k\n' +
      '[profile x]\nrole_arn=r\nsource_profile=y\n[profile y]\nrole_arn=r\nsource_profile=x',
  );
  assert.equal(ssoProfileOf('role', configuration)?.name, 'sso');
  assert.equal(ssoProfileOf('sso', configuration)?.name, 'sso');
  assert.equal(ssoProfileOf('keys', configuration), undefined);
  assert.equal(ssoProfileOf('x', configuration), undefined);
  assert.equal(ssoProfileOf('gone', configuration), undefined);
});

// Computed with Python's json and hashlib as AWS's CLI does.
test('tokens and registrations are cached under the names that AWS’s CLI uses', () => {
  const session = { sessionName: 'corp', startUrl, region: 'eu-west-1', scopes: ['sso:account:access'] };
  const older = { sessionName: undefined, startUrl, region: 'eu-west-1', scopes: [] };
  assert.equal(tokenKey(session), 'ee0bfd2552fbd840c02cc48b6e823320543c450f');
  assert.equal(tokenKey(older), 'a51746d4aa793ae07b25e90c3a5db96fc7832bd7');
  assert.equal(registrationKey(session), '787ef34d0a944c01385765faa28b5e67d1c08f33');
  assert.equal(registrationKey(older), '3a62fc7fd3ab838419eccab5b58d0124a95b510d');
  assert.equal(
    registrationKey({ ...session, sessionName: 'büro "x"', scopes: ['a', 'b'] }),
    'c78e8665606bf66d30e6ab255c0c3e546dd1a54c',
  );
});

const session = `[sso-session corp]\nsso_start_url = ${startUrl}\nsso_region = eu-west-1\n`;

const scopes: readonly (readonly [written: string, read: readonly string[]])[] = [
  ['', []],
  ['sso_registration_scopes =', []],
  ['sso_registration_scopes = a', ['a']],
  ['sso_registration_scopes = a,b', ['a', 'b']],
  ['sso_registration_scopes = a , , b,', ['a', 'b']],
  ['sso_registration_scopes = ,', []],
];

for (const [written, read] of scopes) {
  test(`${JSON.stringify(written)} asks for the scopes ${JSON.stringify(read)}`, () => {
    assert.deepEqual(targetOf(`[profile a]\nsso_session = corp\n${session}${written}`).scopes, read);
  });
}

test('what the session says wins over what the profile still says', () => {
  const target = targetOf(
    `[profile a]\nsso_session = corp\nsso_start_url = https://old.example\nsso_region = us-east-1\n${session}`,
  );
  assert.deepEqual([target.startUrl, target.region], [startUrl, 'eu-west-1']);
});

const lacking: readonly (readonly [config: string, sentence: RegExp])[] = [
  ['[profile a]\nsso_session = corp\n[sso-session corp]\nsso_start_url = u', /lacks sso_region/],
  [
    '[profile a]\nsso_session = corp\n[sso-session corp]\nsso_start_url =\nsso_region = r',
    /lacks sso_start_url/,
  ],
  [
    '[profile a]\nsso_session = Corp\n[sso-session corp]\nsso_start_url = u\nsso_region = r',
    /Corp, which does not exist/,
  ],
];

for (const [config, sentence] of lacking) {
  test(`a sign-in that cannot be made says ${String(sentence)}`, () => {
    assert.throws(
      () => targetOf(config),
      (error) => isAppError(error) && error.kind === 'credentials' && sentence.test(error.message),
    );
  });
}

test('every part of a target changes what it is cached under', () => {
  const base: SsoTarget = { sessionName: 'corp', startUrl, region: 'eu-west-1', scopes: ['a'] };
  const others: readonly SsoTarget[] = [
    { ...base, sessionName: 'corp2' },
    { ...base, sessionName: undefined },
    { ...base, startUrl: `${startUrl}/` },
    { ...base, region: 'eu-west-2' },
    { ...base, scopes: ['b'] },
    { ...base, scopes: [] },
  ];
  const keys = [base, ...others].map(registrationKey);
  assert.equal(new Set(keys).size, keys.length);
  for (const key of [...keys, tokenKey(base)]) assert.match(key, /^[0-9a-f]{40}$/);
});
