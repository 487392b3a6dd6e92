import { silentLog } from '../../../src/core/base/log.ts';
import type { NodeRef } from '../../../src/core/model/refs.ts';
import * as kernel from '../../../src/core/session/index.ts';
import { TerminalSession, type TerminalSessionOptions } from '../../../src/features/sessions/session.ts';
import { FakeConnection, type Answers } from '../fakeConnection.ts';
import { ManualClock } from '../manualClock.ts';
import {
  encodeHandshakeComplete,
  encodeHandshakeRequest,
  payloadTypes,
} from '../../../src/core/session/codec/index.ts';
import type { SessionOutcome } from '../../../src/features/sessions/outcome.ts';
import { FakeAgent } from './fakeAgent.ts';
import { MemoryWire } from './memoryWire.ts';

export const node: NodeRef = {
  connectionId: 'fake@eu-central-1',
  id: 'i-1',
  name: 'web-1',
  platform: 'Linux',
  online: true,
  production: false,
};

export const ticket = { SessionId: 's-1', StreamUrl: 'wss://stream/s-1', TokenValue: 'secret-token' };

/** A terminal's session, with a fake agent behind it and a fake AWS before it, under one manual clock. */
export interface Scene {
  readonly session: TerminalSession;
  readonly connection: FakeConnection;
  readonly agent: FakeAgent;
  readonly wire: MemoryWire;
  readonly clock: ManualClock;
  readonly screen: () => string;
  readonly titles: string[];
  readonly helps: { error: unknown; retry: () => void }[];
  readonly leftAlive: unknown[];
  /** Each starts the session again with a reason. */
  readonly reasons: ((reason: string) => void)[];
  readonly logged: string[];
  readonly outcomes: SessionOutcome[];
  finished: number;
}

export function createScene(answers: Answers = {}, differs: Partial<TerminalSessionOptions> = {}): Scene {
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
  const logged: string[] = [];
  const record = (line: string): void => void logged.push(line);
  const helps: Scene['helps'] = [];
  const leftAlive: unknown[] = [];
  const reasons: Scene['reasons'] = [];
  const session = new TerminalSession({
    node,
    connection,
    loadKernel: async () => kernel,
    openSocket: wire.openSocket,
    ...differs,
    clock,
    log: { ...silentLog, debug: record, info: record, warn: record, error: record },
    keepAliveMs: 30_000,
    needsHelp: (error, retry) => helps.push({ error, retry }),
    needsReason: (retry) => reasons.push(retry),
    leftAlive: (error) => leftAlive.push(error),
  });
  const written: string[] = [];
  const titles: string[] = [];
  const screen = (): string => written.join('');
  const scene = {
    session,
    connection,
    agent,
    wire,
    clock,
    screen,
    titles,
    helps,
    leftAlive,
    reasons,
    logged,
    outcomes: new Array<SessionOutcome>(),
    finished: 0,
  };
  session.onDidWrite((text) => written.push(text));
  session.onDidChangeTitle((title) => titles.push(title));
  session.onDidEnd((outcome) => scene.outcomes.push(outcome));
  session.onDidFinish(() => (scene.finished += 1));
  return scene;
}

/** Starts the session and waits for the shell's prompt. */
export async function connect(scene: Scene): Promise<void> {
  scene.session.resize(80, 24);
  scene.session.start();
  await prompt(scene);
}

export async function prompt(scene: Scene): Promise<void> {
  await scene.clock.advance(20);
  scene.agent.send('$ ');
  await scene.clock.advance(20);
}

/** Starts the session and shakes hands as an agent does that runs a command (§9). */
export async function connectCommand(
  scene: Scene,
  SessionType = 'NonInteractiveCommands',
  customerMessage = '',
): Promise<void> {
  scene.session.start();
  await scene.clock.advance(20);
  const actions = [{ type: 'SessionType', parameters: { SessionType, Properties: null } }];
  const request = encodeHandshakeRequest({ agentVersion: '3.2.1478.0', actions });
  scene.agent.send(request, payloadTypes.handshakeRequest);
  await scene.clock.advance(20);
  const complete = encodeHandshakeComplete({ timeToComplete: 1, customerMessage });
  scene.agent.send(complete, payloadTypes.handshakeComplete);
  await scene.clock.advance(20);
}
