import { runbook, sleep, testRule } from '../../../../support/ruleCases.ts';

function declared(parameter: string): string {
  return runbook(sleep('a'), `parameters:\n  p: ${parameter}\n`);
}

testRule('parameter-limits', [
  {
    what: 'a least that is more than the most',
    text: declared('{ type: String, minChars: 9, maxChars: "3" }'),
    expected: [
      ['"3"', "'maxChars' is less than 'minChars' (9), so no value fits. Exchange or correct them."],
    ],
  },
  {
    what: 'a default that is too long',
    text: declared('{ type: StringList, maxItems: 1, default: [a, b] }'),
    expected: [['[', "The default of 'p' has 2 items; the parameter takes at most 1."]],
  },
  {
    what: 'limits that say nothing',
    text: declared('{ type: Integer, minItems: 1 }'),
    expected: [['minItems', "'minItems' says nothing about a parameter of type Integer. Remove it."]],
  },
  {
    what: 'limits that are no numbers',
    text: declared('{ type: String, minChars: x, maxChars: 3 }'),
    expected: [],
  },
  {
    what: 'a reference',
    text: declared('{ type: String, maxChars: 3, default: "{{ ssm:long }}" }'),
    expected: [],
  },
]);
