import { spawn } from 'node:child_process';
import { isRecord, parseJson } from '../../../../src/core/base/json.ts';

/** A language server as a process that is spoken to over its standard input and output. */
export interface Server {
  readonly notify: (method: string, params: unknown) => void;
  readonly request: (method: string, params: unknown) => Promise<unknown>;
  readonly end: () => void;
}

const timeoutMs = 60_000;

interface Waiting {
  readonly done: (result: unknown) => void;
  readonly failed: (error: Error) => void;
}

export function startServer(module: string): Server {
  const child = spawn(process.execPath, [module, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const waiting = new Map<number, Waiting>();
  let sent = 0;
  const send = (message: object): void => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const frames = new Frames();
  child.stdout.on('data', (chunk: Buffer) => {
    for (const message of frames.take(chunk)) answer(message, waiting, send);
  });
  return {
    notify: (method, params) => send({ method, params }),
    request: (method, params) => {
      sent += 1;
      const id = sent;
      return new Promise((done, failed) => {
        const timer = setTimeout(() => failed(new Error(`${method} takes too long`)), timeoutMs);
        const settled =
          <T>(settle: (value: T) => void) =>
          (value: T): void => {
            clearTimeout(timer);
            waiting.delete(id);
            settle(value);
          };
        waiting.set(id, { done: settled(done), failed: settled(failed) });
        send({ id, method, params });
      });
    },
    end: () => child.kill(),
  };
}

/** The messages in a stream of bytes: a header with the length, an empty line, JSON. */
class Frames {
  #rest = Buffer.alloc(0);

  *take(chunk: Buffer): Generator {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    for (;;) {
      const head = this.#rest.indexOf('\r\n\r\n');
      const [, length] =
        /Content-Length: (\d+)/i.exec(this.#rest.subarray(0, Math.max(0, head)).toString()) ?? [];
      const end = head + 4 + Number(length);
      if (length === undefined || this.#rest.length < end) return;
      yield parseJson(this.#rest.subarray(head + 4, end).toString());
      this.#rest = this.#rest.subarray(end);
    }
  }
}

function answer(
  message: unknown,
  waiting: ReadonlyMap<number, Waiting>,
  send: (message: object) => void,
): void {
  if (!isRecord(message) || typeof message['id'] !== 'number') return;
  const { id, method, result, error } = message;
  // What the server asks for (its configuration) it does not get.
  if (method !== undefined) send({ id, result: null });
  else if (error !== undefined) waiting.get(id)?.failed(new Error(JSON.stringify(error)));
  else waiting.get(id)?.done(result);
}
