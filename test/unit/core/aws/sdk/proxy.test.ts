import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NetworkSettings } from '../../../../../src/core/aws/network.ts';
import type { Environment } from '../../../../../src/core/aws/environment.ts';
import { isLoopback, proxyFor } from '../../../../../src/core/aws/sdk/proxy.ts';
import { isAppError } from '../../../../../src/core/base/errors.ts';

const service = 'https://ssm.eu-central-1.amazonaws.com/';

function proxy(url: string, env: Environment, settings: NetworkSettings = {}): string | undefined {
  return proxyFor(new URL(url), settings, env)?.href;
}

test('HTTPS goes through HTTPS_PROXY, HTTP through HTTP_PROXY, in either case of letters', () => {
  const env = { HTTPS_PROXY: 'http://s:1', http_proxy: 'http://p:2' };
  assert.equal(proxy(service, env), 'http://s:1/');
  assert.equal(proxy('wss://ssmmessages.eu-central-1.amazonaws.com/v1', env), 'http://s:1/');
  assert.equal(proxy('http://example.com/', env), 'http://p:2/');
  assert.equal(proxy(service, { ALL_PROXY: 'http://a:3' }), 'http://a:3/');
  assert.equal(proxy(service, {}), undefined);
});

test('VS Code’s setting wins over the environment', () => {
  assert.equal(
    proxy(service, { HTTPS_PROXY: 'http://env:1' }, { proxyUrl: 'http://code:2' }),
    'http://code:2/',
  );
  assert.equal(proxy(service, { HTTPS_PROXY: 'http://env:1' }, { proxyUrl: '' }), 'http://env:1/');
});

test('a proxy without a scheme is an HTTP proxy', () => {
  assert.equal(proxy(service, { HTTPS_PROXY: 'corp:8080' }), 'http://corp:8080/');
});

test('this computer is never reached through a proxy', () => {
  const env = { HTTP_PROXY: 'http://p:1', HTTPS_PROXY: 'http://p:1' };
  for (const url of [
    'http://127.0.0.1:9',
    'https://localhost',
    'http://[::1]:9',
    'http://a.localhost',
    'http://127.9.9.9',
  ]) {
    assert.equal(proxy(url, env), undefined, url);
  }
  assert.equal(isLoopback('127.0.0.1.example.com'), false);
});

const exempt: readonly (readonly [string, boolean])[] = [
  ['*', true],
  ['amazonaws.com', true],
  ['.amazonaws.com', true],
  ['*.amazonaws.com', true],
  ['AMAZONAWS.COM', true],
  ['ssm.eu-central-1.amazonaws.com', true],
  ['ssm.eu-central-1.amazonaws.com:443', true],
  ['amazonaws.com:8443', false],
  ['aws.com', false],
  ['example.com, amazonaws.com', true],
  ['example.com amazonaws.com', true],
  ['', false],
  [',, ,', false],
];

for (const [entry, direct] of exempt) {
  test(`NO_PROXY "${entry}" ${direct ? 'exempts' : 'does not exempt'} the service`, () => {
    assert.equal(
      proxy(service, { HTTPS_PROXY: 'http://p:1', NO_PROXY: entry }),
      direct ? undefined : 'http://p:1/',
    );
  });
}

test('VS Code’s own exemptions are added to NO_PROXY', () => {
  const env = { HTTPS_PROXY: 'http://p:1', no_proxy: 'example.com' };
  assert.equal(proxy(service, env, { noProxy: ['amazonaws.com'] }), undefined);
  assert.equal(proxy('https://example.com', env, { noProxy: ['amazonaws.com'] }), undefined);
});

for (const bad of ['socks5://p:1', 'http://', 'http://user:hunter2@[bad']) {
  test(`a proxy that cannot be used is named by its variable, not by its value: ${bad.slice(0, 7)}`, () => {
    assert.throws(
      () => proxy(service, { HTTPS_PROXY: bad }),
      (error) =>
        isAppError(error) &&
        error.code === 'BadProxy' &&
        /HTTPS_PROXY/.test(error.message) &&
        !/hunter2/.test(error.message),
    );
  });
}
