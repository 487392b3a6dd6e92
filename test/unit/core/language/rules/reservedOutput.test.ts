import { runbook, testRule } from '../../../../support/ruleCases.ts';

function call(action: string, name: string): string {
  return runbook(
    `  - name: a\n    action: ${action}\n    inputs: { FunctionName: f, DocumentName: d }\n    outputs:\n      - { Name: ${name}, Selector: $ }\n`,
  );
}

testRule('reserved-output', [
  ...['LogResult', 'OutputPayload', 'FunctionError', 'Payload', 'StatusCode'].map((name) => ({
    what: `${name} of a Lambda function`,
    text: call('aws:invokeLambdaFunction', name),
    expected: [
      [name, `'${name}' is an output of aws:invokeLambdaFunction already. Give this one another name.`],
    ] as const,
  })),
  { what: 'other names', text: call('aws:invokeLambdaFunction', 'Answer'), expected: [] },
  { what: 'other actions take them', text: call('aws:runCommand', 'Status'), expected: [] },
]);
