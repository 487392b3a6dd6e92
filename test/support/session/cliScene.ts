import type { SessionDeps } from '../../../src/cli/session/deps.ts';
import type { Shell } from '../../../src/cli/shell.ts';
import * as kernel from '../../../src/core/session/index.ts';
import { payloadTypes } from '../../../src/core/session/codec/index.ts';
import { FakeConnection, type Answers } from '../fakeConnection.ts';
import { ManualClock } from '../manualClock.ts';
import { memoryShell, type MemoryShell } from '../memoryShell.ts';
import { FakeAgent } from './fakeAgent.ts';
import { MemoryWire } from './memoryWire.ts';

const ticket = { SessionId: 's-1', StreamUrl: 'wss://stream/s-1', TokenValue: 'secret-token' };

/** A subcommand's session, with a fake agent behind it and a fake AWS before it, under one manual clock. */
export interface CliScene {
  readonly shell: MemoryShell;
  readonly connection: FakeConnection;
  readonly agent: FakeAgent;
  readonly wire: MemoryWire;
  readonly clock: ManualClock;
  readonly deps: SessionDeps;
  /** What went to standard output and error as bytes. */
  readonly output: () => string;
  readonly errors: () => string;
  /** Starts it; the code comes when it has ended. */
  start(run: Subcommand, argv: readonly string[]): { readonly code: () => number | undefined };
}

type Subcommand = (argv: readonly string[], shell: Shell, deps: SessionDeps) => Promise<number>;
type Files = Parameters<typeof memoryShell>[0];

export function cliScene(answers: Answers = {}, files: Files = {}): CliScene {
  const clock = new ManualClock();
  const agent = new FakeAgent({ clock });
  const wire = new MemoryWire({ clock }, (server) => {
    agent.attach(server);
    return 'open';
  });
  const connection = new FakeConnection({
    StartSession: () => ticket,
    ResumeSession: () => ticket,
    TerminateSession: () => ({ SessionId: 's-1' }),
    ...answers,
  });
  const shell = memoryShell(files);
  const deps: SessionDeps = {
    clock,
    openAws: () => ({
      connection,
      region: connection.region,
      nextAct: () => '',
      resumeAct: () => '',
      dispose: () => connection.dispose(),
    }),
    loadKernel: async () => ({
      ...kernel,
      startLiveSession: (options) => kernel.startLiveSession({ ...options, openSocket: wire.openSocket }),
    }),
  };
  return {
    ...{ shell, connection, agent, wire, clock, deps },
    output: collected(shell.streams.output),
    errors: collected(shell.streams.errors),
    start: (run, argv) => {
      let code: number | undefined;
      void run(argv, shell, deps).then((ended) => (code = ended));
      return { code: () => code };
    },
  };
}

function collected(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('latin1');
}

/** The agent asks what a session of that type asks, and says that the handshake is complete. */
export async function shakeHands(
  { agent, clock }: Pick<CliScene, 'agent' | 'clock'>,
  SessionType: string,
  options: { readonly Properties?: unknown; readonly CustomerMessage?: string } = {},
): Promise<void> {
  const { Properties = null, CustomerMessage = '' } = options;
  const action = { ActionType: 'SessionType', ActionParameters: { SessionType, Properties } };
  const request = { AgentVersion: '3.3.1142.0', RequestedClientActions: [action] };
  agent.send(JSON.stringify(request), payloadTypes.handshakeRequest);
  await clock.advance(50);
  const complete = { HandshakeTimeToComplete: 1, CustomerMessage };
  agent.send(JSON.stringify(complete), payloadTypes.handshakeComplete);
  await clock.advance(50);
}
