import assert from 'node:assert/strict';
import { it } from 'node:test';
import { rdpFile, rdpFileName } from '../../../../../src/features/tunnels/exports/rdp.ts';

it('a Remote Desktop file has the address and asks for credentials; it holds none', () => {
  const text = rdpFile({ host: '127.0.0.1', port: 13_389 });
  assert.match(text, /^full address:s:127\.0\.0\.1:13389\r\n/);
  assert.match(text, /\r\nprompt for credentials:i:1\r\n/);
  assert.doesNotMatch(text, /password|username/i);
  for (const line of text.trimEnd().split('\r\n')) assert.match(line, /^[\w ]+:[is]:\S+$/);
});

it('its name is the tunnel’s, without what file systems refuse', () => {
  assert.equal(rdpFileName('ad prod-1'), 'ad prod-1.rdp');
  assert.equal(rdpFileName('../a:b\\c|d"'), 'a-b-c-d.rdp');
  assert.equal(rdpFileName('日本'), '日本.rdp');
  assert.equal(rdpFileName('///'), 'tunnel.rdp');
});
