import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkContent } from '../../../../src/simulator/documents/rules.ts';
import type { DocumentFormat } from '../../../../src/simulator/documents/model.ts';
import { ServiceError } from '../../../../src/simulator/system.ts';

function errorOf(content: unknown, type: string, format: DocumentFormat = 'JSON'): string {
  try {
    checkContent(typeof content === 'string' ? content : JSON.stringify(content), format, type);
  } catch (error) {
    assert.ok(error instanceof ServiceError);
    return `${error.code}: ${error.message}`;
  }
  return 'none';
}

const step = { name: 'a', action: 'aws:runShellScript', inputs: { runCommand: ['echo'] } };
const command = { schemaVersion: '2.2', mainSteps: [step] };

describe('checkContent', () => {
  const good: readonly (readonly [string, unknown])[] = [
    ['Command', command],
    ['Command', { schemaVersion: '1.2', runtimeConfig: { 'aws:runShellScript': { properties: [] } } }],
    ['Automation', { schemaVersion: '0.3', mainSteps: [{ ...step, action: 'aws:sleep' }] }],
    ['Session', { schemaVersion: '1.0', sessionType: 'Port' }],
    ['Package', { schemaVersion: '2.0', version: '1', packages: {}, files: {} }],
    ['ApplicationConfiguration', { anything: true }],
    ['CloudFormation', { schemaVersion: '1.0', templateBody: {} }],
  ];
  for (const [type, content] of good) {
    it(`takes a ${type} document`, () => assert.equal(errorOf(content, type), 'none'));
  }

  const bad: readonly (readonly [string, string, unknown, RegExp])[] = [
    [
      'another schema',
      'Command',
      { ...command, schemaVersion: '3.0' },
      /Document schema version is invalid\. Value: 3\.0/,
    ],
    ['no schema', 'Automation', { mainSteps: [step] }, /Value: null/],
    ['a schema of another type', 'Session', { ...command }, /Value: 2\.2/],
    ['no steps', 'Command', { schemaVersion: '2.2' }, /no mainSteps/],
    ['steps that are none', 'Command', { schemaVersion: '2.2', mainSteps: ['a'] }, /A step is an object/],
    [
      'a step without action',
      'Automation',
      { schemaVersion: '0.3', mainSteps: [{ name: 'a' }] },
      /a name and an action/,
    ],
    [
      'two steps of one name',
      'Command',
      { schemaVersion: '2.2', mainSteps: [step, step] },
      /a is used more than once/,
    ],
    [
      'another session type',
      'Session',
      { schemaVersion: '1.0', sessionType: 'Shell' },
      /Session type is invalid\. Value: Shell/,
    ],
    ['no session type', 'Session', { schemaVersion: '1.0' }, /Value: null/],
    ['what is not JSON', 'Command', '{', /JSON not well-formed/],
  ];
  for (const [what, type, content, message] of bad) {
    it(`refuses ${what}`, () => {
      const error = errorOf(content, type);
      assert.match(error, /^InvalidDocumentContent: /);
      assert.match(error, message);
    });
  }

  it('refuses references to parameters that are not declared', () => {
    const using = (line: string): unknown => ({
      ...command,
      parameters: { release: { type: 'String' } },
      mainSteps: [{ ...step, inputs: { runCommand: [line] } }],
    });
    assert.equal(errorOf(using('echo {{ release }} {{release}}'), 'Command'), 'none');
    assert.match(errorOf(using('echo {{ tag }}'), 'Command'), /Parameter "tag" is not declared\./);
    for (const line of [
      '{{ ssm:x }}',
      "docker ps --format '{{.Names}}'",
      '{{#each}}',
      '{{ a b }}',
      '{{ platformType.x }}',
    ]) {
      assert.equal(errorOf(using(line), 'Command'), 'none', line);
    }
  });

  it('refuses what is larger than 64 KB, in bytes', () => {
    const large = { ...command, description: 'ж'.repeat(33 * 1024) };
    assert.match(errorOf(large, 'Command'), /^MaxDocumentSizeExceeded/);
    assert.equal(errorOf({ ...command, description: 'x'.repeat(63 * 1024) }, 'Command'), 'none');
  });

  it('takes a change calendar as text, and nothing else as one', () => {
    assert.equal(errorOf('BEGIN:VCALENDAR\r\nEND:VCALENDAR', 'ChangeCalendar', 'TEXT'), 'none');
    assert.match(errorOf('{}', 'ChangeCalendar'), /iCalendar/);
    assert.match(errorOf('hello', 'ChangeCalendar', 'TEXT'), /iCalendar/);
    assert.match(errorOf('BEGIN:VCALENDAR', 'Command', 'TEXT'), /JSON or YAML/);
  });
});
