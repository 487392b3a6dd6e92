import { runbook, command, testRule } from '../../../../support/ruleCases.ts';

function run(parameters: string): string {
  return runbook(
    `  - name: a\n    action: aws:runCommand\n    inputs: { DocumentName: AWS-RunShellScript, Parameters: ${parameters} }\n`,
  );
}

testRule('document-parameter', [
  {
    what: 'a slip is corrected',
    text: run('{ command: [date] }'),
    expected: [
      ['command', "The document 'AWS-RunShellScript' has no parameter 'command'. Did you mean 'commands'?"],
    ],
    fixed: run('{ commands: [date] }'),
  },
  { what: 'a reference', text: run('"{{ all }}"'), expected: [] },
  {
    what: 'the document that aws:runDocument runs',
    text: command(
      '  - name: a\n    action: aws:runDocument\n    inputs: { documentType: SSMDocument, documentPath: AWS-RunShellScript, documentParameters: { x: y } }\n',
    ),
    expected: [
      [
        'x',
        "The document 'AWS-RunShellScript' has no parameter 'x'. Remove it, or read the document’s parameters.",
      ],
    ],
  },
  {
    what: 'parameters in JSON text, and in text that cannot be read',
    text: `schemaVersion: "2.2"\nmainSteps:\n  - name: a\n    action: aws:runDocument\n    inputs:\n      documentType: SSMDocument\n      documentPath: AWS-RunShellScript\n      documentParameters: '{"command": ["date"]}'\n  - name: b\n    action: aws:runDocument\n    inputs: { documentType: SSMDocument, documentPath: AWS-RunShellScript, documentParameters: "{{ p }}" }\n`,
    expected: [
      [
        `'{"command": ["date"]}'`,
        "The document 'AWS-RunShellScript' has no parameter 'command'. Did you mean 'commands'?",
      ],
    ],
  },
]);
