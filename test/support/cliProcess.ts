import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import type { Simulator } from '../../src/simulator/simulator.ts';

const limitMilliseconds = 40_000;
const stepMilliseconds = 5;

/** The command line as a program: built once for a file of tests, and started as people start it. */
export interface CliProgram {
  readonly file: string;
  dispose(): Promise<void>;
}

/** Builds `src/cli.ts` from the sources as they are, lazy parts in files of their own. */
export async function buildCli(): Promise<CliProgram> {
  const folder = path.resolve('out', `cli-${String(process.pid)}-${String(Date.now())}`);
  await build({
    entryPoints: ['src/cli.ts'],
    outdir: folder,
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    packages: 'external',
    logLevel: 'warning',
  });
  return { file: path.join(folder, 'cli.mjs'), dispose: () => rm(folder, { recursive: true, force: true }) };
}

/** The environment of a shell that works with the simulator, and with nothing of this computer's AWS. */
export function simulatorEnvironment({ endpoint, region, credentials }: Simulator): Record<string, string> {
  return {
    ...withoutAws(process.env),
    AWS_CONFIG_FILE: '/nonexistent/config',
    AWS_SHARED_CREDENTIALS_FILE: '/nonexistent/credentials',
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_REGION: region,
    AWS_ENDPOINT_URL: endpoint,
  };
}

function withoutAws(env: NodeJS.ProcessEnv): Record<string, string> {
  const entries = Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(entries.filter(([name]) => !name.startsWith('AWS_')));
}

/** Whether there is Python, which makes the pseudo-terminals that {@link CliRun} runs in. */
export function hasPty(): boolean {
  return spawnSync('python3', ['-c', 'import pty']).status === 0;
}

export interface CliOptions {
  readonly env: Record<string, string>;
  /** Runs the program in a pseudo-terminal. */
  readonly pty?: boolean;
  /** A command that runs the program as the rest of its arguments. */
  readonly within?: readonly string[];
}

/** A run of the program: what it wrote, and how it ended. */
export class CliRun {
  readonly child: ChildProcess;
  readonly #output: Buffer[] = [];
  readonly #errors: Buffer[] = [];
  #code: number | undefined;

  constructor(program: CliProgram, argv: readonly string[], { env, pty = false, within = [] }: CliOptions) {
    const outer = pty ? ['python3', '-c', ptyProgram, ...within] : within;
    const [command = '', ...args] = [...outer, process.execPath, program.file, ...argv];
    this.child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
    this.child.stdout?.on('data', (chunk: Buffer) => this.#output.push(chunk));
    this.child.stderr?.on('data', (chunk: Buffer) => this.#errors.push(chunk));
    // What is written to a program that has ended is lost, which is no failure of a test.
    this.child.stdin?.on('error', () => undefined);
    this.child.once('close', (code, signal) => (this.#code = code ?? (signal === null ? -1 : -2)));
  }

  get bytes(): Buffer {
    return Buffer.concat(this.#output);
  }

  get out(): string {
    return this.bytes.toString('utf8');
  }

  get err(): string {
    return Buffer.concat(this.#errors).toString('utf8');
  }

  type(text: string | Uint8Array): void {
    this.child.stdin?.write(text);
  }

  /** Ends standard input, after `text`. */
  end(text: string | Uint8Array = ''): void {
    this.child.stdin?.end(text);
  }

  async shows(pattern: RegExp): Promise<void> {
    const isThere = (): boolean => pattern.test(this.out) || pattern.test(this.err);
    await this.#until(() => isThere() || this.#code !== undefined, String(pattern));
    if (!isThere()) throw new Error(`Ended without ${String(pattern)}:\n${this.out}\n${this.err}`);
  }

  /** The exit code; -2 for a process that a signal ended. */
  async exit(): Promise<number> {
    await this.#until(() => this.#code !== undefined, 'the end of the program');
    return this.#code ?? -1;
  }

  /** Longer than within a process: on a busy computer a program takes seconds to start. */
  async #until(done: () => boolean, what: string): Promise<void> {
    const end = Date.now() + limitMilliseconds;
    while (!done()) {
      if (Date.now() > end) throw new Error(`No ${what} in\n${this.out}\n${this.err}`);
      await new Promise((resolve) => setTimeout(resolve, stepMilliseconds));
    }
  }

  /** For `finally`: nothing outlives its test. */
  kill(): void {
    if (this.#code === undefined) this.child.kill('SIGKILL');
  }
}

/**
 * Copies between our pipes and a pseudo-terminal of 80 x 24 in which a program runs, and ends with its exit code.
 * A line `\0SIZE cols rows` at the beginning of what is typed on standard input makes it another size.
 */
const ptyProgram = `
import fcntl, os, pty, select, signal, struct, sys, termios
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
def resize(cols, rows):
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack('HHHH', rows, cols, 0, 0))
    os.kill(pid, signal.SIGWINCH)
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack('HHHH', 24, 80, 0, 0))
watched = [terminal, 0]
while True:
    ready, _, _ = select.select(watched, [], [])
    if terminal in ready:
        try: data = os.read(terminal, 65536)
        except OSError: data = b''
        if not data: break
        os.write(1, data)
    if 0 in ready:
        data = os.read(0, 65536)
        if not data: watched.remove(0)
        elif data.startswith(b'\\x00SIZE'):
            line, _, data = data.partition(b'\\n')
            _, cols, rows = line.split()
            resize(int(cols), int(rows))
            os.write(terminal, data)
        else: os.write(terminal, data)
_, status = os.waitpid(pid, 0)
os._exit(os.waitstatus_to_exitcode(status) & 255)
`;
