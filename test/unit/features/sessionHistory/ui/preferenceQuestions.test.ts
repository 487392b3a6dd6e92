import { test, type TestContext } from 'node:test';
import assert from 'node:assert/strict';
import {
  parsePreferencesUri,
  preferencesUri,
} from '../../../../../src/features/sessionHistory/preferences/document.ts';
import { PreferenceQuestions } from '../../../../../src/features/sessionHistory/ui/preferenceQuestions.ts';
import { FakeConnection } from '../../../../support/fakeConnection.ts';
import { FakeHost } from '../../../../support/fakeHost.ts';
import { somePreferences } from '../../../../support/storedPreferences.ts';
import { until } from '../../../../support/until.ts';
import { freshDesk } from '../../../../support/vscode/desk.ts';
import { Uri } from '../../../../support/vscode/main.ts';

const before = { text: somePreferences, format: 'JSON', version: '3', latest: '3' } as const;
const uri = Uri.from(preferencesUri({ connectionId: 'c', format: 'JSON' }));

function scene(t: TestContext, open = 0) {
  const desk = freshDesk(t);
  const fake = new FakeHost();
  const language = (): Promise<never> => Promise.reject(new Error('JSON needs no other language'));
  const questions = new PreferenceQuestions(fake.host, language, () => open);
  return { desk, fake, questions };
}

type Overwrite = ReturnType<PreferenceQuestions['overwrite']>;

/** Asks, and presses a button; undefined looks away. */
async function answered(
  { desk }: ReturnType<typeof scene>,
  asking: Overwrite,
  button?: string,
): Promise<Awaited<Overwrite>> {
  await until(() => desk.messages.length > 0, 'the question');
  if (button === undefined) desk.message.dismiss();
  else desk.message.press(button);
  return asking;
}

test('what changes is asked with its warnings and with how many sessions are open', async (t) => {
  const { fake, questions } = scene(t, 2);
  const values: unknown = JSON.parse(somePreferences.replace('"20"', '"15"'));
  assert.ok(await questions.confirm(new FakeConnection(), before, values));
  const [asked] = fake.asked;
  assert.match(asked?.detail ?? '', /^idleSessionTimeout: "20" → "15"\n/);
  assert.match(asked?.detail ?? '', /2 sessions that are open now keep what they have/);
  assert.match(asked?.detail ?? '', /What people type and see in sessions is kept nowhere/);
  assert.equal(asked?.production, undefined);
});

test('under a profile that is marked as production it is asked twice, when they are made too', async (t) => {
  const { desk, fake, questions } = scene(t);
  desk.set('ssmWorkbench.production.profiles', ['*prod*']);
  const connection = new FakeConnection({}, { profile: 'acme-prod' });
  await questions.confirm(connection, before, {});
  await questions.create(connection);
  for (const asked of fake.asked) assert.match(asked.production ?? '', /acme-prod.* is marked as production/);
  assert.equal(fake.asked.length, 2);
});

test('a conflict is a modal question with three ways on, and looking away keeps all as it is', async (t) => {
  const stage = scene(t);
  const theirs = { ...before, version: '4', latest: '4' };
  const kept = await answered(stage, stage.questions.overwrite(uri as never, theirs, before));
  assert.equal(kept, 'kept');
  const { message } = stage.desk;
  assert.deepEqual([message.isModal, message.buttons], [true, ['Compare', 'Overwrite', 'Reload']]);
  assert.match(message.text, /since you opened version 3\.$/);
  for (const button of message.buttons) assert.ok(message.detail.includes(button), button);
});

test('where it is not known what the text was opened from, no version is claimed', async (t) => {
  const stage = scene(t);
  await answered(stage, stage.questions.overwrite(uri as never, before, undefined));
  assert.match(stage.desk.message.text, /since you opened them\.$/);
});

test('each button is an answer', async (t) => {
  for (const [button, answer] of [
    ['Overwrite', 'overwrite'],
    ['Reload', 'reload'],
    ['Compare', 'compared'],
  ] as const) {
    const stage = scene(t);
    assert.equal(
      await answered(stage, stage.questions.overwrite(uri as never, before, before), button),
      answer,
    );
  }
});

test('compared is with what is in force, or with the newer version that is not', async (t) => {
  for (const [theirs, version] of [
    [{ ...before, version: '5', latest: '6' }, '5'],
    [{ ...before, version: '3', latest: '4' }, '4'],
  ] as const) {
    const stage = scene(t);
    await answered(stage, stage.questions.overwrite(uri as never, theirs, before), 'Compare');
    const [command, left, right, title] = stage.desk.executed.at(-1) ?? [];
    assert.equal(command, 'vscode.diff');
    assert.ok(left instanceof Uri && right instanceof Uri);
    assert.deepEqual([parsePreferencesUri(left)?.version, right.toString()], [version, uri.toString()]);
    assert.equal(title, `Session preferences: version ${version} ↔ yours`);
  }
});
