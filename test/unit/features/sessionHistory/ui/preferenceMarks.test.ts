import { test, type TestContext } from 'node:test';
import assert from 'node:assert/strict';
import { createLanguageService } from '../../../../../src/core/language/index.ts';
import type { Log } from '../../../../../src/core/base/log.ts';
import { silentLog } from '../../../../../src/core/base/log.ts';
import { preferencesUri } from '../../../../../src/features/sessionHistory/preferences/document.ts';
import { PreferenceMarks } from '../../../../../src/features/sessionHistory/ui/preferenceMarks.ts';
import type { LoadLanguage } from '../../../../../src/features/sessionHistory/preferences/values.ts';
import { settle } from '../../../../support/manualClock.ts';
import { somePreferences } from '../../../../support/storedPreferences.ts';
import { until } from '../../../../support/until.ts';
import { freshDesk } from '../../../../support/vscode/desk.ts';
import { WrittenDocument } from '../../../../support/vscode/files.ts';
import { Uri } from '../../../../support/vscode/main.ts';

type Address = Parameters<typeof preferencesUri>[0];

function scene(t: TestContext, language?: LoadLanguage) {
  const desk = freshDesk(t);
  const errors: string[] = [];
  const log: Log = { ...silentLog, error: (message) => errors.push(message) };
  const load = language ?? (() => Promise.resolve(createLanguageService()));
  const marks = new PreferenceMarks(load, log);
  t.after(() => marks.dispose());
  const open = (text: string, address: Partial<Address> = {}): WrittenDocument => {
    const uri = Uri.from(preferencesUri({ connectionId: 'c', format: 'JSON', ...address }));
    const document = new WrittenDocument(uri, text);
    desk.files.opened.fire(document);
    return document;
  };
  const codes = ({ uri }: WrittenDocument): readonly string[] | undefined =>
    desk.files.marks.get(uri.toString())?.map(({ code }) => code);
  return { desk, errors, open, codes };
}

test('a text that cannot be read while it is written keeps the marks that it had', async (t) => {
  const { desk, open, codes } = scene(t);
  const document = open(somePreferences);
  await until(() => codes(document) !== undefined, 'the marks');
  desk.files.write(document, '{"inputs": {"s3Bu');
  await settle();
  assert.deepEqual(codes(document), ['not-logged', 'ports-not-logged']);
  desk.files.write(document, '{"inputs": {"s3BucketName": "logs", "s3EncryptionEnabled": true}}');
  await until(() => codes(document)?.includes('bucket-encryption') === true, 'the new marks');
  assert.deepEqual(codes(document), ['ports-not-logged', 'bucket-encryption']);
});

test('YAML is read by the language, Windows ends of lines and all', async (t) => {
  const { desk, open, codes } = scene(t);
  const yaml = 'schemaVersion: "1.0"\r\nsessionType: Standard_Stream\r\ninputs:\r\n  kmsKeyId: alias/x\r\n';
  const document = open(yaml, { format: 'YAML' });
  await until(() => codes(document) !== undefined, 'the marks');
  assert.deepEqual(codes(document), ['not-logged', 'ports-not-logged', 'kms-permissions']);
  const [, , key] = desk.files.marks.get(document.uri.toString()) ?? [];
  assert.match(JSON.stringify(key?.range), /3/);
});

test('a version that is only looked at, and any other file, is not marked', async (t) => {
  const { desk, open, codes } = scene(t);
  const old = open(somePreferences, { version: '3' });
  const other = new WrittenDocument(Uri.parse('file:///prefs.json'), somePreferences);
  desk.files.opened.fire(other);
  await settle();
  assert.deepEqual([codes(old), codes(other)], [undefined, undefined]);
});

test('marks go with their editor', async (t) => {
  const { desk, open, codes } = scene(t);
  const document = open(somePreferences);
  await until(() => codes(document) !== undefined, 'the marks');
  desk.documentClosed.fire(document);
  assert.equal(codes(document), undefined);
});

test('what was written while an older text was read is not marked by it', async (t) => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const { desk, open, codes } = scene(t, async () => {
    await held;
    return createLanguageService();
  });
  const document = open('inputs: {}\n', { format: 'YAML' });
  desk.files.write(document, 'inputs: { s3BucketName: logs, s3EncryptionEnabled: true }\n');
  release();
  await until(() => codes(document) !== undefined, 'the marks');
  assert.deepEqual(codes(document), ['ports-not-logged', 'bucket-encryption']);
});

test('a language that does not load is an entry of the log, without a word of the text', async (t) => {
  const { errors, open } = scene(t, () => Promise.reject(new Error('cannot be loaded')));
  open('kmsKeyId: secret-alias\n', { format: 'YAML' });
  await until(() => errors.length === 1, 'the entry');
  assert.match(errors[0] ?? '', /could not be checked: cannot be loaded/);
  assert.doesNotMatch(errors[0] ?? '', /secret-alias/);
});
