import { command, runbook, sleep, testRule } from '../../../../support/ruleCases.ts';

function inputs(action: string, lines: string): string {
  return runbook(`  - name: a\n    action: ${action}\n    inputs: { ${lines} }\n`);
}

testRule('wrong-type', [
  {
    what: 'a list where text belongs',
    text: inputs('aws:deleteImage', 'ImageId: [x]'),
    expected: [['[', "'ImageId' takes text; this is a list."]],
  },
  {
    what: 'a map where text belongs',
    text: inputs('aws:deleteImage', 'ImageId: { a: 1 }'),
    expected: [['{', "'ImageId' takes text; this is a map."]],
  },
  {
    what: 'text where a list belongs',
    text: inputs('aws:approve', 'Approvers: me'),
    expected: [['me', "'Approvers' takes a list of texts, or one {{ reference }} to a list; this is text."]],
  },
  {
    what: 'a number and a truth value where a map belongs',
    text: inputs('aws:executeScript', 'Runtime: PowerShell 7.4, Script: x, InputPayload: 5'),
    expected: [['5', "'InputPayload' takes a map; this is the number 5."]],
  },
  {
    what: 'steps that are no list',
    text: 'schemaVersion: "0.3"\nmainSteps: true\n',
    expected: [['true', "'mainSteps' takes a list of steps; this is the truth value true."]],
  },
  {
    what: 'a required value that is left out',
    text: command('  - name: a\n    action: aws:runShellScript\n    inputs:\n      runCommand:\n'),
    expected: [
      [
        'runCommand',
        "'runCommand' takes a list of texts, or one {{ reference }} to a list; this is nothing.",
      ],
    ],
  },
  {
    what: 'numbers and truth values as text, and the reverse',
    text: runbook(sleep('a', '    timeoutSeconds: "10"\n    isEnd: "true"\n    isCritical: False\n')),
    expected: [],
  },
  {
    what: 'references stand for any type',
    text: inputs(
      'aws:runCommand',
      'DocumentName: "{{ a }}", TimeoutSeconds: "{{ b }}", InstanceIds: "{{ c }}", Parameters: "{{ d }}"',
    ),
    expected: [],
  },
  {
    what: 'maps as JSON text',
    text: command(
      '  - { name: a, action: aws:downloadContent, inputs: { sourceType: S3, sourceInfo: \'{"path":"x"}\' } }\n',
    ),
    expected: [],
  },
  {
    what: 'a map below its key, told at the key',
    text: command(
      '  - name: a\n    action: aws:runShellScript\n    inputs:\n      runCommand:\n        one: date\n',
    ),
    expected: [
      ['runCommand', "'runCommand' takes a list of texts, or one {{ reference }} to a list; this is a map."],
    ],
  },
  {
    what: 'a command that YAML reads as a map',
    text: command(
      '  - name: a\n    action: aws:runShellScript\n    inputs:\n      runCommand:\n        - echo State: up\n',
    ),
    expected: [
      [
        'e',
        `An item of 'runCommand' is text; this is a map, as a text with ": " in it is to YAML. Quote it.`,
      ],
    ],
  },
  {
    what: 'a parameter that is no map',
    text: `schemaVersion: "2.2"\nparameters:\n  A: String\n  B:\n    - x\n  C: !Ref D\nmainSteps: []\n`,
    expected: [
      ['String', "'A' takes a map with its 'type'; this is text."],
      ['B', "'B' takes a map with its 'type'; this is a list."],
    ],
  },
  {
    what: 'a step that is no map',
    text: command('  - aws:runShellScript\n'),
    expected: [['aws:runShellScript', "A step is a map with 'name', 'action' and 'inputs'; this is text."]],
  },
  {
    what: 'what a precondition compares has a rule of its own',
    text: command(
      '  - { name: a, action: aws:refreshAssociation, precondition: { StringEquals: platformType } }\n',
    ),
    expected: [],
  },
  {
    what: 'commands in one text',
    text: command('  - { name: a, action: aws:runShellScript, inputs: { runCommand: date } }\n'),
    expected: [],
  },
  {
    what: 'properties of a plugin of schema version 1.2 that are text',
    text: 'schemaVersion: "1.2"\nruntimeConfig:\n  aws:runShellScript: { properties: date }\n  aws:cloudWatch: { properties: "{{ p }}" }\n',
    expected: [['date', "'properties' takes a map of inputs, or a list of such maps; this is text."]],
  },
]);
