import { runbook, testRule } from '../../../../support/ruleCases.ts';

testRule('script-runtime', [
  {
    what: 'a retired one',
    text: runbook(
      '  - { name: a, action: aws:executeScript, inputs: { Runtime: python3.8, Handler: f, Script: x } }\n',
    ),
    expected: [
      [
        'python3.8',
        "The runtime 'python3.8' is retired: runbooks with it can be neither created nor run. Use 'python3.11'.",
      ],
    ],
    fixed:
      'schemaVersion: "0.3"\nmainSteps:\n  - { name: a, action: aws:executeScript, inputs: { Runtime: python3.11, Handler: f, Script: x } }\n',
  },
  {
    what: 'one that does not exist',
    text: runbook(
      '  - { name: a, action: aws:executeScript, inputs: { Runtime: Python 3, Handler: f, Script: x } }\n',
    ),
    expected: [['Python 3', "'Python 3' is not a known runtime. Did you mean 'python3.11'?"]],
    fixed:
      'schemaVersion: "0.3"\nmainSteps:\n  - { name: a, action: aws:executeScript, inputs: { Runtime: python3.11, Handler: f, Script: x } }\n',
  },
  {
    what: 'one of another language',
    text: runbook('  - { name: a, action: aws:executeScript, inputs: { Runtime: ruby, Script: x } }\n'),
    expected: [['ruby', "'ruby' is not a known runtime. Use 'python3.11' or 'PowerShell 7.4'."]],
  },
  {
    what: 'older ones that are accepted, and references',
    text: runbook(
      '  - { name: a, action: aws:executeScript, inputs: { Runtime: python3.9, Handler: f, Script: x } }\n  - { name: b, action: aws:executeScript, inputs: { Runtime: "{{ x }}", Script: x } }\n  - { name: c, action: aws:executeScript, inputs: { Runtime: PowerShell Core 6.0, Script: x } }\n',
    ),
    expected: [],
  },
]);
