import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer as createHttp, request as httpRequest } from 'node:http';
import { createServer as createHttps, request as httpsRequest } from 'node:https';
import { test, type TestContext } from 'node:test';
import { WebSocket, WebSocketServer } from 'ws';
import type { NetworkOptions } from '../../../../../src/core/aws/network.ts';
import { createNetwork, type Network } from '../../../../../src/core/aws/sdk/network.ts';
import { portOf, startProxy } from '../../../../support/proxyServer.ts';

const certificateFile = 'test/fixtures/tls/certificate.pem';

async function secureServer(t: TestContext): Promise<number> {
  const server = createHttps(
    { key: readFileSync('test/fixtures/tls/key.pem'), cert: readFileSync(certificateFile) },
    (_, response) => response.end('secure'),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return portOf(server);
}

async function plainServer(t: TestContext): Promise<number> {
  const server = createHttp((_, response) => response.end('plain'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return portOf(server);
}

function networkOf(t: TestContext, options: Partial<NetworkOptions> = {}): Network {
  const network = createNetwork({ network: {}, env: {}, ...options });
  t.after(() => network.dispose());
  return network;
}

function get(network: Network, url: string): Promise<string> {
  const request = url.startsWith('https') ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent: network.agentFor(url) }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(`${response.statusCode ?? 0} ${Buffer.concat(chunks).toString()}`));
    });
    sent.on('error', reject);
    sent.end();
  });
}

test('the same way out is the same agent, so that connections are kept', (t) => {
  const network = networkOf(t);
  assert.equal(network.agentFor('https://a/'), network.agentFor('https://b/'));
  assert.notEqual(network.agentFor('https://a/'), network.agentFor('http://a/'));
});

test('a certificate nobody vouches for is refused; its bundle makes it trusted', async (t) => {
  const url = `https://localhost:${await secureServer(t)}/`;
  await assert.rejects(get(networkOf(t), url), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  assert.equal(await get(networkOf(t, { caBundle: certificateFile }), url), '200 secure');
  assert.equal(await get(networkOf(t, { env: { NODE_EXTRA_CA_CERTS: certificateFile } }), url), '200 secure');
  assert.equal(await get(networkOf(t, { network: { strictSsl: false } }), url), '200 secure');
});

test('HTTPS goes through a tunnel, with the trust for the service behind it', async (t) => {
  const proxy = await startProxy({ target: { port: await secureServer(t) } });
  t.after(() => proxy[Symbol.asyncDispose]());
  const url = 'https://localhost.test:8443/';
  const options = {
    env: { HTTPS_PROXY: proxy.url.replace('//', '//user:p%40ss@') },
    network: { strictSsl: false },
  };
  assert.equal(await get(networkOf(t, options), url), '200 secure');
  assert.deepEqual(proxy.seen, ['CONNECT localhost.test:8443']);
  assert.equal(proxy.authorizations[0], `Basic ${Buffer.from('user:p@ss').toString('base64')}`);
});

test('a WebSocket takes the same tunnel', async (t) => {
  const server = createHttps({
    key: readFileSync('test/fixtures/tls/key.pem'),
    cert: readFileSync(certificateFile),
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => socket.send('hello'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy = await startProxy({ target: { port: portOf(server) } });
  t.after(async () => {
    sockets.close();
    server.closeAllConnections();
    server.close();
    await proxy[Symbol.asyncDispose]();
  });
  const network = networkOf(t, { env: { HTTPS_PROXY: proxy.url }, network: { strictSsl: false } });
  const url = 'wss://ssmmessages.test/v1/data-channel/x';
  const socket = new WebSocket(url, { agent: network.agentFor(url) });
  const greeting = await new Promise((resolve, reject) => {
    socket.on('message', (data: Buffer) => resolve(data.toString()));
    socket.on('error', reject);
  });
  assert.equal(greeting, 'hello');
  assert.deepEqual(proxy.seen, ['CONNECT ssmmessages.test:443']);
  socket.terminate();
});

test('a tunnel does not weaken the check of the certificate', async (t) => {
  const proxy = await startProxy({ target: { port: await secureServer(t) } });
  t.after(() => proxy[Symbol.asyncDispose]());
  await assert.rejects(get(networkOf(t, { env: { HTTPS_PROXY: proxy.url } }), 'https://localhost.test/'), {
    code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
  });
  const trusted = networkOf(t, { env: { HTTPS_PROXY: proxy.url }, caBundle: certificateFile });
  await assert.rejects(get(trusted, 'https://localhost.test/'), { code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
});

test('plain HTTP is handed to the proxy whole', async (t) => {
  const proxy = await startProxy({ target: { port: await plainServer(t) } });
  t.after(() => proxy[Symbol.asyncDispose]());
  assert.equal(
    await get(networkOf(t, { network: { proxyUrl: proxy.url } }), 'http://ssm.test/x?y=1'),
    '200 plain',
  );
  assert.deepEqual(proxy.seen, ['GET http://ssm.test/x?y=1']);
});

test('a proxy that refuses answers with its own status', async (t) => {
  const proxy = await startProxy({ target: { port: 1 }, refuse: 407 });
  t.after(() => proxy[Symbol.asyncDispose]());
  assert.equal(await get(networkOf(t, { env: { HTTPS_PROXY: proxy.url } }), 'https://ssm.test/'), '407 no');
});

test('a bundle that cannot be read is an error at the first request', (t) => {
  const network = networkOf(t, { caBundle: '/nonexistent.pem' });
  assert.throws(() => network.agentFor('https://a/'), /nonexistent\.pem/);
});
