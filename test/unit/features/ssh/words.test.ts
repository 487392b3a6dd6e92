import { test } from 'node:test';
import assert from 'node:assert/strict';
import { agreement, nodeWords } from '../../../../src/features/ssh/words.ts';

const lines = ['Host x', '  User y'];

test('shows what is written, and says what happens at each connection', () => {
  const text = agreement(lines, { delivery: 'instanceConnect', isOwnKey: true, isRemote: false });
  assert.match(text, /EC2 Instance Connect, which keeps it for 60 seconds/);
  assert.match(text, /has no passphrase and stays on this computer/);
  assert.ok(text.endsWith('\n\nHost x\n  User y'));
});

test('warns of a file that is changed on the node, and of a file that is elsewhere', () => {
  const text = agreement(lines, { delivery: 'runCommand', isOwnKey: false, isRemote: true });
  assert.match(text, /remote computer/);
  assert.match(text, /authorized_keys on the node/);
  assert.doesNotMatch(text, /passphrase/);
  assert.match(
    agreement(lines, { delivery: 'present', isOwnKey: false, isRemote: false }),
    /No key is pushed/,
  );
  const far = agreement(lines, { delivery: 'present', isOwnKey: true, isRemote: true });
  assert.match(far, /remote computer[^]*stays on that computer/);
});

test('a node’s name cannot break the sentence', () => {
  assert.equal(nodeWords({ name: 'a\r\nb', id: 'i-1' }), 'a b (i-1)');
  assert.equal(nodeWords({ name: 'i-1', id: 'i-1' }), 'i-1');
});
