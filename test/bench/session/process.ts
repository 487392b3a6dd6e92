import { fork, type ChildProcess } from 'node:child_process';

/** A tool of the bench in a process of its own, which ends with {@link ToolProcess.close}. */
export interface ToolProcess {
  readonly pid: number;
  /** The next message. @throws Error when the process ends before it */
  next(): Promise<unknown>;
  send(message: object): void;
  close(): Promise<void>;
}

const launcher = 'test/support/tool.mjs';

/** @param flags of Node.js, such as `--expose-gc` */
export function startTool(entry: string, flags: readonly string[] = []): ToolProcess {
  const child = fork(launcher, [entry], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [...flags],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const messages = messagesOf(child);
  return {
    pid: child.pid ?? 0,
    next: () => messages(),
    send: (message) => void child.send(message),
    close: async () => {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

function messagesOf(child: ChildProcess): () => Promise<unknown> {
  const waiting: unknown[] = [];
  const asked: { readonly resolve: (message: unknown) => void; readonly reject: (error: Error) => void }[] =
    [];
  child.on('message', (message) => {
    const first = asked.shift();
    if (first === undefined) waiting.push(message);
    else first.resolve(message);
  });
  child.once('exit', () => {
    for (const { reject } of asked.splice(0)) reject(new Error('the process has ended'));
  });
  return () =>
    waiting.length > 0
      ? Promise.resolve(waiting.shift())
      : new Promise((resolve, reject) => asked.push({ resolve, reject }));
}
