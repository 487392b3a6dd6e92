import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { describe, it } from 'node:test';
import { StatusPage } from '../../../../src/simulator/network/statusPage.ts';
import { testNode } from '../support/nodes.ts';

const node = testNode({ name: 'web-1<script>', hostname: 'web-1.demo' });

async function dial(page: StatusPage, host?: string): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port: await page.port() });
  await new Promise((resolve) => socket.once('connect', resolve));
  page.expect(socket.localPort ?? 0, { node, host, port: 8_080 });
  return socket;
}

/** All that comes until the other side ends. */
function ask(socket: Socket, request: string): Promise<string> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  const text = new Promise<string>((resolve) =>
    socket.once('close', () => resolve(Buffer.concat(chunks).toString())),
  );
  socket.on('error', () => undefined);
  socket.write(`${request}\r\nHost: localhost:3000\r\nConnection: close\r\n\r\n`);
  return text;
}

describe("the page of the demo's web servers", { timeout: 60_000 }, () => {
  it('says in plain text which node it came from', async () => {
    const page = new StatusPage();
    const answer = await ask(await dial(page), 'GET / HTTP/1.1');
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    assert.match(head, /^HTTP\/1.1 200 OK/);
    assert.match(head, /content-type: text\/plain; charset=utf-8\r\n/i);
    assert.match(head, /x-content-type-options: nosniff/i);
    assert.match(head, /content-security-policy: default-src 'none'/i);
    assert.match(body, /^web-1<script>\n/);
    assert.match(
      body,
      new RegExp(`tunnel to port 8080.*\\n[^]*${node.id}[^]*web-1.demo, 10.0.1.17[^]*Ubuntu`),
    );
    page.dispose();
  });

  it('says so when it stands for a host behind the node', async () => {
    const page = new StatusPage();
    const answer = await ask(await dial(page, 'db.internal'), 'GET / HTTP/1.1');
    assert.match(answer, /\r\n\r\ndb.internal, reached through web-1/);
    page.dispose();
  });

  it('has no other page, and takes nothing', async () => {
    const page = new StatusPage();
    for (const request of ['GET /favicon.ico HTTP/1.1', 'POST / HTTP/1.1', 'GET /%2e%2e/etc HTTP/1.1'])
      assert.match(await ask(await dial(page), request), /^HTTP\/1.1 404 /, request);
    assert.match(await ask(await dial(page), 'nonsense'), /^HTTP\/1.1 400 /);
    page.dispose();
  });

  it('answers each of several connections for its own node', async () => {
    const page = new StatusPage();
    const sockets = await Promise.all([dial(page, 'a.internal'), dial(page, 'b.internal')]);
    const answers = await Promise.all(sockets.map((socket) => ask(socket, 'GET / HTTP/1.1')));
    assert.deepEqual(
      answers.map((answer) => /([ab])\.internal/.exec(answer)?.[1]),
      ['a', 'b'],
    );
    page.dispose();
  });

  it('is silent to everybody else on this computer', async () => {
    const page = new StatusPage();
    const stranger = connect({ host: '127.0.0.1', port: await page.port() });
    assert.equal(await ask(stranger, 'GET / HTTP/1.1'), '');
    page.dispose();
  });

  it('closes with the simulator, also when it was just being opened', async () => {
    const page = new StatusPage();
    const socket = await dial(page);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    page.dispose();
    await closed;
    const late = new StatusPage();
    const port = late.port();
    late.dispose();
    const refused = connect({ host: '127.0.0.1', port: await port });
    await new Promise((resolve) => refused.once('error', resolve));
    new StatusPage().dispose();
  });
});
