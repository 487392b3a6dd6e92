import { command, runbook, testRule } from '../../../../support/ruleCases.ts';

testRule('unknown-input', [
  {
    what: 'a slip is corrected, and quotes stay',
    text: runbook('  - name: a\n    action: aws:sleep\n    inputs:\n      "Duratoin": PT1S\n'),
    expected: [['"Duratoin"', "aws:sleep has no input 'Duratoin'. Did you mean 'Duration'?"]],
    fixed: runbook('  - name: a\n    action: aws:sleep\n    inputs:\n      "Duration": PT1S\n'),
  },
  {
    what: 'the case counts in runbooks',
    text: runbook('  - name: a\n    action: aws:sleep\n    inputs: { duration: PT1S }\n'),
    expected: [['duration', "aws:sleep has no input 'duration'. Did you mean 'Duration'?"]],
  },
  {
    what: 'operations of AWS services have inputs of their own',
    text: runbook(
      '  - name: a\n    action: aws:waitForAwsResourceProperty\n    inputs: { Service: a, Api: b, PropertySelector: $, DesiredValues: [], Anything: 1 }\n',
    ),
    expected: [],
  },
  {
    what: 'inputs that all plugins share',
    text: command(
      '  - name: a\n    action: aws:refreshAssociation\n    inputs: { finallyStep: true, onFailure: exit, onSuccess: exit, id: x, maxAttempts: 2 }\n',
    ),
    expected: [],
  },
  {
    what: 'what is like nothing is not guessed',
    text: command(
      '  - name: a\n    action: aws:runShellScript\n    inputs: { runCommand: [x], kubernetes: y }\n',
    ),
    expected: [['kubernetes', "aws:runShellScript has no input 'kubernetes'."]],
  },
  {
    what: 'a key of the step among the inputs',
    text: 'schemaVersion: "2.2"\nmainSteps:\n  - name: a\n    action: aws:runShellScript\n    inputs: { runCommand: [date], precondition: { StringEquals: [platformType, Linux] } }\n',
    expected: [
      [
        'precondition',
        "aws:runShellScript has no input 'precondition'. It is a key of the step: move it out of 'inputs'.",
      ],
    ],
  },
]);
