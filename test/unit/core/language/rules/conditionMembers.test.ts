import { runbook, sleep, testRule } from '../../../../support/ruleCases.ts';

testRule('condition-members', [
  {
    what: 'one condition',
    text: runbook(
      '  - name: choose\n    action: aws:branch\n    inputs:\n      Choices:\n        - { NextStep: b, Or: [{ Variable: "{{ x }}", StringEquals: a }] }\n' +
        sleep('b'),
    ),
    expected: [
      [
        'Or',
        "'Or' needs at least two conditions; here is one. Add another, or write the condition without 'Or'.",
      ],
    ],
  },
  {
    what: 'none, and a map',
    text: runbook(
      '  - name: choose\n    action: aws:branch\n    inputs:\n      Choices:\n        - { NextStep: b, Not: { And: { Variable: "{{ x }}", StringEquals: a } } }\n' +
        sleep('b'),
    ),
    expected: [['And', "'And' takes a list of at least two conditions. Put a dash before each."]],
  },
  {
    what: 'a Not of a list or a text',
    text: runbook(
      '  - name: choose\n    action: aws:branch\n    inputs:\n      Choices:\n        - { NextStep: b, Not: never }\n' +
        sleep('b'),
    ),
    expected: [['Not', "'Not' takes one condition: a map with 'Variable' and an operator."]],
  },
  {
    what: 'two, and what another tool computes',
    text: runbook(
      '  - name: choose\n    action: aws:branch\n    inputs:\n      Choices:\n        - { NextStep: b, Or: [{ Variable: "{{ x }}", StringEquals: a }, { And: { "Fn::Sub": x } }] }\n' +
        sleep('b'),
    ),
    expected: [],
  },
]);
