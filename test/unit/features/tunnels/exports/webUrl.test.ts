import assert from 'node:assert/strict';
import { it } from 'node:test';
import { webSchemeOf, webUrl } from '../../../../../src/features/tunnels/exports/webUrl.ts';

it('is guessed from the remote port where that is usual, and asked for otherwise', () => {
  assert.deepEqual([443, 8443, 80, 8080, 5432].map(webSchemeOf), [
    'https',
    'https',
    'http',
    'http',
    undefined,
  ]);
});

it('leads to the local port', () => {
  assert.equal(webUrl('https', { host: '127.0.0.1', port: 8443 }), 'https://127.0.0.1:8443/');
});
