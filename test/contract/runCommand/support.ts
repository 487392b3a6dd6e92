import assert from 'node:assert/strict';
import type { Connection } from '../../../src/core/aws/connection.ts';
import { AbortScope } from '../../../src/core/base/abort.ts';
import { systemClock } from '../../../src/core/base/clock.ts';
import { isCancelled } from '../../../src/core/base/errors.ts';
import { createCommandsApi, type SendRequest } from '../../../src/features/runCommand/api.ts';
import { emptyDraft } from '../../../src/features/runCommand/form/draft.ts';
import type { FormView, RunDraft, ToPage } from '../../../src/features/runCommand/form/messages.ts';
import { FormModel } from '../../../src/features/runCommand/form/model.ts';
import type { Question } from '../../../src/features/runCommand/form/question.ts';
import { isTerminal, type Command } from '../../../src/features/runCommand/command.ts';
import { watchCommand, type Snapshot } from '../../../src/features/runCommand/watch.ts';
import { until } from '../../support/until.ts';

export const { signal } = new AbortController();

export async function send(connection: Connection, request: Partial<SendRequest>): Promise<Command> {
  return createCommandsApi(connection).send({ DocumentName: 'AWS-RunShellScript', ...request }, signal);
}

/** Watches a command to its end as a panel would. */
export function watched(connection: Connection, known: Command): Promise<Snapshot> {
  return watch(connection, known, signal, () => undefined);
}

/** Watches a command until so many of its nodes have ended; the number of invocations that were seen. */
export async function watchedUntil(connection: Connection, known: Command, ended: number): Promise<number> {
  const scope = new AbortScope();
  let seen = 0;
  const look = ({ invocations }: Snapshot): void => {
    seen = invocations.length;
    if (invocations.filter(({ status }) => isTerminal(status)).length >= ended) scope.dispose();
  };
  await assert.rejects(watch(connection, known, scope.signal, look), isCancelled);
  return seen;
}

function watch(
  connection: Connection,
  known: Command,
  until: AbortSignal,
  onLook: (snapshot: Snapshot) => void,
): Promise<Snapshot> {
  return watchCommand({
    api: createCommandsApi(connection),
    commandId: known.id,
    clock: systemClock,
    signal: until,
    intervalSeconds: 2,
    known,
    onLook,
    onTrouble: () => undefined,
  });
}

interface OpenForm {
  readonly model: FormModel;
  readonly view: () => FormView;
  readonly questions: Question[];
  readonly sent: Command[];
  /** How often the list of commands was asked to look again. */
  readonly looks: () => number;
}

/** A form on a draft, with its document and nodes read. */
export async function openForm(connection: Connection, differs: Partial<RunDraft>): Promise<OpenForm> {
  let view: FormView | undefined;
  const questions: Question[] = [];
  const sent: Command[] = [];
  let looks = 0;
  const model = new FormModel(
    {
      connection,
      onDidChange: () => ({ dispose: () => undefined }),
      draft: { ...emptyDraft, ...differs },
      seeds: [],
      productionTags: ['Environment=Production'],
      productionProfiles: ['*prod*'],
    },
    {
      post: (message: ToPage) => {
        if (message.type === 'form') view = message;
      },
      confirm: async (question) => {
        questions.push(question);
        return true;
      },
      sent: (command) => sent.push(command),
      perhapsSent: () => {
        looks += 1;
      },
      failedLate: (error) => assert.fail(String(error)),
      act: () => undefined,
    },
  );
  const shown = (): FormView => {
    assert.ok(view !== undefined);
    return view;
  };
  model.start();
  await until(() => view?.documentLoading === false && !view.preview.loading, 'the form has read its parts');
  return { model, view: shown, questions, sent, looks: () => looks };
}
