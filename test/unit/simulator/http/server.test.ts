import assert from 'node:assert/strict';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { silentLog } from '../../../../src/core/base/log.ts';
import { textReply, type Reply } from '../../../../src/simulator/http/reply.ts';
import type { HttpRequest } from '../../../../src/simulator/http/request.ts';
import { startHttp, type HttpService } from '../../../../src/simulator/http/server.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Ask {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

function ask(
  port: number,
  { method = 'POST', path = '/', headers = {}, body = '' }: Ask = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ port, host: '127.0.0.1', method, path, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Sends raw text, and gives back everything until the socket ends. */
function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk));
    socket.on('error', () => undefined).on('close', () => resolve(answer));
  });
}

describe('the HTTP service', () => {
  const seen: HttpRequest[] = [];
  const upgrades: string[] = [];
  let next: (request: HttpRequest) => Promise<Reply | undefined> = () =>
    Promise.resolve(textReply(200, 'hello'));
  let service: HttpService;

  before(async () => {
    service = await startHttp({
      port: 0,
      log: silentLog,
      answer(request) {
        seen.push(request);
        return next(request);
      },
      onUpgrade(request, socket) {
        upgrades.push(request.url ?? '');
        if (request.url !== '/mine') return false;
        socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n');
        return true;
      },
    });
  });
  after(() => service.close());

  it('hands over method, path, query, headers and body, and sends the answer back', async () => {
    const answer = await ask(service.port, {
      path: '/a/b?c=d&e',
      headers: { 'X-Amz-Target': 'T' },
      body: 'ключ',
    });
    assert.equal(answer.status, 200);
    assert.equal(answer.body, 'hello\n');
    const request = seen.at(-1);
    assert.equal(request?.method, 'POST');
    assert.equal(request.path, '/a/b');
    assert.equal(request.query, 'c=d&e');
    assert.equal(request.headers.get('x-amz-target'), 'T');
    assert.equal(request.body.toString(), 'ключ');
  });

  it('says how long the answer is, in bytes', async () => {
    next = () => Promise.resolve(textReply(200, 'ключ'));
    const { headers } = await ask(service.port);
    assert.equal(headers['content-length'], '9');
  });

  it('sends no header that lets a web page in', async () => {
    const { headers } = await ask(service.port);
    assert.deepEqual(
      Object.keys(headers).filter((name) => name.startsWith('access-control')),
      [],
    );
  });

  it('answers 403 to a request under another name, and does not look at it', async () => {
    const before = seen.length;
    const answer = await ask(service.port, { headers: { host: 'evil.example.com' } });
    assert.equal(answer.status, 403);
    assert.equal(seen.length, before);
  });

  it('answers 403 to a web page', async () => {
    const answer = await ask(service.port, { headers: { origin: 'https://evil.example.com' } });
    assert.equal(answer.status, 403);
    assert.equal(answer.headers['access-control-allow-origin'], undefined);
  });

  it('answers 405 to a preflight and to every method that no service has', async () => {
    for (const method of ['OPTIONS', 'PUT', 'DELETE', 'PATCH', 'HEAD']) {
      assert.equal((await ask(service.port, { method })).status, 405, method);
    }
  });

  it('answers 413 to a body that is too large', async () => {
    const answer = await ask(service.port, { body: Buffer.alloc(4 * 1024 * 1024 + 1) });
    assert.equal(answer.status, 413);
  });

  it('drops the connection when there is no answer', async () => {
    next = () => Promise.resolve(undefined);
    await assert.rejects(ask(service.port), /socket hang up|ECONNRESET/);
  });

  it('outlives an answer that rejects, and clients that send rubbish or go away', async () => {
    next = () => Promise.reject(new Error('broken'));
    await assert.rejects(ask(service.port));
    assert.match(await raw(service.port, 'rubbish\r\n\r\n'), /400 Bad Request/);
    await new Promise<void>((resolve) => {
      const socket = connect(service.port, '127.0.0.1', () => {
        socket.write(`POST / HTTP/1.1\r\nHost: 127.0.0.1:${service.port}\r\nContent-Length: 100\r\n\r\nabc`);
        socket.destroy();
        resolve();
      });
    });
    next = () => Promise.resolve(textReply(200, 'still here'));
    assert.equal((await ask(service.port)).status, 200);
  });

  const upgrade = (path: string, more = ''): string =>
    `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${service.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${more}\r\n`;

  it('hands over an upgrade to whose it is', async () => {
    assert.match(await raw(service.port, upgrade('/mine')), /^HTTP\/1\.1 101/);
  });

  it('refuses an upgrade that nobody takes, and one from a web page without asking anybody', async () => {
    assert.match(await raw(service.port, upgrade('/other')), /^HTTP\/1\.1 404/);
    const before = upgrades.length;
    assert.match(
      await raw(service.port, upgrade('/mine', 'Origin: https://evil.example.com\r\n')),
      /^HTTP\/1\.1 403/,
    );
    assert.equal(upgrades.length, before);
  });

  it('refuses a port that is taken', async () => {
    const again = startHttp({
      port: service.port,
      log: silentLog,
      answer: () => Promise.resolve(undefined),
      onUpgrade: () => false,
    });
    await assert.rejects(again, /EADDRINUSE/);
  });
});

describe('closing the HTTP service', () => {
  it('ends connections that are kept alive, and requests under way', async () => {
    let asked: () => void = () => undefined;
    const underWay = new Promise<void>((resolve) => (asked = resolve));
    const service = await startHttp({
      port: 0,
      log: silentLog,
      answer() {
        asked();
        return new Promise(() => undefined);
      },
      onUpgrade: () => false,
    });
    const waiting = assert.rejects(ask(service.port));
    await underWay;
    await service.close();
    await waiting;
    await assert.rejects(ask(service.port), /ECONNREFUSED/);
  });

  it('listens on loopback only', async () => {
    const service = await startHttp({
      port: 0,
      log: silentLog,
      answer: () => Promise.resolve(undefined),
      onUpgrade: () => false,
    });
    const foreign = new Promise<string>((resolve) => {
      const socket = connect({ port: service.port, host: '127.0.0.2' });
      socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
      socket.on('connect', () => resolve('connected'));
    });
    assert.notEqual(await foreign, 'connected');
    await service.close();
  });
});
