import { test } from 'node:test';
import assert from 'node:assert/strict';
import { documentModel } from '../../../../../src/core/language/model/document.ts';
import { declaredValues, isStandIn, textsOf } from '../../../../../src/core/language/model/parameter.ts';
import { parse } from '../../../../../src/core/language/syntax/parse.ts';
import { quick } from '../../../../support/quick.ts';

function declared(text: string): readonly string[] {
  const model = documentModel(parse(`schemaVersion: "0.3"\n${text}`, 'yaml').root);
  return [...declaredValues(model)].map(
    ({ kind, name, type, fallback }) =>
      `${kind} ${name} ${type ?? '?'} ${[...textsOf(fallback)].map((value) => value.text).join('+')}`,
  );
}

test('parameters and variables with what is known of their defaults', () => {
  const text =
    'parameters:\n  a: { type: String, default: x }\n  b: { type: StringList, default: [x, 1, "{{ ssm:y }}"] }\nvariables:\n  c: { type: String }\n';
  assert.deepEqual(declared(text), [
    'parameter a String x',
    'parameter b StringList x+1',
    'variable c String ',
  ]);
});

test('null, references and what CloudFormation computes are no known defaults', () => {
  const text =
    'parameters:\n  a: { default: null }\n  b: { default: "{{ ssm:x }}" }\n  c: { default: !Ref X }\n  d: !Ref Y\n  e: text\n';
  assert.deepEqual(declared(text), ['parameter a ? ', 'parameter b ? ', 'parameter c ? ']);
});

test('stand-ins are told from values', () => {
  for (const text of ['', ' ', '$LATEST', '<name>', '{bucket}', 'arn:{partition}:x'])
    assert.ok(isStandIn(text), text);
  for (const text of ['x', 'a-b', '10', '> 1 <']) assert.ok(!isStandIn(text), text);
  assert.ok(!quick(() => isStandIn('<'.repeat(300_000))));
});
