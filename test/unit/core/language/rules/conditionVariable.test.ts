import { runbook, sleep, testRule } from '../../../../support/ruleCases.ts';

testRule('condition-variable', [
  {
    what: 'a list inside of another condition; at the top it is of another type',
    text: runbook(
      '  - name: choose\n    action: aws:branch\n    inputs:\n      Choices:\n        - { NextStep: b, Not: { Variable: ["{{ x }}"], StringEquals: a } }\n        - { NextStep: b, Variable: ["{{ x }}"], StringEquals: a }\n' +
        sleep('b'),
    ),
    expected: [
      ['Variable', "'Variable' takes one text with a reference in it, for example {{ parameter }}."],
    ],
  },
  {
    what: 'a parameter without braces',
    text: runbook(
      '  - name: choose\n    action: aws:branch\n    inputs:\n      Choices:\n        - { NextStep: b, Variable: State, StringEquals: a }\n' +
        sleep('b'),
      'parameters: { State: { type: String } }\n',
    ),
    expected: [
      [
        'State',
        "'State' is always the same text. Put what is compared between braces, for example {{ State }}.",
      ],
    ],
    fixed:
      'schemaVersion: "0.3"\nparameters: { State: { type: String } }\nmainSteps:\n  - name: choose\n    action: aws:branch\n    inputs:\n      Choices:\n        - { NextStep: b, Variable: "{{ State }}", StringEquals: a }\n  - name: b\n    action: aws:sleep\n    inputs: { Duration: PT1S }\n',
  },
  {
    what: 'a variable in quotes',
    text: runbook(
      '  - name: choose\n    action: aws:branch\n    inputs:\n      Choices:\n        - { NextStep: b, Variable: "variable:v", StringEquals: a }\n' +
        sleep('b'),
      'variables: { v: { type: String } }\n',
    ),
    expected: [
      [
        '"variable:v"',
        "'variable:v' is always the same text. Put what is compared between braces, for example {{ variable:v }}.",
      ],
    ],
    fixed:
      'schemaVersion: "0.3"\nvariables: { v: { type: String } }\nmainSteps:\n  - name: choose\n    action: aws:branch\n    inputs:\n      Choices:\n        - { NextStep: b, Variable: "{{ variable:v }}", StringEquals: a }\n  - name: b\n    action: aws:sleep\n    inputs: { Duration: PT1S }\n',
  },
  {
    what: 'an output without braces',
    text: runbook(
      sleep('a') +
        '  - name: choose\n    action: aws:branch\n    inputs:\n      Choices:\n        - { NextStep: b, Variable: a.Status, StringEquals: a }\n' +
        sleep('b'),
    ),
    expected: [
      [
        'a.Status',
        "'a.Status' is always the same text. Put what is compared between braces, for example {{ a.Status }}.",
      ],
    ],
    fixed:
      'schemaVersion: "0.3"\nmainSteps:\n  - name: a\n    action: aws:sleep\n    inputs: { Duration: PT1S }\n  - name: choose\n    action: aws:branch\n    inputs:\n      Choices:\n        - { NextStep: b, Variable: "{{ a.Status }}", StringEquals: a }\n  - name: b\n    action: aws:sleep\n    inputs: { Duration: PT1S }\n',
  },
  {
    what: 'a text that names nothing',
    text: runbook(
      '  - name: choose\n    action: aws:branch\n    inputs:\n      Choices:\n        - { NextStep: b, Variable: state, StringEquals: a }\n' +
        sleep('b'),
    ),
    expected: [
      [
        'state',
        "'state' is always the same text. Put what is compared between braces, for example {{ parameter }}.",
      ],
    ],
  },
  {
    what: 'references, also in the midst of text',
    text: runbook(
      '  - name: choose\n    action: aws:branch\n    inputs:\n      Choices:\n        - { NextStep: b, Variable: "x {{ y }}", StringEquals: a }\n' +
        sleep('b'),
    ),
    expected: [],
  },
]);
