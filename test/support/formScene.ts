import assert from 'node:assert/strict';
import type { ConnectionSpec } from '../../src/core/aws/connection.ts';
import type { Command } from '../../src/features/runCommand/command.ts';
import { draftOfSeed } from '../../src/features/runCommand/form/draft.ts';
import type {
  DocumentsView,
  Edit,
  FormView,
  NodesView,
  RunDraft,
  ToPage,
} from '../../src/features/runCommand/form/messages.ts';
import { FormModel } from '../../src/features/runCommand/form/model.ts';
import type { Question } from '../../src/features/runCommand/form/question.ts';
import { commandId, nodeIdOf } from './commands.ts';
import { FakeConnection, FakeConnections, type Answers } from './fakeConnection.ts';
import { settle } from './manualClock.ts';
import { shellContent } from './runForm.ts';

export interface Scene {
  readonly model: FormModel;
  readonly connection: FakeConnection;
  readonly connections: FakeConnections;
  readonly questions: Question[];
  readonly sent: Command[];
  readonly acts: string[];
  readonly late: unknown[];
  /** How often a list of commands was asked to look again. */
  readonly looks: () => number;
  readonly close: () => void;
  readonly form: () => FormView;
  readonly nodes: () => NodesView;
  readonly documents: () => DocumentsView;
  readonly edit: (...edits: readonly Edit[]) => Promise<void>;
  readonly send: () => Promise<void>;
}

export interface SceneOptions {
  readonly answers?: Answers;
  readonly draft?: RunDraft;
  readonly profile?: string;
  readonly spec?: ConnectionSpec;
  readonly confirm?: boolean | (() => Promise<boolean>);
}

export const answers: Answers = {
  GetDocument: () => ({ Content: shellContent, DocumentVersion: '1', DocumentType: 'Command' }),
  DescribeDocument: () => ({ Document: { PlatformTypes: ['Linux'] } }),
  ListDocumentVersions: () => ({ DocumentVersions: [{ DocumentVersion: '1' }] }),
  DescribeInstanceProperties: () => ({
    InstanceProperties: [1, 2].map((index) => ({
      InstanceId: nodeIdOf(index),
      PingStatus: 'Online',
      PlatformType: 'Linux',
    })),
  }),
  DescribeInstances: () => ({
    Reservations: [
      {
        Instances: [
          { InstanceId: nodeIdOf(1), Tags: [{ Key: 'Name', Value: 'web-1' }] },
          {
            InstanceId: nodeIdOf(2),
            Tags: [
              { Key: 'Name', Value: 'prod-2' },
              { Key: 'Environment', Value: 'Production' },
            ],
          },
        ],
      },
    ],
  }),
  ListDocuments: () => ({ DocumentIdentifiers: [{ Name: 'AWS-RunShellScript' }] }),
  SendCommand: () => ({ Command: { CommandId: commandId, Status: 'Pending' } }),
};

export function scene(options: SceneOptions = {}): Scene {
  const connection = new FakeConnection(
    { ...answers, ...options.answers },
    options.spec ?? { profile: options.profile ?? 'test' },
  );
  const connections = new FakeConnections(connection);
  const posted = new Map<string, ToPage>();
  const questions: Question[] = [];
  const sent: Command[] = [];
  const acts: string[] = [];
  const late: unknown[] = [];
  let isClosed = false;
  let looks = 0;
  const model = new FormModel(
    {
      connection,
      onDidChange: connections.onDidChange,
      draft: options.draft ?? draftOfSeed({ nodes: [{ id: nodeIdOf(1), platform: 'Linux' }] }),
      seeds: [],
      productionTags: ['Environment=Production'],
      productionProfiles: ['*prod*'],
    },
    {
      post: (message) => {
        assert.ok(!isClosed, 'a form that is closed has no page');
        posted.set(message.type, message);
      },
      confirm: async (question) => {
        questions.push(question);
        const { confirm = true } = options;
        return typeof confirm === 'function' ? confirm() : confirm;
      },
      sent: (command) => sent.push(command),
      perhapsSent: () => {
        looks += 1;
      },
      failedLate: (error) => late.push(error),
      act: (act) => acts.push(act),
    },
  );
  model.start();
  const last = <T extends ToPage['type']>(type: T): Extract<ToPage, { type: T }> => {
    const message = posted.get(type);
    assert.ok(message !== undefined && isOfType(message, type), `no ${type} was posted`);
    return message;
  };
  let seq = 0;
  return {
    model,
    connection,
    connections,
    questions,
    sent,
    acts,
    late,
    looks: () => looks,
    close: () => {
      model.dispose();
      isClosed = true;
    },
    form: () => last('form'),
    nodes: () => last('nodes'),
    documents: () => last('documents'),
    edit: async (...edits) => {
      for (const edit of edits) model.handle({ type: 'edit', seq: ++seq, edit });
      await settle();
    },
    send: async () => {
      model.handle({ type: 'send' });
      await settle();
    },
  };
}

function isOfType<T extends ToPage['type']>(
  message: ToPage,
  type: T,
): message is Extract<ToPage, { type: T }> {
  return message.type === type;
}

interface Deferred<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (error: unknown) => void;
}

/** A promise that the test settles when it wants. */
export function deferred<T>(): Deferred<T> {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

export const script: Edit = { kind: 'parameter', name: 'commands', value: 'uptime' };
