import type { TestContext } from 'node:test';
import { registerSessionHistory } from '../../src/features/sessionHistory/index.ts';
import { FakeConnection, FakeConnections, type Answers } from './fakeConnection.ts';
import { fakeServices, FakeHost } from './fakeHost.ts';
import { sessionAnswers, wireSession, type WireSession } from './listedSessions.ts';
import { ManualClock } from './manualClock.ts';
import { somePreferences, StoredPreferences } from './storedPreferences.ts';
import { freshDesk, type desk } from './vscode/desk.ts';
import type { Uri } from './vscode/main.ts';
import { WrittenDocument } from './vscode/files.ts';

interface Files {
  stat(uri: Uri): Promise<{ readonly mtime: number; readonly size: number; readonly permissions?: number }>;
  readFile(uri: Uri): Promise<Uint8Array>;
  writeFile(uri: Uri, content: Uint8Array): Promise<void>;
  readonly onDidChangeFile: (listener: (changes: readonly { readonly uri: Uri }[]) => void) => unknown;
}

export interface SessionRoom {
  readonly desk: typeof desk;
  readonly fake: FakeHost;
  readonly connection: FakeConnection;
  readonly connections: FakeConnections;
  readonly clock: ManualClock;
  readonly lists: { active: readonly WireSession[]; past: readonly WireSession[] };
  /** The preferences as the service has them. */
  readonly document: StoredPreferences;
  readonly files: Files;
  /** Closes the room, as the end of the extension does. */
  readonly close: () => void;
  /** Saves as a person does, or as VS Code does by itself. */
  save(document: WrittenDocument, reason?: number): Promise<void>;
  /** Gives up what was written, as File: Revert File does: the file is read while the text is still unsaved. */
  revert(document: WrittenDocument): Promise<void>;
}

/** The room behind its door, on a desk in memory, with one session that is there and one that was. */
export function sessionRoom(t: TestContext, answers: Answers = {}): SessionRoom {
  const desk = freshDesk(t);
  const fake = new FakeHost();
  const clock = new ManualClock();
  const lists = { active: [wireSession(2)], past: [wireSession(1, { Status: 'Terminated' })] };
  const document = new StoredPreferences(somePreferences);
  const connection = new FakeConnection({
    ...sessionAnswers(lists),
    ...document.answers,
    TerminateSession: () => ({}),
    GetCallerIdentity: () => ({ Arn: 'arn:aws:sts::111122223333:assumed-role/Operator/alice' }),
    ...answers,
  });
  const connections = new FakeConnections(connection);
  const door = registerSessionHistory(fake.host, fakeServices(connections, clock));
  t.after(() => door.dispose());
  const files = desk.files.systems.get('ssm-preferences') as unknown as Files;
  const save = async (written: WrittenDocument, reason = 1): Promise<void> => {
    desk.files.willSave.fire({ document: written, reason });
    await files.writeFile(written.uri, new TextEncoder().encode(written.text));
    written.isDirty = false;
  };
  desk.handlers.set('workbench.action.files.revert', async () => {
    const written = desk.tabs.at(-1)?.document;
    if (written instanceof WrittenDocument) await revert(written);
  });
  const revert = async (written: WrittenDocument): Promise<void> => {
    await files.stat(written.uri);
    written.text = new TextDecoder().decode(await files.readFile(written.uri));
    written.isDirty = false;
    desk.files.changed.fire({ document: written });
  };
  const close = (): void => door.dispose();
  return { desk, fake, connection, connections, clock, lists, document, files, close, save, revert };
}
