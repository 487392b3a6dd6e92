import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseConfiguration } from '../../../../src/core/aws/config/profiles.ts';
import type { Configuration } from '../../../../src/core/aws/config/configuration.ts';
import {
  profileSections,
  regionSections,
  statusView,
  typedRegionRow,
  type ProfilePickInput,
} from '../../../../src/features/connection/view.ts';
import { quick } from '../../../support/quick.ts';

const shown = { label: 'dev', region: 'eu-central-1', endpoint: undefined, isDemo: false };
const status = { connection: shown, production: false, identity: undefined, problems: 0 };

test('the status bar shows profile and Region', () => {
  const view = statusView(status);
  assert.equal(view.text, '$(cloud) dev · eu-central-1');
  assert.equal(view.spoken, 'SSM Workbench: dev, eu-central-1. Switch profile.');
  assert.equal(view.warning, false);
  assert.deepEqual(view.tooltip, [
    ['Profile', 'dev'],
    ['Region', 'eu-central-1'],
  ]);
});

test('the demo fleet is marked as one', () => {
  const view = statusView({ ...status, connection: { ...shown, label: 'Demo fleet', isDemo: true } });
  assert.equal(view.text, '$(beaker) Demo fleet · eu-central-1');
  assert.equal(view.tooltip[0]?.[0], 'Demo');
});

test('production is a colour and a word', () => {
  const view = statusView({ ...status, production: true });
  assert.equal(view.warning, true);
  assert.match(view.spoken, /production/);
  assert.ok(view.tooltip.some(([label]) => label === 'Production'));
});

test('account and identity stand in the tooltip once AWS was asked, and not before', () => {
  const identity = { account: '111122223333', arn: 'arn:aws:iam::111122223333:user/x' };
  assert.equal(statusView(status).tooltip.length, 2);
  assert.deepEqual(statusView({ ...status, identity }).tooltip.slice(2), [
    ['Account', identity.account],
    ['Identity', identity.arn],
  ]);
});

test('a missing Region, a custom endpoint and problems are said', () => {
  const view = statusView({
    ...status,
    connection: { ...shown, region: '', endpoint: 'http://e' },
    problems: 2,
  });
  assert.match(view.text, /no Region/);
  assert.deepEqual(view.tooltip.slice(2), [
    ['Endpoint', 'http://e'],
    ['Configuration files', '2 problems'],
  ]);
});

test('without a connection the next act is said', () => {
  const view = statusView({ ...status, connection: undefined, problems: 1 });
  assert.equal(view.text, '$(cloud) No AWS profile');
  assert.match(view.spoken, /Choose one/);
  assert.deepEqual(view.tooltip.at(-1), ['Configuration files', '1 problem']);
});

function parse(config: string): Configuration {
  return parseConfiguration({ config, credentials: '' }, { config: '/home/x/.aws/config', credentials: 'k' });
}

function input(config: string, more: Partial<ProfilePickInput> = {}): ProfilePickInput {
  return {
    configuration: parse(config),
    current: undefined,
    environment: false,
    canSignIn: false,
    connected: true,
    demo: 'off',
    ...more,
  };
}

function labels(given: ProfilePickInput, title = 'Profiles'): readonly string[] {
  const section = profileSections(given).find((candidate) => candidate.title === title);
  return section?.rows.map(({ label }) => label) ?? [];
}

test('profiles come current first, then default, then by name as people count', () => {
  const config = '[profile team-10]\n[profile team-2]\n[default]\n[profile Alpha]\n[profile zeta]';
  assert.deepEqual(labels(input(config, { current: 'zeta' })), [
    'zeta',
    'default',
    'Alpha',
    'team-2',
    'team-10',
  ]);
});

