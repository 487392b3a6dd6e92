import { runbook, sleep, testRule } from '../../../../support/ruleCases.ts';

testRule('unused-variable', [
  {
    what: 'one that nobody reads or changes',
    text: runbook(sleep('a'), 'variables: { v: { type: String }, w: { type: String } }\n'),
    expected: [
      ['v', "The variable 'v' is used nowhere. Refer to it as {{ variable:v }}, or remove it."],
      ['w', "The variable 'w' is used nowhere. Refer to it as {{ variable:w }}, or remove it."],
    ],
  },
  {
    what: 'one that is only changed',
    text: runbook(
      '  - { name: u, action: aws:updateVariable, inputs: { Name: "variable:v", Value: a } }\n',
      'variables: { v: { type: String } }\n',
    ),
    expected: [],
  },
]);
