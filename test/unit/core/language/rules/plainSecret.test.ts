import { command, runbook, sleep, testRule } from '../../../../support/ruleCases.ts';

function declared(parameter: string): string {
  return runbook(sleep('a'), `parameters:\n  ${parameter}\n`);
}

function script(line: string): string {
  return command(
    `  - name: run\n    action: aws:runShellScript\n    inputs:\n      runCommand:\n        - |\n          ${line}\n`,
  );
}

const advice =
  'in plain text, which everybody reads who may read the document. Keep it in Parameter Store as a SecureString or in Secrets Manager, and renew it.';
const token = `ghp_${'a1'.repeat(18)}`;
const secretKey = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYzzzzzzzKEY';

testRule('plain-secret', [
  {
    what: 'a default of a parameter that is named like a secret',
    text: declared('DbPassword: { type: String, default: hunter22 }'),
    expected: [['hunter22', `This looks like the value of a secret, 'DbPassword', ${advice}`]],
  },
  ...['/app/password', 'true', "''", '{{ ssm:pw }}', '<password>', 'arn:aws:secretsmanager:x'].map(
    (value) => ({
      what: `a default that is no secret: ${value}`,
      text: declared(`DbPassword: { type: String, default: "${value}" }`),
      expected: [],
    }),
  ),
  {
    what: 'a parameter that says where a secret is',
    text: declared('PasswordParameterName: { type: String, default: hunter22 }'),
    expected: [],
  },
  {
    what: 'a secret access key',
    text: script(`aws_secret_access_key=${secretKey}`),
    expected: [[secretKey, `This looks like an AWS secret access key ${advice}`]],
  },
  {
    what: 'a token',
    text: script(`curl -H ${token}`),
    expected: [[token, `This looks like an access token ${advice}`]],
  },
  {
    what: 'a private key',
    text: script(`-----BEGIN RSA PRIVATE KEY-----\n          ${'MIIEpAIBAAKCAQEA'.repeat(4)}`),
    expected: [['-----BEGIN RSA PRIVATE KEY-----', `This looks like a private key ${advice}`]],
  },
  {
    what: 'a search for private keys',
    text: script("grep -r -- '-----BEGIN RSA PRIVATE KEY-----' /"),
    expected: [],
  },
  {
    what: 'a password in a script',
    text: script('$Password = "Sommer2026"'),
    expected: [['Sommer2026', `This looks like a password ${advice}`]],
  },
  { what: 'a password that is read', text: script('password="$(read_it 1)"'), expected: [] },
]);
