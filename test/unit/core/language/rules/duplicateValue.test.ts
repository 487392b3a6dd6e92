import { runbook, sleep, testRule } from '../../../../support/ruleCases.ts';

function declared(parameter: string): string {
  return runbook(sleep('a'), `parameters:\n  p: ${parameter}\n`);
}

testRule('duplicate-value', [
  {
    what: 'the second of two',
    text: declared('{ type: Integer, allowedValues: [1, 2, "1"] }'),
    expected: [['"1"', "'1' stands among the allowedValues of 'p' already. Remove it, or correct it."]],
  },
  {
    what: 'case makes a difference',
    text: declared('{ type: String, allowedValues: [a, A] }'),
    expected: [],
  },
]);
