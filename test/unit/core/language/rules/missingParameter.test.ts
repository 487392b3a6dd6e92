import { runbook, testRule } from '../../../../support/ruleCases.ts';

function stop(more: string): string {
  return runbook(
    `  - name: a\n    action: aws:executeAutomation\n    inputs: { DocumentName: AWS-StopEC2Instance${more} }\n`,
  );
}

const needs = "The document 'AWS-StopEC2Instance' needs 'InstanceId'. Add it under 'RuntimeParameters'.";

testRule('missing-parameter', [
  {
    what: 'one that is misspelt is the matter of document-parameter',
    text: runbook(
      '  - name: a\n    action: aws:runCommand\n    inputs: { DocumentName: AWS-RunShellScript, InstanceIds: [i-0123456789abcdef0], Parameters: { Commands: [date] } }\n',
    ),
    expected: [],
  },
  {
    what: 'no value for a required parameter',
    text: stop(''),
    expected: [['AWS-StopEC2Instance', needs]],
    fixed: stop(', RuntimeParameters: { "InstanceId": [] }'),
  },
  {
    what: 'a parameter of the same name is handed on',
    text: `parameters: { InstanceId: { type: String } }\n${stop(', RuntimeParameters: {}')}`,
    expected: [['AWS-StopEC2Instance', needs]],
    fixed: `parameters: { InstanceId: { type: String } }\n${stop(', RuntimeParameters: { "InstanceId": "{{ InstanceId }}" }')}`,
  },
  {
    what: 'what is missing is added to what is given',
    text: stop(', RuntimeParameters: { AutomationAssumeRole: "" }'),
    expected: [['AWS-StopEC2Instance', needs]],
    fixed: stop(', RuntimeParameters: { AutomationAssumeRole: "", InstanceId: [] }'),
  },
  {
    what: 'in a list of lines, several at once',
    text: runbook(
      '  - name: a\n    action: aws:executeAutomation\n    inputs:\n      DocumentName: AWS-AttachEBSVolume\n      RuntimeParameters:\n        Device: /dev/sdh\n',
    ),
    expected: [
      [
        'AWS-AttachEBSVolume',
        "The document 'AWS-AttachEBSVolume' needs 'InstanceId', 'VolumeId'. Add them under 'RuntimeParameters'.",
      ],
    ],
  },
  { what: 'a value', text: stop(', RuntimeParameters: { InstanceId: [i-1] }'), expected: [] },
  { what: 'values that are not known', text: stop(', RuntimeParameters: "{{ all }}"'), expected: [] },
  { what: 'a value for each target', text: stop(', TargetParameterName: InstanceId'), expected: [] },
]);
