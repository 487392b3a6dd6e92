import { test } from 'node:test';
import assert from 'node:assert/strict';
import { EscapeKeys } from '../../../../src/cli/connect/escapeKeys.ts';

/** What is sent of keys that are pressed one after the other, and what was asked for. */
function press(...chunks: readonly string[]): { sent: string; asked: readonly string[] } {
  const keys = new EscapeKeys();
  let sent = '';
  const asked: string[] = [];
  for (const chunk of chunks) {
    const pressed = keys.feed(Buffer.from(chunk, 'latin1'));
    sent += Buffer.from(pressed.bytes).toString('latin1');
    if (pressed.asked !== undefined) asked.push(pressed.asked);
  }
  return { sent, asked };
}

test('~. leaves at the very beginning and after Enter or a line feed', () => {
  assert.deepEqual(press('~.'), { sent: '', asked: ['leave'] });
  assert.deepEqual(press('ls\r~.'), { sent: 'ls\r', asked: ['leave'] });
  assert.deepEqual(press('ls\n', '~', '.'), { sent: 'ls\n', asked: ['leave'] });
});

test('what comes after ~. is dropped', () => {
  assert.deepEqual(press('\r~.rm -rf /\r'), { sent: '\r', asked: ['leave'] });
});

test('a ~ within a line is a key like others', () => {
  assert.deepEqual(press('cd ~.\r'), { sent: 'cd ~.\r', asked: [] });
  assert.deepEqual(press('x', '~', '.'), { sent: 'x~.', asked: [] });
});

test('a ~ at the beginning of a line is sent with the next key', () => {
  assert.deepEqual(press('\r~'), { sent: '\r', asked: [] });
  assert.deepEqual(press('\r~', '/bin\r'), { sent: '\r~/bin\r', asked: [] });
});

test('~~ sends one ~, after which a dot is a dot', () => {
  assert.deepEqual(press('\r~~.'), { sent: '\r~.', asked: [] });
});

test('~ and Enter begin a new line', () => {
  assert.deepEqual(press('~\r~.'), { sent: '~\r', asked: ['leave'] });
});

test('~? asks for help and sends nothing; a line is still at its beginning', () => {
  assert.deepEqual(press('\r~?~.'), { sent: '\r', asked: ['leave'] });
  assert.deepEqual(press('\r~?', 'ls\r'), { sent: '\rls\r', asked: ['help'] });
});

test('bytes that are no text pass unchanged', () => {
  const all = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte)).join('');
  assert.deepEqual(press(`x${all}`), { sent: `x${all}`, asked: [] });
});
