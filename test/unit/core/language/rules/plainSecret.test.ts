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
const webhook = [
  'hooks.slack.com/services',
  `T${'0A'.repeat(4)}`,
  `B${'1B'.repeat(4)}`,
  'x7'.repeat(12),
].join('/');
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
  {
    what: 'a password that an operation, a script or a document is given',
    text: runbook(
      '  - name: a\n    action: aws:executeAwsApi\n    inputs: { Service: rds, Api: ModifyDBInstance, MasterUserPassword: Sommer2026 }\n  - name: b\n    action: aws:runCommand\n    inputs:\n      DocumentName: Own-Login\n      InstanceIds: [i-0123456789abcdef0]\n      Parameters: { Password: [Winter2026] }\n',
    ),
    expected: [
      ['Sommer2026', `This looks like the value of a secret, 'MasterUserPassword', ${advice}`],
      ['Winter2026', `This looks like the value of a secret, 'Password', ${advice}`],
    ],
  },
  {
    what: 'where a secret is kept, what it is named, and a reference to it',
    text: runbook(
      '  - name: a\n    action: aws:executeAwsApi\n    inputs: { Service: rds, Api: ModifyDBInstance, MasterUserPassword: "{{ P }}", ManageMasterUserPassword: true, SecretId: db-login, Secret: arn:aws:secretsmanager:x, PasswordLength: 32 }\n',
      'parameters: { P: { type: String } }\n',
    ),
    expected: [],
  },
  {
    what: 'the address of a webhook',
    text: script(`curl -d x https://${webhook}`),
    expected: [
      [
        webhook,
        `This looks like the address of a webhook, which is all that it takes to post there, ${advice}`,
      ],
    ],
  },
  {
    what: 'a password that PowerShell makes secure too late',
    text: script("$p = ConvertTo-SecureString 'Sommer!' -AsPlainText -Force"),
    expected: [['Sommer!', `This looks like a password ${advice}`]],
  },
  {
    what: 'a word that PowerShell wants where no password is needed',
    text: script("$p = ConvertTo-SecureString 'anything' -AsPlainText -Force"),
    expected: [],
  },
  {
    what: 'a password in an address',
    text: script('git clone https://deploy:Sommer2026@git.example.org/shop.git'),
    expected: [['Sommer2026', `This looks like a password ${advice}`]],
  },
  {
    what: 'addresses without one, or with one that is filled in',
    text: script(
      'curl http://a.example:8080/x@y1 ssh://git@host2 https://u:$P4ss@h1 https://user:password@host',
    ),
    expected: [],
  },
  { what: 'a password that is read', text: script('password="$(read_it 1)"'), expected: [] },
]);
