import { runbook, testRule } from '../../../../support/ruleCases.ts';

function stop(more: string): string {
  return runbook(
    `  - name: a\n    action: aws:executeAutomation\n    inputs: { DocumentName: AWS-StopEC2Instance${more} }\n`,
  );
}

testRule('missing-parameter', [
  {
    what: 'no value for a required parameter',
    text: stop(''),
    expected: [
      [
        'AWS-StopEC2Instance',
        "The document 'AWS-StopEC2Instance' needs 'InstanceId'. Add it to the step's parameters.",
      ],
    ],
  },
  { what: 'a value', text: stop(', RuntimeParameters: { InstanceId: [i-1] }'), expected: [] },
  { what: 'values that are not known', text: stop(', RuntimeParameters: "{{ all }}"'), expected: [] },
  { what: 'a value for each target', text: stop(', TargetParameterName: InstanceId'), expected: [] },
]);
