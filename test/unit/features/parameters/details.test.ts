import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { ParameterDetails } from '../../../../src/features/parameters/api.ts';
import { detailsText, revealText } from '../../../../src/features/parameters/details.ts';

function details(some: Partial<ParameterDetails> = {}): ParameterDetails {
  return {
    name: '/prod/db/host',
    type: 'String',
    dataType: 'text',
    tier: 'Standard',
    version: 3,
    modified: Date.UTC(2026, 0, 2, 3, 4, 5),
    modifiedBy: 'arn:aws:iam::111122223333:user/ops',
    keyId: '',
    description: '',
    allowedPattern: '',
    policies: [],
    ...some,
  };
}

test('facts a line each, then the value as it is', () => {
  const text = detailsText(details(), { kind: 'value', value: 'a\nb: {{c}}\n' });
  assert.equal(
    text,
    [
      'Name            /prod/db/host',
      'Type            String',
      'Data type       text',
      'Tier            Standard',
      'Version         3',
      'Last modified   2026-01-02T03:04:05.000Z',
      'Modified by     arn:aws:iam::111122223333:user/ops',
      '',
      'Value',
      'a',
      'b: {{c}}',
      '',
      '',
    ].join('\n'),
  );
});

test('a list shows an item a line', () => {
  const list = details({ type: 'StringList' });
  assert.match(detailsText(list, { kind: 'value', value: 'a,b,c' }), /\nValue \(3 items\)\na\nb\nc\n$/);
  assert.match(detailsText(list, { kind: 'value', value: 'a' }), /\nValue \(1 item\)\na\n$/);
});

test('a secret says how it can be revealed', () => {
  const text = detailsText(details({ type: 'SecureString', keyId: 'alias/aws/ssm' }), { kind: 'secret' });
  assert.match(text, /KMS key {9}alias\/aws\/ssm/);
  assert.match(text, /not revealed/);
});

test('a value that may not be read leaves the rest, and says why', () => {
  const text = detailsText(details(), { kind: 'unreadable', why: 'Access denied.' });
  assert.match(text, /could not be read: Access denied\./);
  assert.match(text, /^Name/);
});

test('a description cannot look like another fact', () => {
  const text = detailsText(details({ description: 'x\nValue\r\nfaked\u2028more' }), { kind: 'secret' });
  assert.match(text, /Description {5}x Value faked more\n/);
});

test('policies stand with their state', () => {
  const policies = [{ type: 'Expiration', status: 'Pending', text: '{"Type":"Expiration"}' }];
  assert.match(
    detailsText(details({ policies }), { kind: 'secret' }),
    /Policy {10}Expiration \(Pending\) \{"Type"/,
  );
});

test('a short secret shows as it is', () => {
  assert.equal(revealText('s3cret\tand\nmore'), 's3cret\tand\nmore');
  assert.equal(revealText(''), '');
});

test('a long secret shows its beginning and says how much is missing', () => {
  const long = revealText('x'.repeat(4096));
  assert.ok(long.startsWith('x'.repeat(1500)));
  assert.match(long, /2596 more characters/);
  const lines = revealText('y\n'.repeat(100));
  assert.equal(lines.split('\n').length, 31);
});

test('signs that hide or turn text show as what they are', () => {
  assert.equal(revealText('a\u202Eb\u0000c\u200B'), 'a<U+202E>b<U+0000>c<U+200B>');
  assert.equal(revealText('a\r\nb'), 'a<U+000D>\nb');
});
