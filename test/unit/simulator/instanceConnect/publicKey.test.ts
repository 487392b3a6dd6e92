import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parsePublicKey } from '../../../../src/simulator/instanceConnect/publicKey.ts';
import { ed25519Line, field, keyLine, rsaLine } from '../support/sshKeys.ts';

describe('a public SSH key', () => {
  it('is read as OpenSSH writes it, and loses its comment', () => {
    const line = ed25519Line();
    assert.deepEqual(parsePublicKey(line), { type: 'ssh-ed25519', line });
    assert.deepEqual(parsePublicKey(`${line} me@laptop of mine\n`), { type: 'ssh-ed25519', line });
    assert.equal(parsePublicKey(`${line} me\r\n`)?.line, line);
  });

  it('may be of RSA with 2,048 or 4,096 bits', () => {
    for (const bits of [2_048, 4_096]) assert.equal(parsePublicKey(rsaLine(bits))?.line, rsaLine(bits));
    for (const bits of [512, 1_024, 3_072, 8_192]) assert.equal(parsePublicKey(rsaLine(bits)), undefined);
  });

  const key = ed25519Line();
  const blob = Buffer.from(key.split(' ')[1] ?? '', 'base64');
  const bad: Readonly<Record<string, string>> = {
    nothing: '',
    'no key': 'ssh-ed25519',
    'another type': keyLine('ecdsa-sha2-nistp256', Buffer.alloc(8), Buffer.alloc(65)),
    'a type that is not the blob’s': key.replace('ssh-ed25519', 'ssh-rsa'),
    'options before it': `command="rm" ${key}`,
    'a second line': `${key}\n${key}`,
    'a line break in the comment': `${key} a\nb`,
    'a private key': '-----BEGIN OPENSSH PRIVATE KEY-----',
    'something after the blob’s end': `ssh-ed25519 ${Buffer.concat([blob, Buffer.from('x')]).toString('base64')}`,
    'one field too many': `ssh-ed25519 ${Buffer.concat([blob, field(Buffer.alloc(1))]).toString('base64')}`,
    'a length beyond the end': `ssh-ed25519 ${Buffer.from([255, 255, 255, 255, 1]).toString('base64')}`,
    'a point that is too short': keyLine('ssh-ed25519', Buffer.alloc(31)),
    'RSA without a modulus': keyLine('ssh-rsa', Buffer.from([3])),
    'RSA with an empty modulus': keyLine('ssh-rsa', Buffer.from([3]), Buffer.alloc(0)),
  };
  for (const [what, text] of Object.entries(bad)) {
    it(`is not ${what}`, () => assert.equal(parsePublicKey(text), undefined));
  }
});