const described: readonly (readonly [string, string])[] = [
  ['aws_access_key_id=AKIDSECRET\naws_secret_access_key=TOP\nregion=eu-west-1', 'access key · eu-west-1'],
  ['sso_session=s\nsso_role_name=Admin\nsso_account_id=1', 'SSO Admin 1'],
  ['role_arn=arn:aws:iam::1:role/ops/deploy\nsource_profile=b\nmfa_serial=m', 'role ops/deploy via b · MFA'],
  ['role_arn=arn:aws:iam::1:role/x\nweb_identity_token_file=f', 'web identity, role x'],
  ['credential_process=secret --token x', 'credential_process'],
  ['login_session=x', 'aws login'],
  ['output=json', 'no credentials'],
];

for (const [values, description] of described) {
  test(`a profile is described without its secrets: ${description}`, () => {
    const [section] = profileSections(input(`[profile a]\n${values}`));
    assert.equal(section?.rows[0]?.description, description);
  });
}

test('the current profile says so; so does the environment', () => {
  const rows = profileSections(
    input('[profile a]\ncredential_process=x', { current: 'a', environment: true }),
  )[0]?.rows;
  assert.equal(rows?.[0]?.description, 'AWS_ACCESS_KEY_ID and others');
  assert.match(rows[1]?.description ?? '', /^current · /);
  const alone = profileSections(input('', { environment: true }))[0]?.rows;
  assert.match(alone?.[0]?.description ?? '', /^current · /);
});

test('actions are those that make sense now', () => {
  assert.deepEqual(labels(input('', { connected: false }), 'Actions'), [
    'Start Demo Fleet',
    'Open Configuration File',
  ]);
  assert.deepEqual(labels(input('', { canSignIn: true }), 'Actions'), [
    'Sign In…',
    'Switch Region…',
    'Show Identity',
    'Start Demo Fleet',
    'Open Configuration File',
  ]);
});

test('a demo fleet that runs is stopped from here, and not started once more', () => {
  assert.deepEqual(labels(input('', { connected: false, demo: 'running' }), 'Actions'), [
    'Switch to Demo Fleet',
    'Stop Demo Fleet',
    'Open Configuration File',
  ]);
  assert.deepEqual(labels(input('', { connected: false, demo: 'current' }), 'Actions'), [
    'Stop Demo Fleet',
    'Open Configuration File',
  ]);
});

test('the environment is not the current one while the demo fleet is', () => {
  const rows = profileSections(input('', { environment: true, demo: 'current' }))[0]?.rows;
  assert.doesNotMatch(rows?.[0]?.description ?? '', /current/);
});

test('problems stand at the end with file, line and sentence', () => {
  const section = profileSections(input('[profile a]\n[broken\n')).at(-1);
  assert.equal(section?.title, 'Problems in configuration files');
  assert.equal(section.rows[0]?.label, 'config:2');
  assert.equal(section.rows[0].description, 'The section is not closed with ].');
  assert.deepEqual(section.rows[0].choice, {
    kind: 'problem',
    problem: { file: '/home/x/.aws/config', line: 2, sentence: 'The section is not closed with ].' },
  });
});

test('5,000 profiles are ready to be picked in no time', () => {
  const config = Array.from(
    { length: 5000 },
    (_, index) => `[profile team-${(index * 7919) % 5000}]\nregion=r`,
  ).join('\n');
  const given = input(config);
  const [section] = quick(() => profileSections(given));
  assert.equal(section?.rows.length, 5000);
  assert.equal(section.rows[4999]?.label, 'team-4999');
});

test('Regions come by partition, the current one’s first', () => {
  assert.equal(regionSections('eu-central-1')[0]?.title, 'AWS');
  const china = regionSections('cn-north-1');
  assert.equal(china[0]?.title, 'AWS China');
  assert.equal(china[0].rows[0]?.description, 'Beijing · current');
  assert.ok(china.some(({ title }) => title === 'AWS GovCloud (US)'));
  assert.equal(regionSections('')[0]?.title, 'AWS');
});

test('a Region that is not listed can be typed', () => {
  assert.equal(typedRegionRow(' EU-West-9 ')?.choice, 'eu-west-9');
  assert.equal(typedRegionRow('eu-west-1'), undefined, 'it is in the list already');
  for (const text of ['', 'frank', 'http://evil', 'eu-west'])
    assert.equal(typedRegionRow(text), undefined, text);
});
