import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { refusal } from '../../../../src/simulator/http/guard.ts';

const port = 4566;
const headers = (given: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(given));

describe('refusal', () => {
  it('lets in who names this computer and this port', () => {
    for (const host of ['127.0.0.1:4566', 'localhost:4566', 'LOCALHOST:4566']) {
      assert.equal(refusal(headers({ host }), port), undefined, host);
    }
  });

  it('turns away every other name: a web page may have rebound its own to this computer', () => {
    const hosts = [
      'evil.example.com:4566',
      'localhost.evil.example.com:4566',
      '127.0.0.1:80',
      '127.0.0.1',
      '127.0.0.1.nip.io:4566',
      '0.0.0.0:4566',
      '[::1]:4566',
      '',
    ];
    for (const host of hosts) assert.match(refusal(headers({ host }), port) ?? '', /Host/, host);
    assert.match(refusal(headers({}), port) ?? '', /Host/);
  });

  it('turns away web pages, whatever they name', () => {
    for (const origin of ['https://evil.example.com', 'null', 'http://127.0.0.1:4566']) {
      assert.match(refusal(headers({ host: '127.0.0.1:4566', origin }), port) ?? '', /Web pages/);
    }
  });
});
