import { command, runbook, testRule } from '../../../../support/ruleCases.ts';

function approve(inputs: string): string {
  return runbook(`  - name: a\n    action: aws:approve\n    inputs: { ${inputs} }\n`);
}

testRule('out-of-range', [
  {
    what: 'a number below the least',
    text: runbook(
      '  - name: a\n    action: aws:runCommand\n    inputs: { DocumentName: Own, TimeoutSeconds: 5 }\n',
    ),
    expected: [['5', "'TimeoutSeconds' must be at least 30 and at most 2592000."]],
  },
  {
    what: 'a number that is written as text, and the spelling of the agent',
    text: command(
      '  - name: a\n    action: aws:runShellScript\n    inputs: { runCommand: [date], TimeoutSeconds: "200000" }\n',
    ),
    expected: [['"200000"', "'timeoutSeconds' must be at least 1 and at most 172800."]],
  },
  {
    what: 'a reference stands for any number',
    text: command(
      '  - name: a\n    action: aws:runShellScript\n    inputs: { runCommand: [date], timeoutSeconds: "{{ t }}" }\n',
      'parameters:\n  t: { type: String }\n',
    ),
    expected: [],
  },
  {
    what: 'a step that is given more time than its action has',
    text: runbook(
      '  - name: a\n    action: aws:executeScript\n    timeoutSeconds: "900"\n    inputs: { Runtime: python3.11, Handler: run, Script: x }\n',
    ),
    expected: [['"900"', 'A step of aws:executeScript runs for at most 600 seconds, whatever stands here.']],
  },
  {
    what: 'too many approvers',
    text: approve('Approvers: [a, b, c, d, e, f, g, h, i, j, k]'),
    expected: [['Approvers', "'Approvers' has 11 items; at most 10 are taken."]],
  },
  {
    what: 'more approvals than approvers',
    text: approve('Approvers: [a, b], MinRequiredApprovals: 3'),
    expected: [
      ['3', '3 approvals are required, but there are only 2 approvers: nobody can get this approved.'],
    ],
  },
  {
    what: 'a reference among the approvers can stand for several',
    text: runbook(
      '  - name: a\n    action: aws:approve\n    inputs: { Approvers: ["{{ p }}"], MinRequiredApprovals: 3 }\n',
      'parameters:\n  p: { type: StringList }\n',
    ),
    expected: [],
  },
  {
    what: 'a message that is too long',
    text: approve(`Approvers: [a], Message: ${'x'.repeat(4097)}`),
    expected: [['Message', "'Message' has 4097 characters; at most 4096 are taken."]],
  },
  {
    what: 'a sleep of a week is a second too long',
    text: runbook('  - name: a\n    action: aws:sleep\n    inputs: { Duration: P1W }\n'),
    expected: [['P1W', "'Duration' must be at most 604799 seconds, which is a second less than seven days."]],
  },
  {
    what: 'text where a number of minutes belongs',
    text: 'schemaVersion: "1.0"\nsessionType: Standard_Stream\ninputs:\n  idleSessionTimeout: 20m\n  maxSessionDuration: 1.5\n',
    expected: [
      ['20m', "'idleSessionTimeout' must be a whole number, at least 1 and at most 60."],
      ['1.5', "'maxSessionDuration' must be a whole number, at least 1 and at most 1440."],
    ],
  },
  {
    what: 'nothing, a reference and what a build fills in, where a number belongs',
    text: 'schemaVersion: "1.0"\nsessionType: Standard_Stream\ninputs:\n  idleSessionTimeout: "{{ idle }}"\n  maxSessionDuration: ""\n',
    expected: [],
  },
]);
