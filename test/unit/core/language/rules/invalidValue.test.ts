import { command, runbook, sleep, testRule } from '../../../../support/ruleCases.ts';

testRule('invalid-value', [
  {
    what: 'a slip is corrected',
    text: 'schemaVersion: "1.0"\nsessionType: Standard-Stream\n',
    expected: [
      [
        'Standard-Stream',
        "'Standard-Stream' is not a value of 'sessionType'. Did you mean 'Standard_Stream'?",
      ],
    ],
    fixed: 'schemaVersion: "1.0"\nsessionType: Standard_Stream\n',
  },
  {
    what: 'few values are all listed, of many some',
    text: runbook(
      '  - name: a\n    action: aws:createStack\n    inputs: { StackName: x, TemplateURL: y, OnFailure: PANIC }\n',
      'parameters:\n  p: { type: Decimal }\n',
    ),
    expected: [
      [
        'Decimal',
        "'Decimal' is not a value of 'type'. It is one of 'String', 'StringList', 'Boolean', 'Integer', 'MapList', 'StringMap' and others.",
      ],
      ['PANIC', "'PANIC' is not a value of 'OnFailure'. It is one of 'DO_NOTHING', 'ROLLBACK', 'DELETE'."],
    ],
  },
  {
    what: 'items of a list',
    text: runbook(
      '  - name: a\n    action: aws:createStack\n    inputs: { StackName: x, TemplateURL: y, Capabilities: [CAPABILITY_IAM, CAPABILITY_IMA] }\n',
    ),
    expected: [
      ['CAPABILITY_IMA', "'CAPABILITY_IMA' is not a value of 'Capabilities'. Did you mean 'CAPABILITY_IAM'?"],
    ],
  },
  {
    what: 'types that only runbooks have are the matter of a rule of their own',
    text: command(
      '  - { name: a, action: aws:refreshAssociation }\n',
      'parameters:\n  p: { type: "AWS::EC2::Instance::Id" }\n',
    ),
    expected: [],
  },
  {
    what: 'references, and values of open lists',
    text: runbook(
      '  - name: a\n    action: aws:executeScript\n    inputs: { Runtime: python3.12, Handler: h, Script: x }\n' +
        sleep('b', '    onFailure: step:a\n') +
        '  - name: c\n    action: aws:changeInstanceState\n    inputs: { InstanceIds: [], DesiredState: "{{ s }}" }\n',
    ),
    expected: [],
  },
  {
    what: 'the schema version has a rule of its own',
    text: 'schemaVersion: "9"\nmainSteps: []\n',
    expected: [],
  },
]);
