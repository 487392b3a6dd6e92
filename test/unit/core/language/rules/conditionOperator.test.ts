import { runbook, sleep, testRule } from '../../../../support/ruleCases.ts';

testRule('condition-operator', [
  {
    what: 'a slip is corrected',
    text: runbook(
      '  - name: choose\n    action: aws:branch\n    inputs:\n      Choices:\n        - { NextStep: b, Variable: "{{ x }}", StringEqual: a }\n' +
        sleep('b'),
    ),
    expected: [['StringEqual', "'StringEqual' is not an operator. Did you mean 'StringEquals'?"]],
    fixed:
      'schemaVersion: "0.3"\nmainSteps:\n  - name: choose\n    action: aws:branch\n    inputs:\n      Choices:\n        - { NextStep: b, Variable: "{{ x }}", StringEquals: a }\n  - name: b\n    action: aws:sleep\n    inputs: { Duration: PT1S }\n',
  },
  {
    what: 'an operator of another language',
    text: runbook(
      '  - name: choose\n    action: aws:branch\n    inputs:\n      Choices:\n        - { NextStep: b, Variable: "{{ x }}", Matches: a }\n' +
        sleep('b'),
    ),
    expected: [
      [
        'Matches',
        "'Matches' is not an operator. Operators are StringEquals, EqualsIgnoreCase, StartsWith, EndsWith, Contains, NumericEquals, NumericGreater, NumericLesser, NumericGreaterOrEquals, NumericLesserOrEquals, BooleanEquals, And, Or and Not.",
      ],
    ],
  },
  {
    what: 'two operators',
    text: runbook(
      '  - name: choose\n    action: aws:branch\n    inputs:\n      Choices:\n        - { NextStep: b, Variable: "{{ x }}", Contains: a, Not: { Variable: "{{ x }}", StringEquals: b } }\n' +
        sleep('b'),
    ),
    expected: [
      [
        'Not',
        "A condition has one operator; 'Contains' stands here already. Put each into a condition of its own under 'And' or 'Or'.",
      ],
    ],
  },
  {
    what: 'none',
    text: runbook(
      '  - name: choose\n    action: aws:branch\n    inputs:\n      Choices:\n        - { Variable: "{{ x }}", NextStep: b }\n' +
        sleep('b'),
    ),
    expected: [['Variable', 'This condition compares nothing. Add an operator such as StringEquals.']],
  },
  {
    what: 'nothing to compare',
    text: runbook(
      '  - name: choose\n    action: aws:branch\n    inputs:\n      Choices:\n        - { NextStep: b, NumericEquals: 1 }\n' +
        sleep('b'),
    ),
    expected: [
      ['NumericEquals', "'NumericEquals' needs 'Variable' beside it: the reference that is compared."],
    ],
  },
  {
    what: 'inside of And, Or and Not',
    text: runbook(
      '  - name: choose\n    action: aws:branch\n    inputs:\n      Choices:\n        - { NextStep: b, Or: [{ Variable: "{{ x }}", Same: a }, { Not: { And: [{ Variable: "{{ x }}", Like: a }, { Variable: "{{ x }}", StringEquals: a }] } }] }\n' +
        sleep('b'),
    ),
    expected: [
      [
        'Same',
        "'Same' is not an operator. Operators are StringEquals, EqualsIgnoreCase, StartsWith, EndsWith, Contains, NumericEquals, NumericGreater, NumericLesser, NumericGreaterOrEquals, NumericLesserOrEquals, BooleanEquals, And, Or and Not.",
      ],
      [
        'Like',
        "'Like' is not an operator. Operators are StringEquals, EqualsIgnoreCase, StartsWith, EndsWith, Contains, NumericEquals, NumericGreater, NumericLesser, NumericGreaterOrEquals, NumericLesserOrEquals, BooleanEquals, And, Or and Not.",
      ],
    ],
  },
  {
    what: 'a loop’s condition names no step',
    text: runbook(
      '  - name: round\n    action: aws:loop\n    inputs:\n      LoopCondition: { NextStep: b, Variable: "{{ inner.Status }}", StringEquals: a }\n      Steps:\n        - { name: inner, action: aws:sleep, inputs: { Duration: PT1S } }\n',
    ),
    expected: [['NextStep', "A loop’s condition has no 'NextStep'. Remove it."]],
  },
  {
    what: 'conditions in JSON',
    text: '{"schemaVersion":"0.3","mainSteps":[{"name":"a","action":"aws:branch","inputs":{"Choices":[{"NextStep":"a","Variable":"{{ x }}","NumericGreaterThan":1}]}}]}',
    format: 'json',
    expected: [
      ['"NumericGreaterThan"', "'NumericGreaterThan' is not an operator. Did you mean 'NumericGreater'?"],
    ],
  },
]);
