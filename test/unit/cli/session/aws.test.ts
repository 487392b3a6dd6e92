import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  checkRegion,
  failureSentence,
  openAws,
  signsInWithSso,
  specOf,
} from '../../../../src/cli/session/aws.ts';
import { AppError } from '../../../../src/core/base/errors.ts';
import { silentLog } from '../../../../src/core/base/log.ts';
import { parseConfiguration } from '../../../../src/core/aws/config/profiles.ts';
import { memoryShell } from '../../../support/memoryShell.ts';

let folder = '';
const config = `
[profile sso]
sso_session = corp
region = eu-west-1
[profile role]
role_arn = arn:aws:iam::123456789012:role/x
source_profile = sso
[profile circle]
source_profile = circle
[profile keys]
aws_access_key_id = AKIA
aws_secret_access_key = x
`;

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-aws-'));
  writeFileSync(join(folder, 'config'), config);
});
after(() => rmSync(folder, { recursive: true }));

function shellOf(env: Record<string, string>) {
  const shell = memoryShell();
  const files = {
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'none'),
  };
  Object.assign(shell.env, files, env);
  return shell;
}

test('flags go before the environment', () => {
  const env = { AWS_REGION: 'us-east-1', AWS_DEFAULT_REGION: 'us-east-2' };
  assert.deepEqual(specOf({ region: 'eu-west-1' }, env), { region: 'eu-west-1' });
  assert.deepEqual(specOf({}, env), { region: 'us-east-1' });
  assert.deepEqual(specOf({}, { AWS_DEFAULT_REGION: 'us-east-2' }), { region: 'us-east-2' });
  assert.deepEqual(specOf({ profile: 'p', endpoint: 'http://x' }, {}), {
    profile: 'p',
    endpoint: 'http://x',
  });
});

test('AWS_PROFILE, AWS_REGION and endpoints of the environment are honoured, files included', () => {
  const shell = shellOf({ AWS_PROFILE: 'sso', AWS_ENDPOINT_URL_SSM: 'http://127.0.0.1:1' });
  const aws = openAws({}, shell, silentLog);
  assert.equal(aws.connection.region, 'eu-west-1');
  assert.equal(aws.connection.endpoint, 'http://127.0.0.1:1');
  assert.equal(aws.connection.label, 'sso');
  aws.dispose();
});

test('as in AWS’s command line, AWS_REGION goes before the Region of a chosen profile', () => {
  const aws = openAws({ profile: 'sso' }, shellOf({ AWS_REGION: 'us-east-1' }), silentLog);
  assert.equal(aws.connection.region, 'us-east-1');
  aws.dispose();
});

test('an expired sign-in names the command that renews it', () => {
  const expired = new AppError('expired', 'The sign-in of x has expired.');
  for (const profile of ['sso', 'role']) {
    const aws = openAws({ profile }, shellOf({}), silentLog);
    const sentence = failureSentence(expired, aws);
    assert.equal(sentence, `The sign-in of x has expired. Sign in: aws sso login --profile ${profile}`);
    aws.dispose();
  }
  const keys = openAws({}, shellOf({ AWS_PROFILE: 'keys' }), silentLog);
  assert.match(failureSentence(expired, keys), /Renew the credentials of keys\.$/);
  keys.dispose();
});

test('credentials of the environment are set anew, and not while a session runs', () => {
  const expired = new AppError('expired', 'The sign-in of the environment has expired.');
  const keys = { AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 'x' };
  const ofEnvironment = openAws({}, shellOf(keys), silentLog);
  assert.match(
    failureSentence(expired, ofEnvironment),
    / expired\. Set AWS_ACCESS_KEY_ID, .*--profile NAME\.$/,
  );
  assert.equal(ofEnvironment.resumeAct(expired), '');
  ofEnvironment.dispose();
  const chosen = openAws({ profile: 'sso' }, shellOf(keys), silentLog);
  assert.equal(chosen.resumeAct(expired), 'Sign in: aws sso login --profile sso');
  assert.equal(chosen.resumeAct(new AppError('network', 'x')), '');
  chosen.dispose();
});

test('what is denied can be asked for, or another profile has it', () => {
  const denied = new AppError('denied', 'Access denied.', { action: 'ssm:StartSession' });
  const aws = openAws({ profile: 'keys' }, shellOf({}), silentLog);
  assert.match(
    failureSentence(denied, aws),
    /ssm:StartSession\. Ask for the permission, or use another profile/,
  );
  aws.dispose();
});

test('a role’s source may sign in; a circle of sources does not hang', () => {
  const files = { config: 'c', credentials: 'd' };
  const configuration = parseConfiguration({ config, credentials: undefined }, files);
  assert.ok(signsInWithSso('sso', configuration));
  assert.ok(signsInWithSso('role', configuration));
  assert.ok(!signsInWithSso('circle', configuration));
  assert.ok(!signsInWithSso('none', configuration));
});

test('a Region that nobody named is asked for in the words of a command line', () => {
  const error = new AppError('invalid', 'x names no Region. Choose one with "Switch Region".', {
    code: 'NoRegion',
  });
  const sentenceWith = (profile: string): string => {
    const aws = openAws({ profile }, shellOf({}), silentLog);
    const sentence = failureSentence(error, aws);
    aws.dispose();
    return sentence;
  };
  assert.equal(sentenceWith('keys'), 'No Region is named. Use --region, or set AWS_REGION.');
  assert.equal(sentenceWith('default'), 'No Region is named. Use --region, or set AWS_REGION.');
  assert.equal(
    sentenceWith('kyes'),
    'No Region is named. There is no profile kyes. Choose one with --profile or AWS_PROFILE: circle, keys, role, sso.',
  );
});

test('without credentials the profiles are named, or how to make one', () => {
  const error = new AppError('credentials', 'There is no profile default: neither here nor there.');
  const some = openAws({}, shellOf({}), silentLog);
  assert.match(failureSentence(error, some), / there\. Choose one with --profile or AWS_PROFILE: circle, /);
  some.dispose();
  const none = openAws({}, shellOf({ AWS_CONFIG_FILE: join(folder, 'none') }), silentLog);
  assert.match(failureSentence(error, none), / there\. Make one with: aws configure$/);
  none.dispose();
});

test('what can be no Region is said, before it becomes part of a host’s name', () => {
  for (const region of ['', 'eu-central-1', 'us-gov-west-1']) checkRegion(region);
  for (const region of ['eu central', 'x.example.com/', 'eu-\u001b[31mwest']) {
    assert.throws(() => checkRegion(region), /is not the code of a Region.*Check --region, AWS_REGION/);
  }
});

test('words of a service are one line without control signs', () => {
  const error = new AppError('invalid', 'bad\r\n\u001b[31mthing');
  assert.equal(failureSentence(error, { nextAct: () => '' }), 'bad [31mthing');
});
