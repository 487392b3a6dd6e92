import { test } from 'node:test';
import assert from 'node:assert/strict';
import { AppError } from '../../../../../src/core/base/errors.ts';
import { settle } from '../../../../support/manualClock.ts';
import { sessionRoom, type SessionRoom } from '../../../../support/sessionRoom.ts';
import { somePreferences } from '../../../../support/storedPreferences.ts';
import { until } from '../../../../support/until.ts';
import { WrittenDocument } from '../../../../support/vscode/files.ts';
import { Uri } from '../../../../support/vscode/main.ts';

const thirty = somePreferences.replace('"20"', '"30"');
const edit = 'ssmWorkbench.sessionHistory.editPreferences';

/** Opens the preferences; the text that is written in. */
async function opened({ fake, desk }: SessionRoom): Promise<WrittenDocument> {
  await fake.call(edit);
  const document = desk.tabs.at(-1)?.document;
  assert.ok(document instanceof WrittenDocument);
  return document;
}

async function refused(saving: Promise<void>): Promise<{ code: string; message: string }> {
  const error: unknown = await saving.then(
    () => assert.fail('it was saved'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof Error && 'code' in error);
  return { code: String(error.code), message: error.message };
}

test('what is in force is opened, and what is saved by hand is in force', async (t) => {
  const room = sessionRoom(t);
  const document = await opened(room);
  assert.equal(document.text, somePreferences);
  room.desk.files.write(document, thirty);
  await room.save(document);
  assert.deepEqual([room.document.text, room.document.inForce], [thirty, '2']);
  assert.match(room.fake.asked[0]?.detail ?? '', /^idleSessionTimeout: "20" → "30"\n/);
  assert.match(room.fake.said.at(-1) ?? '', /version 2 is in force/);
});

test('who refuses keeps the text, and nothing is saved', async (t) => {
  const room = sessionRoom(t);
  const document = await opened(room);
  room.desk.files.write(document, thirty);
  room.fake.answer = false;
  const { code, message } = await refused(room.save(document));
  assert.deepEqual([code, message], ['Unavailable', 'Nothing was saved. Your changes are kept here.']);
  assert.deepEqual([room.document.inForce, document.isDirty, document.text], ['1', true, thirty]);
});

test('nothing is saved by VS Code itself, at a pause or when the window is left', async (t) => {
  const room = sessionRoom(t);
  const document = await opened(room);
  room.desk.files.write(document, thirty);
  for (const reason of [2, 3]) {
    assert.match((await refused(room.save(document, reason))).message, /only when you save them yourself/);
  }
  assert.equal(room.fake.asked.length, 0);
  await room.save(document);
  assert.equal(room.document.inForce, '2');
});

test('a text that cannot be read is not sent', async (t) => {
  const room = sessionRoom(t);
  const document = await opened(room);
  room.desk.files.write(document, '{"inputs": ');
  assert.match((await refused(room.save(document))).message, /no JSON that can be read/);
  assert.equal(room.connection.count('UpdateDocument'), 0);
});

test('a version of somebody else can be compared; then saving is on top of what was seen', async (t) => {
  const room = sessionRoom(t);
  const document = await opened(room);
  room.desk.files.write(document, thirty);
  room.document.add(somePreferences.replace('"20"', '"25"'));
  const first = refused(room.save(document));
  await until(() => room.desk.messages.length === 1, 'the question');
  assert.match(room.desk.message.text, /since you opened version 1/);
  assert.equal(room.fake.asked.length, 0);
  room.desk.message.press('Compare');
  assert.match((await first).message, /Nothing was saved/);
  const [command, theirs, mine] = room.desk.executed.at(-1) ?? [];
  assert.equal(command, 'vscode.diff');
  assert.ok(theirs instanceof Uri && mine instanceof Uri);
  const shown = new TextDecoder().decode(await room.files.readFile(theirs));
  assert.match(shown, /"25"/);
  assert.equal((await room.files.stat(theirs)).permissions, 1);
  assert.equal(mine.toString(), document.uri.toString());
  await room.save(document);
  assert.deepEqual([room.document.text, room.desk.messages.length], [thirty, 1]);
  assert.match(room.fake.asked[0]?.detail ?? '', /"25" → "30"/);
});

test('a version of somebody else is written over, or kept, as the person says', async (t) => {
  const room = sessionRoom(t);
  const document = await opened(room);
  room.desk.files.write(document, thirty);
  room.document.add(somePreferences.replace('"20"', '"25"'));
  const kept = refused(room.save(document));
  await until(() => room.desk.messages.length === 1, 'the question');
  room.desk.message.dismiss();
  await kept;
  assert.equal(room.document.inForce, '2');
  const over = room.save(document);
  await until(() => room.desk.messages.length === 2, 'the question again');
  room.desk.message.press('Overwrite');
  await over;
  assert.equal(room.document.text, thirty);
});

test('after a reload an unsaved text still stands on what it was opened from', async (t) => {
  const room = sessionRoom(t);
  const document = await opened(room);
  room.desk.files.write(document, thirty);
  room.document.add(somePreferences.replace('"20"', '"25"'));
  // VS Code closes it with the window and brings the unsaved text back.
  room.desk.documentClosed.fire(document);
  await room.files.stat(document.uri);
  await room.files.readFile(document.uri);
  const saving = refused(room.save(document));
  await until(() => room.desk.messages.length === 1, 'the question');
  room.desk.message.dismiss();
  await saving;
});

test('an editor without changes shows what is in force when it is opened again, one with changes keeps them', async (t) => {
  const room = sessionRoom(t);
  const document = await opened(room);
  const changes: string[] = [];
  room.files.onDidChangeFile((all) => changes.push(...all.map(({ uri }) => uri.toString())));
  const before = await room.files.stat(document.uri);
  room.document.add(thirty);
  await room.fake.call(edit);
  assert.deepEqual(changes, [document.uri.toString()]);
  assert.ok((await room.files.stat(document.uri)).mtime > before.mtime);
  assert.equal(new TextDecoder().decode(await room.files.readFile(document.uri)), thirty);
  room.desk.files.write(document, 'mine');
  room.document.add(somePreferences.replace('"20"', '"40"'));
  await room.fake.call(edit);
  assert.deepEqual([changes.length, document.text], [1, 'mine']);
});

test('a version that could not be put in force is told, and saving again puts it there', async (t) => {
  const room = sessionRoom(t);
  const document = await opened(room);
  room.connection.answer({
    UpdateDocumentDefaultVersion: () => {
      throw new AppError('denied', 'Not allowed.');
    },
  });
  room.desk.files.write(document, thirty);
  const { code, message } = await refused(room.save(document));
  assert.equal(code, 'NoPermissions');
  assert.match(message, /Version 2 is written, but version 1 is still in force/);
  assert.equal(document.isDirty, true);
});

test('an expired sign-in offers to sign in, beside VS Code’s own message', async (t) => {
  const room = sessionRoom(t);
  const document = await opened(room);
  room.desk.files.write(document, thirty);
  room.connection.answer({
    UpdateDocument: () => {
      throw new AppError('expired', 'The sign-in has expired.');
    },
  });
  assert.match((await refused(room.save(document))).message, /The sign-in has expired/);
  assert.equal(room.fake.failures[0]?.what, 'save the preferences');
});

test('preferences of a connection that is not there say where they belong', async (t) => {
  const room = sessionRoom(t);
  await room.fake.call(edit);
  const uri = Uri.from({
    scheme: 'ssm-preferences',
    path: '/acme@eu-west-1-0a1b2c3d/SSM-SessionManagerRunShell.ssm.json',
  });
  await assert.rejects(room.files.stat(uri), /belong to acme · eu-west-1\. Switch there/);
  const other = Uri.from({ scheme: 'ssm-preferences', path: '/nothing' });
  await assert.rejects(
    room.files.readFile(other),
    (error) => (error as { code?: string }).code === 'FileNotFound',
  );
});

test('a version that is only looked at is not saved, and preferences that are not there are no file', async (t) => {
  const room = sessionRoom(t);
  const { uri } = await opened(room);
  const old = uri.with({ path: uri.path.replace('.ssm.json', ' (version 1).ssm.json') });
  await assert.rejects(
    room.files.writeFile(old, new Uint8Array()),
    (error) => (error as { code?: string }).code === 'NoPermissions',
  );
  room.document.versions = [];
  room.desk.documentClosed.fire(room.desk.tabs[0]?.document ?? assert.fail());
  await settle();
  await assert.rejects(room.files.stat(uri), (error) => (error as { code?: string }).code === 'FileNotFound');
});

/** Writes, and saves over what somebody else has saved meanwhile; the person then presses a button. */
async function conflict(room: SessionRoom, button: string): Promise<WrittenDocument> {
  const document = await opened(room);
  room.desk.files.write(document, thirty);
  room.document.add(somePreferences.replace('"20"', '"25"'));
  const saving = refused(room.save(document));
  await until(() => room.desk.messages.length === 1, 'the question');
  room.desk.message.press(button);
  await saving;
  return document;
}

test('a conflict can be answered by taking theirs: the editor shows it unchanged, and the next save asks nothing about it', async (t) => {
  const room = sessionRoom(t);
  const document = await conflict(room, 'Reload');
  assert.deepEqual(
    [document.text, document.isDirty],
    [thirty, true],
    'until VS Code has heard of the refusal',
  );
  await room.clock.advance(1);
  await until(() => !document.isDirty, 'theirs in the editor');
  assert.match(document.text, /"25"/);
  room.desk.files.write(document, thirty);
  await room.save(document);
  assert.deepEqual([room.document.text, room.desk.messages.length], [thirty, 1]);
});

test('theirs that cannot be read is told, and one’s own text stays', async (t) => {
  const room = sessionRoom(t);
  const document = await conflict(room, 'Reload');
  room.connection.answer({
    DescribeDocument: () => {
      throw new AppError('denied', 'Not allowed.');
    },
  });
  await room.clock.advance(1);
  await until(() => room.fake.failures.length === 1, 'the failure');
  assert.equal(room.fake.failures[0]?.what, 'reload the preferences');
  assert.deepEqual([document.text, document.isDirty], [thirty, true]);
});

test('a text that was closed meanwhile is not reloaded', async (t) => {
  const room = sessionRoom(t);
  const document = await conflict(room, 'Reload');
  room.desk.documents.delete(document.uri.toString());
  await room.clock.advance(1);
  assert.deepEqual([room.desk.executed.length, room.fake.failures.length], [0, 0]);
});

test('who gives changes up by VS Code’s own Revert sees what is in force, and stands on it', async (t) => {
  const room = sessionRoom(t);
  const document = await opened(room);
  room.desk.files.write(document, thirty);
  const theirs = somePreferences.replace('"20"', '"25"');
  room.document.add(theirs);
  const before = await room.files.stat(document.uri);
  await room.revert(document);
  assert.equal(document.text, theirs);
  const { mtime } = await room.files.stat(document.uri);
  assert.equal(mtime, before.mtime, 'VS Code has asked for the time before: another one is a conflict to it');
  room.desk.files.write(document, thirty);
  await room.save(document);
  assert.deepEqual([room.document.text, room.desk.messages.length], [thirty, 0]);
});

test('what only compares with what is saved does not move the ground under an unsaved text', async (t) => {
  const room = sessionRoom(t);
  const document = await opened(room);
  room.desk.files.write(document, thirty);
  room.document.add(somePreferences.replace('"20"', '"25"'));
  assert.match(new TextDecoder().decode(await room.files.readFile(document.uri)), /"25"/);
  room.desk.files.write(document, `${thirty}\n`);
  const saving = refused(room.save(document));
  await until(() => room.desk.messages.length === 1, 'the question');
  room.desk.message.dismiss();
  await saving;
  assert.equal(room.document.inForce, '2');
});

test('an editor that writes other ends of lines stands on what it shows all the same', async (t) => {
  const room = sessionRoom(t);
  const document = await opened(room);
  room.document.add(somePreferences.replace('"20"', '"25"').replaceAll('\n', '\r\n'));
  room.desk.files.write(document, thirty);
  await room.files.readFile(document.uri);
  document.text = somePreferences.replace('"20"', '"25"');
  document.isDirty = false;
  room.desk.files.changed.fire({ document });
  await settle();
  room.desk.files.write(document, thirty);
  await room.save(document);
  assert.deepEqual([room.document.text, room.desk.messages.length], [thirty, 0]);
});

test('preferences with Windows ends of lines are saved as they are written', async (t) => {
  const room = sessionRoom(t);
  const document = await opened(room);
  const windows = thirty.replaceAll('\n', '\r\n');
  room.desk.files.write(document, windows);
  await room.save(document);
  assert.equal(room.document.text, windows);
  assert.match(room.fake.asked[0]?.detail ?? '', /^idleSessionTimeout: "20" → "30"\n/);
});

test('preferences that were deleted meanwhile are made anew, after a question that says so', async (t) => {
  const room = sessionRoom(t);
  const document = await opened(room);
  room.desk.files.write(document, thirty);
  room.document.versions = [];
  await room.save(document);
  assert.match(room.fake.asked[0]?.detail ?? '', /^There are no preferences now: they are created\./);
  assert.deepEqual(room.document.versions, [thirty]);
});
