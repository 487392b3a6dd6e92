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

const shellSteps = 'mainSteps: [{ name: a, action: aws:runShellScript, inputs: { runCommand: [] } }]\n';

testRule('schema-version', [
  {
    what: 'a number with a digit too many reads as the number that it is',
    text: `schemaVersion: 0.30\n${steps}`,
    expected: [['0.30', 'The schema version is text. Quote it: "0.3".']],
    fixed: `schemaVersion: "0.3"\n${steps}`,
  },
  {
    what: 'a whole number that is a version once it is written as one',
    text: `schemaVersion: 2\n${shellSteps}`,
    expected: [['2', 'The schema version is text. Quote it: "2.0".']],
    fixed: `schemaVersion: "2.0"\n${shellSteps}`,
  },
  {
    what: 'a comment behind the number stays',
    text: `schemaVersion: 2.2 # run command\n${shellSteps}`,
    expected: [['2.2', 'The schema version is text. Quote it: "2.2".']],
    fixed: `schemaVersion: "2.2" # run command\n${shellSteps}`,
  },
  {
    what: 'lines that end with CRLF',
    text: `schemaVersion: 2.2\r\n${shellSteps}`,
    expected: [['2.2', 'The schema version is text. Quote it: "2.2".']],
    fixed: `schemaVersion: "2.2"\r\n${shellSteps}`,
  },
  {
    what: 'a number in JSON',
    format: 'json',
    text: '{"schemaVersion": 0.3, "mainSteps": []}',
    expected: [['0.3', 'The schema version is text. Quote it: "0.3".']],
    fixed: '{"schemaVersion": "0.3", "mainSteps": []}',
  },
  {
    what: 'a wrong text in JSON keeps its quotes',
    format: 'json',
    text: '{"schemaVersion": "0.4", "mainSteps": []}',
    expected: [['"0.4"', 'Schema version \'0.4\' does not exist for this type of document. Use "0.3".']],
    fixed: '{"schemaVersion": "0.3", "mainSteps": []}',
  },
  {
    what: 'white space around a version is not a version',
    text: `schemaVersion: " 0.3"\n${steps}`,
    expected: [['" 0.3"', 'Schema version \' 0.3\' does not exist for this type of document. Use "0.3".']],
    fixed: `schemaVersion: "0.3"\n${steps}`,
  },
  {
    what: 'a session that is written like a command',
    text: 'schemaVersion: "2.2"\nsessionType: Port\n',
    expected: [['"2.2"', 'Schema version \'2.2\' does not exist for this type of document. Use "1.0".']],
  },
  {
    what: 'a first-generation command with a later version',
    text: 'schemaVersion: "2.2"\nruntimeConfig: {}\n',
    expected: [['"2.2"', 'Schema version \'2.2\' does not exist for this type of document. Use "1.2".']],
  },
  { what: 'types that are left alone', text: 'schemaVersion: "9"\ntemplateBody: {}\n', expected: [] },
  { what: 'nothing', text: '', expected: [] },
  { what: 'a version that is a list', text: `schemaVersion: ["0.3"]\n${steps}`, expected: [] },
]);
