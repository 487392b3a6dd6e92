import { runbook, sleep, testRule } from '../../../../support/ruleCases.ts';

const steps = `mainSteps:\n${sleep('a')}`;

testRule('schema-version', [
  {
    what: 'a number is quoted',
    text: `schemaVersion: 0.3\n${steps}`,
    expected: [['0.3', 'The schema version is text. Quote it: "0.3".']],
    fixed: `schemaVersion: "0.3"\n${steps}`,
  },
  {
    what: 'a version of another type',
    text: `schemaVersion: '1.2'\n${steps}`,
    expected: [["'1.2'", 'Schema version \'1.2\' does not exist for this type of document. Use "0.3".']],
    fixed: `schemaVersion: '0.3'\n${steps}`,
  },
  {
    what: 'a number that is no version',
    text: 'schemaVersion: 3\nmainSteps: [{ name: a, action: aws:runShellScript, inputs: { runCommand: [] } }]\n',
    expected: [['3', 'Schema version \'3.0\' does not exist for this type of document. Use "2.2" or "2.0".']],
    fixed:
      'schemaVersion: "2.2"\nmainSteps: [{ name: a, action: aws:runShellScript, inputs: { runCommand: [] } }]\n',
  },
  {
    what: 'a document that says nothing else',
    text: 'schemaVersion: "latest"\n',
    expected: [
      [
        '"latest"',
        'Schema version \'latest\' does not exist for this type of document. Use "0.3" or "2.2" or "2.0" or "1.2" or "1.0".',
      ],
    ],
  },
  { what: 'packages', text: 'schemaVersion: "2.0"\nversion: "1"\npackages: {}\nfiles: {}\n', expected: [] },
  { what: 'a version that CloudFormation computes', text: `schemaVersion: !Ref V\n${steps}`, expected: [] },
  { what: 'the right one', text: runbook(sleep('a')), expected: [] },
]);
