import { test } from 'node:test';
import assert from 'node:assert/strict';
import { createLanguageService, type DiagnoseOptions } from '../../../../../src/core/language/index.ts';
import { severities } from '../../../../../src/core/language/lsp.ts';

const body = `schemaVersion: "0.3"
parameters:
  Unused:
    type: String
mainSteps:
  - name: wait
    action: aws:slep
    inputs:
      Duration: PT1M
`;

function told(text: string, options?: DiagnoseOptions, format: 'yaml' | 'json' = 'yaml'): readonly string[] {
  const names = Object.entries(severities);
  return createLanguageService()
    .diagnose({ uri: 'u', version: 1, format, getText: () => text }, options)
    .map(({ range, severity, code }) => {
      const name = names.find(([, value]) => value === severity)?.[0] ?? '';
      return `${range.start.line + 1}: ${name} ${code}`;
    });
}

const plain = ['3: hint unused-parameter', '7: error unknown-action'];

test('without options and comments all is told as it is', () => assert.deepEqual(told(body), plain));

test('levels change or remove problems', () => {
  const levels = new Map([
    ['unused-parameter', 'error'],
    ['unknown-action', 'off'],
  ] as const);
  assert.deepEqual(told(body, { levels }), ['3: error unused-parameter']);
});

test('ssm-ignore takes rules out of the whole document, with a reason behind two dashes', () => {
  const comment = '# ssm-ignore unused-parameter, unknown-action -- kept for callers, see the wiki\n';
  assert.deepEqual(told(comment + body), []);
  assert.deepEqual(told(body + comment.replace('# ', '#')), []);
});

test('ssm-ignore-next-line is about the next line that says something', () => {
  const text = body.replace(
    '    action',
    '    # ssm-ignore-next-line unknown-action\n\n    # because\n    action',
  );
  assert.deepEqual(told(text), ['3: hint unused-parameter']);
  const misplaced = body.replace('    inputs', '    # ssm-ignore-next-line unknown-action\n    inputs');
  assert.deepEqual(told(misplaced), [...plain, '8: hint ignore-comment']);
});

test('ssm-ignore-next-line reaches over the block of text that begins there', () => {
  const text = `schemaVersion: "2.2"
parameters:
  Name: {type: String}
mainSteps:
  - name: run
    action: aws:runShellScript
    inputs:
      runCommand:
        # ssm-ignore-next-line shell-injection
        - |
          set -e
          echo {{ Name }}
        - echo {{ Name }}
`;
  assert.deepEqual(told(text), ['13: warning shell-injection']);
});

test('ssm-level changes the level; what is said of a line wins over what is said of the document', () => {
  assert.deepEqual(told(`# ssm-level unused-parameter=warning unknown-action=information\n${body}`), [
    '4: warning unused-parameter',
    '8: information unknown-action',
  ]);
  const both = `# ssm-level unknown-action=hint\n${body.replace('    action', '    # ssm-ignore-next-line unknown-action\n    action')}`;
  assert.deepEqual(told(both), ['4: hint unused-parameter']);
});

test('comments win over levels', () => {
  const levels = new Map([['unknown-action', 'warning']] as const);
  assert.deepEqual(told(`# ssm-ignore unknown-action\n${body}`, { levels }), ['4: hint unused-parameter']);
});

test('a comment is used when a level has removed its problem as well', () => {
  const levels = new Map([['unknown-action', 'off']] as const);
  assert.deepEqual(told(`# ssm-ignore unknown-action\n${body}`, { levels }), ['4: hint unused-parameter']);
});

test('comments can be ignored', () => {
  const text = `# ssm-ignore unknown-action, nothing-real\n${body}`;
  assert.deepEqual(told(text, { comments: 'ignored' }), [
    '4: hint unused-parameter',
    '8: error unknown-action',
  ]);
});

test('a comment that changes nothing, names no rule or is misspelt is a hint', () => {
  for (const comment of [
    '# ssm-ignore duplicate-step',
    '# ssm-ignore unknown-akshun',
    '# ssm-ignore',
    '# ssm-ingore unknown-action',
    '# ssm-level unknown-action',
    '# ssm-level unknown-action=fatal',
    '# ssm-level unknown-action=off=off',
  ]) {
    assert.deepEqual(told(`${comment}\n${body}`).slice(0, 1), ['1: hint ignore-comment'], comment);
  }
});

test('the hint about comments is a rule like any other', () => {
  const levels = new Map([['ignore-comment', 'off']] as const);
  assert.deepEqual(told(`# ssm-ignore duplicate-step\n${body}`, { levels }).length, 2);
});

test("other people's comments are none of ours", () => {
  assert.deepEqual(told(`# ssm-agent must be running\n# see ssm-user\n${body}`).length, 2);
});

test('in the text of a script or a value nothing is a comment', () => {
  const text = body.replace(
    '    type: String',
    '    type: String\n    description: |\n      # ssm-ignore unknown-action',
  );
  assert.ok(told(text).includes('9: error unknown-action'));
  const quoted = body.replace(
    '    type: String',
    '    type: String\n    description: "a # ssm-ignore unknown-action"',
  );
  assert.ok(told(quoted).includes('8: error unknown-action'));
});

test('in a text with mistakes of form they alone are told', () => {
  assert.deepEqual(
    told(`# ssm-ignore zzz\n${body}\t- x: [\n`).every((line) => line.includes('yaml')),
    true,
  );
});

test('JSON has no comments', () => {
  const text = '{"schemaVersion": "9", "$comment": "# ssm-ignore schema-version"}';
  assert.ok(told(text, {}, 'json').some((line) => line.endsWith('error schema-version')));
});

test('a fix writes the name that was meant', () => {
  const text = `# ssm-ignore unknown-akshun\n${body}`;
  const [problem] = createLanguageService().diagnose({
    ...{ uri: 'u', version: 1, format: 'yaml' },
    getText: () => text,
  });
  assert.match(problem?.message ?? '', /Did you mean 'unknown-action'\?/);
  assert.deepEqual(problem?.fixes[0]?.edits, [
    {
      range: { start: { line: 0, character: 13 }, end: { line: 0, character: 27 } },
      newText: 'unknown-action',
    },
  ]);
});
