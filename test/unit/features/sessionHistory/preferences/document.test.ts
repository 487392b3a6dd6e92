import { test } from 'node:test';
import assert from 'node:assert/strict';
import {
  defaultPreferences,
  looksConvertible,
  parsePreferencesUri,
  preferencesUri,
} from '../../../../../src/features/sessionHistory/preferences/document.ts';
import { preferenceProblems } from '../../../../../src/features/sessionHistory/preferences/warnings.ts';
import { createLanguageService } from '../../../../../src/core/language/index.ts';

test('an address is read back as it was written, whatever the connection is called', () => {
  for (const address of [
    { connectionId: 'a/b?c#d@eu-central-1-0a1b2c3d', format: 'JSON' },
    { connectionId: 'Demo-fleet@eu-central-1-0a1b2c3d', format: 'YAML', version: '7' },
  ] as const) {
    assert.deepEqual(parsePreferencesUri(preferencesUri(address)), address);
  }
});

test('the ending chooses the language of SSM documents, and a version is told in the tab', () => {
  const { path } = preferencesUri({ connectionId: 'c@d', format: 'JSON' });
  assert.equal(path, '/c@d/SSM-SessionManagerRunShell.ssm.json');
  const old = preferencesUri({ connectionId: 'c', format: 'YAML', version: '7' });
  assert.equal(old.path, '/c/SSM-SessionManagerRunShell (version 7).ssm.yaml');
});

test('other addresses are none of preferences', () => {
  const { path } = preferencesUri({ connectionId: 'c', format: 'JSON' });
  assert.equal(parsePreferencesUri({ scheme: 'file', path }), undefined);
  const name = 'SSM-SessionManagerRunShell';
  for (const other of [
    '',
    '/c',
    `/${name}.ssm.json`,
    `/c/${name}.ssm.txt`,
    `/%/${name}.ssm.json`,
    `/c/d/${name}.ssm.json`,
  ]) {
    assert.equal(parsePreferencesUri({ scheme: 'ssm-preferences', path: other }), undefined, other);
  }
});

test('what is created where there are no preferences is without a mistake, and says that nothing is logged', () => {
  const text = defaultPreferences();
  const document = { uri: 'file:///a.ssm.json', version: 1, format: 'json', getText: () => text } as const;
  const problems = createLanguageService().diagnose(document);
  assert.deepEqual(problems, []);
  const codes = preferenceProblems(JSON.parse(text)).map(({ code }) => code);
  assert.deepEqual(codes, ['not-logged', 'ports-not-logged', 'tls-only']);
});

test('only a text with the key of older guides is offered for conversion', () => {
  assert.ok(looksConvertible('{\n  "sessionPreferences" : {}}'));
  assert.ok(!looksConvertible('{"text": "sessionPreferences"}'));
  assert.ok(!looksConvertible(defaultPreferences()));
});
