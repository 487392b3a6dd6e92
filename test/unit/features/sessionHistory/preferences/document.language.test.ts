import { test } from 'node:test';
import assert from 'node:assert/strict';
import { defaultPreferences } from '../../../../../src/features/sessionHistory/preferences/document.ts';
import { completionsAt } from '../../../../support/completing.ts';
import { diagnose, documentOf, marked, service } from '../../../../support/documents.ts';

const keys = [
  's3BucketName',
  's3KeyPrefix',
  's3EncryptionEnabled',
  'cloudWatchLogGroupName',
  'cloudWatchEncryptionEnabled',
  'cloudWatchStreamingEnabled',
  'kmsKeyId',
  'runAsEnabled',
  'runAsDefaultUser',
  'idleSessionTimeout',
  'maxSessionDuration',
  'shellProfile',
];

function preferences(inputs: string): string {
  return `{"schemaVersion": "1.0", "sessionType": "Standard_Stream", "inputs": ${inputs}}`;
}

/** Codes and the sentences of mistakes. */
function mistakes(inputs: string): readonly (readonly [code: string, message: string])[] {
  return diagnose(preferences(inputs), 'json').map(({ code, message }) => [code, message]);
}

function hover(textWithMark: string): string {
  const { text, position } = marked(textWithMark);
  return JSON.stringify(service.hover(documentOf(text, 'json'), position)?.contents ?? '');
}

test('every key of session-manager-schema is offered, each once and in its order', async () => {
  const items = await completionsAt(preferences('{\n  ‸\n}'), 'json');
  assert.deepEqual(
    items.map(({ label }) => label).filter((label) => keys.includes(label)),
    keys,
  );
  const rest = await completionsAt(preferences('{\n  "kmsKeyId": "",\n  ‸\n}'), 'json');
  assert.ok(!rest.some(({ label }) => label === 'kmsKeyId'));
});

test('every key of it says on hover what it is for, minutes with their limit and default', () => {
  for (const key of keys) assert.match(hover(preferences(`{"‸${key}": ""}`)), /[a-z]{3} .*[a-z]{3}/, key);
  assert.match(hover(preferences('{"‸idleSessionTimeout": ""}')), /20.*1 to 60|1 to 60.*20/s);
  assert.match(hover(preferences('{"‸maxSessionDuration": ""}')), /1 to 1440/);
});

test('minutes are whole and within the limits of the service; empty is none', () => {
  for (const good of ['""', '"1"', '"60"', '"{{ idle }}"']) {
    assert.deepEqual(
      mistakes(`{"idleSessionTimeout": ${good}}`).filter(([code]) => code === 'out-of-range'),
      [],
    );
  }
  for (const bad of ['"0"', '"61"', '"20.5"', '"soon"']) {
    const [[code] = []] = mistakes(`{"idleSessionTimeout": ${bad}}`);
    assert.equal(code, 'out-of-range', bad);
  }
  assert.deepEqual(mistakes('{"maxSessionDuration": "1440"}'), []);
  assert.equal(mistakes('{"maxSessionDuration": "1441"}')[0]?.[0], 'out-of-range');
});

test('values of another type, keys that are misspelt or stand twice, and settings of the agent are told', () => {
  assert.match(mistakes('{"runAsEnabled": 1}')[0]?.[1] ?? '', /takes true or false/);
  assert.match(mistakes('{"shellProfile": {"linux": ["a"]}}')[0]?.[1] ?? '', /takes text; this is a list/);
  assert.match(mistakes('{"s3bucketName": "a"}')[0]?.[1] ?? '', /Did you mean 's3BucketName'/);
  assert.equal(mistakes('{"kmsKeyId": "a", "kmsKeyId": "b"}')[0]?.[0], 'duplicate-key');
  assert.match(mistakes('{"s3BucketName": "s3://logs/x"}')[0]?.[1] ?? '', /name of a bucket/);
  assert.equal(mistakes('{"RequireKMSChallengeResponse": true}')[0]?.[0], 'unknown-key');
});

test('a text that is being written is read as far as it goes, whatever ends its lines', () => {
  const whole = defaultPreferences();
  for (const text of [whole, whole.replaceAll('\n', '\r\n')]) {
    assert.deepEqual(diagnose(text, 'json'), []);
    for (let end = 0; end < text.length; end += 37) diagnose(text.slice(0, end), 'json');
  }
  const broken = diagnose(whole.replace('"20"', '"0').replaceAll('\n', '\r\n'), 'json');
  assert.ok(broken.length > 0 && broken.every(({ range }) => range.start.line < 24));
});
