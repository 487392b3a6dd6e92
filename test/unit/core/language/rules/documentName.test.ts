import { command, runbook, testRule } from '../../../../support/ruleCases.ts';

function run(name: string): string {
  return runbook(`  - name: a\n    action: aws:executeAutomation\n    inputs: { DocumentName: ${name} }\n`);
}

const characters =
  'A document name has letters of English, digits and the characters _ - . : / only. ' +
  'Write the name of the document, or the ARN of one that is shared with you.';

testRule('document-name', [
  {
    what: 'characters that no name has',
    text: run('"my runbook"'),
    expected: [['"my runbook"', characters]],
  },
  {
    what: 'blanks around a name are taken away',
    text: run("'Example '"),
    expected: [["'Example '", characters]],
    fixed: run("'Example'"),
  },
  {
    what: 'a new document has no name of AWS’s',
    text: runbook(
      '  - name: a\n    action: aws:executeAwsApi\n    inputs: { Service: ssm, Api: CreateDocument, Name: amzn-x, Content: x }\n',
    ),
    expected: [['amzn-x', 'Names that begin with amzn are kept for AWS. Begin it with something else.']],
  },
  {
    what: 'a document of AWS can be called',
    text: run('AWS-RestartEC2Instance'),
    expected: [],
  },
  {
    what: 'a path on the node can have any form',
    text: command(
      '  - name: a\n    action: aws:runDocument\n    inputs: { documentType: LocalPath, documentPath: "C:\\\\my documents\\\\a.yaml" }\n',
    ),
    expected: [],
  },
]);
