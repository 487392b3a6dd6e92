import { test } from 'node:test';
import assert from 'node:assert/strict';
import { AppError } from '../../../../../src/core/base/errors.ts';
import { defaultPreferences } from '../../../../../src/features/sessionHistory/preferences/document.ts';
import { sessionRoom } from '../../../../support/sessionRoom.ts';
import { somePreferences } from '../../../../support/storedPreferences.ts';
import { until } from '../../../../support/until.ts';

const edit = 'ssmWorkbench.sessionHistory.editPreferences';
const convert = 'ssmWorkbench.sessionHistory.convertPreferences';
const guide = JSON.stringify({
  sessionPreferences: { s3BucketName: 'logs', s3EncryptionEnabled: true, retention: 30 },
});

test('where there are no preferences they are created after a question, and opened', async (t) => {
  const { fake, document, desk } = sessionRoom(t);
  document.versions = [];
  fake.answer = false;
  await fake.call(edit);
  assert.deepEqual([document.versions, desk.tabs.length], [[], 0]);
  assert.match(fake.asked[0]?.question ?? '', /Create them\?/);
  fake.answer = true;
  await fake.call(edit);
  assert.deepEqual(document.versions, [defaultPreferences()]);
  assert.equal(desk.editor, defaultPreferences());
});

test('a newer version that is not in force is told', async (t) => {
  const { fake, document, desk } = sessionRoom(t);
  document.versions.push('{}');
  await fake.call(edit);
  assert.equal(desk.editor, somePreferences);
  assert.match(fake.said[0] ?? '', /use version 1 .* Version 2 is newer and not in force/);
});

test('without trust or a profile there is nothing to edit', async (t) => {
  const { fake, desk, connections } = sessionRoom(t);
  desk.isTrusted = false;
  await assert.rejects(fake.call(edit), /not trusted/);
  desk.isTrusted = true;
  connections.switchTo(undefined);
  await assert.rejects(fake.call(edit), /Choose a profile/);
});

test('a failure to read them opens nothing', async (t) => {
  const { fake, desk } = sessionRoom(t, {
    DescribeDocument: () => {
      throw new AppError('denied', 'No.', { action: 'ssm:DescribeDocument' });
    },
  });
  await assert.rejects(fake.call(edit), /No\./);
  assert.equal(desk.tabs.length, 0);
});

test('what is not logged is marked in the editor, and follows what is written', async (t) => {
  const { fake, desk } = sessionRoom(t);
  await fake.call(edit);
  const [document] = desk.files.marks.keys();
  const codes = (): readonly string[] => (desk.files.marks.get(document ?? '') ?? []).map(({ code }) => code);
  await until(() => codes().length > 0, 'the marks');
  assert.deepEqual(codes(), ['not-logged', 'ports-not-logged']);
  const [mark] = desk.files.marks.get(document ?? '') ?? [];
  assert.deepEqual([mark?.source, mark?.severity], ['ssm', 1]);
  const written = [...desk.documents.values()][0];
  assert.ok(written !== undefined && 'isDirty' in written);
});

test('preferences of older guides are converted into a new document, and then into the preferences', async (t) => {
  const { fake, desk, document } = sessionRoom(t);
  const { workspace } = await import('../../../../support/vscode/main.ts');
  const source = await workspace.openTextDocument({ language: 'json', content: guide });
  const converting = fake.call(convert, source.uri.toString());
  await until(() => desk.messages.length === 1, 'what could not be carried over');
  assert.match(desk.message.text, /Not carried over: “retention” is not known/);
  assert.equal(desk.message.severity, 'warning');
  assert.match(desk.editor ?? '', /"s3BucketName": "logs"/);
  desk.message.press('Use as Session Preferences…');
  await converting;
  assert.match(desk.editor ?? '', /"schemaVersion": "1\.0"[^]*"s3BucketName": "logs"/);
  assert.equal(document.inForce, '1', 'nothing is saved before its author saves it');
});

test('in the preferences themselves the other shape is replaced in place', async (t) => {
  const { fake, desk } = sessionRoom(t);
  await fake.call(edit);
  const written = desk.tabs.at(-1)?.document ?? assert.fail();
  written.text = '{"sessionPreferences": {"s3BucketName": "logs"}}';
  const converting = fake.call(convert, written.uri.toString());
  await until(() => desk.messages.length === 1, 'the end');
  assert.match(desk.message.text, /Everything was carried over/);
  assert.deepEqual(desk.message.buttons, []);
  desk.message.dismiss();
  await converting;
  assert.match(written.getText(), /"schemaVersion": "1\.0"/);
  desk.files.canEdit = false;
  written.text = '{"sessionPreferences": {}}';
  await assert.rejects(fake.call(convert, written.uri.toString()), /cannot be changed now/);
});

test('other texts are not converted, and not offered for it', async (t) => {
  const { fake, desk } = sessionRoom(t);
  const { workspace } = await import('../../../../support/vscode/main.ts');
  const offered = (document: unknown) =>
    desk.files.actions.flatMap((provider) => provider.provideCodeActions(document));
  const other = await workspace.openTextDocument({ language: 'json', content: '{}' });
  await assert.rejects(fake.call(convert, other.uri.toString()), /Open JSON with "sessionPreferences"/);
  assert.deepEqual(offered(other), []);
  const source = await workspace.openTextDocument({ language: 'json', content: guide });
  const [action] = offered(source);
  assert.deepEqual(
    [action?.command?.command, action?.command?.arguments],
    [convert, [source.uri.toString()]],
  );
  const long = await workspace.openTextDocument({ language: 'json', content: guide + '\n'.repeat(1000) });
  assert.deepEqual(offered(long), []);
});
