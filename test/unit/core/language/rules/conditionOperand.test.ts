import { runbook, sleep, testRule } from '../../../../support/ruleCases.ts';

testRule('condition-operand', [
  {
    what: 'text for a number',
    text: runbook(
      '  - name: choose\n    action: aws:branch\n    inputs:\n      Choices:\n        - { NextStep: b, Variable: "{{ x }}", NumericLesser: soon }\n' +
        sleep('b'),
    ),
    expected: [['soon', "'NumericLesser' compares with a number; this is none."]],
  },
  {
    what: 'truth for a number, a list for a text, inside of others',
    text: runbook(
      '  - name: choose\n    action: aws:branch\n    inputs:\n      Choices:\n        - { NextStep: b, And: [{ Variable: "{{ x }}", NumericEquals: true }, { Variable: "{{ x }}", StringEquals: [a] }] }\n' +
        sleep('b'),
    ),
    expected: [
      ['true', "'NumericEquals' compares with a number; this is none."],
      ['[', "'StringEquals' compares with one text; this is none."],
    ],
  },
  {
    what: 'nothing',
    text: runbook(
      '  - name: choose\n    action: aws:branch\n    inputs:\n      Choices:\n        - { NextStep: b, Not: { Variable: "{{ x }}", StringEquals: } }\n' +
        sleep('b'),
    ),
    expected: [['StringEquals', "'StringEquals' compares with one text; this is none."]],
  },
  {
    what: 'numbers as text, references, and negative numbers',
    text: runbook(
      '  - name: choose\n    action: aws:branch\n    inputs:\n      Choices:\n        - { NextStep: b, And: [{ Variable: "{{ x }}", NumericEquals: "1.5" }, { Variable: "{{ x }}", NumericEquals: "{{ y }}" }, { Variable: "{{ x }}", NumericGreater: -3 }, { Variable: "{{ x }}", StringEquals: 3 }, { Variable: "{{ x }}", BooleanEquals: "True" }] }\n' +
        sleep('b'),
    ),
    expected: [],
  },
  {
    what: 'what another tool computes',
    text: runbook(
      '  - name: choose\n    action: aws:branch\n    inputs:\n      Choices:\n        - { NextStep: b, Variable: "{{ x }}", NumericEquals: { Ref: Count } }\n' +
        sleep('b'),
    ),
    expected: [],
  },
]);
