import { test } from 'node:test';
import assert from 'node:assert/strict';
import { LineMap } from '../../../../../src/core/language/text.ts';
import { documentOf, service } from '../../../../support/documents.ts';

/** The text with its hints between `«` and `»`. */
function hinted(text: string, start = 0, end = text.length): string {
  const lines = new LineMap(text);
  const range = { start: lines.position(start), end: lines.position(end) };
  return service
    .inlayHints(documentOf(text), range)
    .map(({ position, label }) => ({ at: lines.offset(position), label }))
    .sort((a, b) => b.at - a.at)
    .reduce((result, { at, label }) => `${result.slice(0, at)}«${label}»${result.slice(at)}`, text);
}

const runbook = (parameter: string, value: string): string =>
  `schemaVersion: "0.3"\nparameters:\n  Id: ${parameter}\nassumeRole: "${value}"\n`;

test('a reference shows the default of what it refers to, behind its braces', () => {
  assert.match(hinted(runbook('{ type: String, default: i-0 }', '{{ Id }}!')), /\{\{ Id \}\}« = i-0»!/);
  assert.match(hinted(runbook('{ type: String, default: "" }', '{{Id}}')), /\{\{Id\}\}« = ''»/);
  const variable = 'schemaVersion: "0.3"\nvariables: { n: { default: 3 } }\nassumeRole: "{{ variable:n }}"';
  assert.match(hinted(variable), /variable:n \}\}« = 3»/);
});

test('long and many-lined defaults are cut; lists and no default show nothing', () => {
  const long = hinted(runbook(`{ default: "a\\nb${'c'.repeat(50)}" }`, '{{ Id }}'));
  assert.match(long, /« = a b.{26}…»/);
  for (const parameter of ['{ type: String }', '{ default: [a] }', '{ default: }', '{ default: !Ref x }'])
    assert.equal(hinted(runbook(parameter, '{{ Id }}')).includes('«'), false, parameter);
});

test('an action shows the defaults of inputs that are left out', () => {
  const step = (inputs: string): string =>
    `schemaVersion: "0.3"\nmainSteps:\n  - name: a\n    action: aws:invokeLambdaFunction\n    inputs: ${inputs}\n`;
  assert.match(
    hinted(step('{ FunctionName: f }')),
    /aws:invokeLambdaFunction« .*InvocationType: RequestResponse.*»/,
  );
  assert.equal(hinted(step('{ InvocationType: Event }')).includes('InvocationType: RequestResponse'), false);
});

test('only what is asked for is shown', () => {
  const text = runbook('{ default: i-0 }', '{{ Id }}');
  assert.equal(hinted(text, 0, 20).includes('«'), false);
  assert.equal(hinted('').includes('«'), false);
});
