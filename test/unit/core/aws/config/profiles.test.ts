import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseConfiguration } from '../../../../../src/core/aws/config/profiles.ts';
import type { Configuration } from '../../../../../src/core/aws/config/configuration.ts';
import { quick } from '../../../../support/quick.ts';

const files = { config: '/c', credentials: '/k' };

function parse(config: string, credentials?: string): Configuration {
  return parseConfiguration({ config, credentials }, files);
}

function valuesOf(configuration: Configuration, name: string): Readonly<Record<string, string>> {
  return Object.fromEntries(configuration.profiles.get(name)?.values ?? []);
}

test('both files make one profile, and credentials win', () => {
  const configuration = parse(
    '[profile a]\nregion = r\naws_access_key_id = old\n[default]\nregion = d',
    '[a]\naws_access_key_id = new\naws_secret_access_key = s\n[only]\naws_access_key_id = k',
  );
  assert.deepEqual([...configuration.profiles.keys()], ['a', 'default', 'only']);
  assert.deepEqual(valuesOf(configuration, 'a'), {
    region: 'r',
    aws_access_key_id: 'new',
    aws_secret_access_key: 's',
  });
  assert.deepEqual(configuration.problems, []);
});

test('[profile default] takes the place of [default]', () => {
  const configuration = parse('[default]\nregion = one\noutput = json\n[profile default]\nregion = two');
  assert.deepEqual(valuesOf(configuration, 'default'), { region: 'two' });
});

test('a profile that is written twice is one', () => {
  assert.deepEqual(valuesOf(parse('[profile a]\nx=1\ny=1\n[profile a]\ny=2'), 'a'), { x: '1', y: '2' });
});

test('SSO sessions and services stand apart from profiles of the same name', () => {
  const configuration = parse(
    '[sso-session a]\nsso_region=r\n[services a]\nssm=\n  endpoint_url=u\n[profile a]\nx=1',
  );
  assert.equal(configuration.ssoSessions.get('a')?.get('sso_region'), 'r');
  assert.equal(configuration.services.get('a')?.get('ssm.endpoint_url'), 'u');
  assert.deepEqual([...configuration.profiles.keys()], ['a']);
});

test('a section of the wrong form is a problem with file and line, and the others work', () => {
  const configuration = parse(
    '[dev]\nregion=r\n[profile my dev]\n[plugins]\n[cluster x]\n[profile good]\nregion=r',
    '[profile a]\nx=1\n[good]\ny=2\n[broken\n',
  );
  assert.deepEqual([...configuration.profiles.keys()], ['good']);
  assert.deepEqual(configuration.problems, [
    { file: '/c', line: 1, sentence: 'In this file a profile is written [profile dev].' },
    { file: '/c', line: 3, sentence: 'A name with blanks needs quotes.' },
    { file: '/c', line: 5, sentence: 'Nobody knows sections of the kind "cluster".' },
    { file: '/k', line: 5, sentence: 'The section is not closed with ].' },
    { file: '/k', line: 1, sentence: 'In this file a profile is written [a].' },
  ]);
});

const sources: readonly (readonly [string, string])[] = [
  ['aws_access_key_id=k\naws_secret_access_key=s', 'keys'],
  ['role_arn=r\nsource_profile=b\naws_access_key_id=k', 'assumeRole'],
  ['role_arn=r\nweb_identity_token_file=f', 'webIdentity'],
  ['credential_process=x', 'process'],
  ['sso_session=s', 'sso'],
  ['sso_start_url=s', 'sso'],
  ['login_session=s', 'login'],
  ['region=r', 'none'],
];

for (const [text, source] of sources) {
  test(`${text.replaceAll('\n', ', ')} is a profile of the kind ${source}`, () => {
    assert.equal(parse(`[profile a]\n${text}`).profiles.get('a')?.source, source);
  });
}

test('missing files are no profiles and no problem', () => {
  const configuration = parseConfiguration({ config: undefined, credentials: undefined }, files);
  assert.equal(configuration.profiles.size, 0);
  assert.deepEqual(configuration.problems, []);
});

test('5,000 profiles are read in milliseconds', () => {
  const config = Array.from(
    { length: 5000 },
    (_, index) =>
      `[profile team-${index}]\nsso_session = corp\nsso_account_id = ${100000000000 + index}\nsso_role_name = Admin\nregion = eu-central-1\n`,
  ).join('\n');
  const configuration = quick(() => parse(config));
  assert.equal(configuration.profiles.size, 5000);
});

const sections: readonly (readonly [
  what: string,
  config: string,
  names: readonly string[],
  problems: number,
])[] = [
  ['a name in quotes', '[profile "my dev"]\nregion=r', ['my dev'], 0],
  ['a name with a dot, a slash and an at', '[profile a.b/c@d]\nregion=r', ['a.b/c@d'], 0],
  ['a name that means something to JavaScript', '[profile __proto__]\nregion=r', ['__proto__'], 0],
  ['a profile without a key', '[profile empty]', ['empty'], 0],
  ['a default alone', '[default]\nregion=r', ['default'], 0],
  ['a prefix in capitals', '[Profile a]\nregion=r', [], 1],
  ['a prefix alone', '[profile]\nregion=r', [], 1],
  ['sections of tools', '[plugins]\n[preview]\n[toolkit]\n[aliases]', [], 0],
  ['a session alone', '[sso-session corp]\nsso_region=r', [], 0],
];

for (const [what, config, names, problems] of sections) {
  test(`${what} makes ${names.length} profiles and ${problems} problems`, () => {
    const configuration = parse(config);
    assert.deepEqual([...configuration.profiles.keys()], names);
    assert.equal(configuration.problems.length, problems);
  });
}

test('in the credentials file a plain name is a profile, whatever it is called', () => {
  const configuration = parse('', '[profile]\naws_access_key_id=k\n[plugins]\naws_access_key_id=k');
  assert.deepEqual([...configuration.profiles.keys()], ['profile', 'plugins']);
});

test('an SSO session that is written twice is one', () => {
  const { ssoSessions } = parse('[sso-session s]\nsso_region=a\n[sso-session s]\nsso_start_url=u');
  assert.deepEqual(
    [...(ssoSessions.get('s') ?? [])],
    [
      ['sso_region', 'a'],
      ['sso_start_url', 'u'],
    ],
  );
});

test('no problem repeats a value: it may be a secret', () => {
  const configuration = parse(
    '[profile a\naws_secret_access_key = hunter2\nhunter2\n[profile b]\nhunter2\n= hunter2\nx =\n  hunter2\n',
    'hunter2\n[a b]\naws_secret_access_key = hunter2\n',
  );
  assert.ok(configuration.problems.length >= 4);
  for (const { sentence } of configuration.problems) assert.doesNotMatch(sentence, /hunter2/);
});

test('credentials win over the prefixed default too', () => {
  const configuration = parse('[profile default]\naws_access_key_id=c', '[default]\naws_access_key_id=k');
  assert.equal(configuration.profiles.get('default')?.values.get('aws_access_key_id'), 'k');
});

test('keys of both files decide together where credentials come from', () => {
  const configuration = parse('[profile a]\nsso_session=s', '[a]\naws_access_key_id=k');
  assert.equal(configuration.profiles.get('a')?.source, 'keys');
});
