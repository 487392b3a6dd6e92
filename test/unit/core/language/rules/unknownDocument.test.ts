import { runbook, testRule } from '../../../../support/ruleCases.ts';

function run(action: string, name: string): string {
  return runbook(`  - name: a\n    action: ${action}\n    inputs: { DocumentName: ${name} }\n`);
}

testRule('unknown-document', [
  {
    what: 'a slip is corrected',
    text: run('aws:executeAutomation', 'AWS-StopEC2Instanec'),
    expected: [
      [
        'AWS-StopEC2Instanec',
        "AWS has no document 'AWS-StopEC2Instanec' that is known. Did you mean 'AWS-StopEC2Instance'?",
      ],
    ],
    fixed: run('aws:executeAutomation', 'AWS-StopEC2Instance'),
  },
  {
    what: 'a document of another type',
    text: run('aws:runCommand', 'AWS-StopEC2Instance'),
    expected: [
      [
        'AWS-StopEC2Instance',
        "'AWS-StopEC2Instance' is a document of type Automation; aws:runCommand runs those of type Command. Name one of them.",
      ],
    ],
  },
  {
    what: 'a document that AWS may have added',
    text: run('aws:runCommand', 'AWS-DoSomethingNew'),
    expected: [],
  },
  { what: 'documents of one’s own', text: run('aws:runCommand', 'MyDocument'), expected: [] },
  { what: 'a reference', text: run('aws:runCommand', '"{{ Name }}"'), expected: [] },
]);
