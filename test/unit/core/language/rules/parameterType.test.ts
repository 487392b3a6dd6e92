import { command, runbook, sleep, testRule } from '../../../../support/ruleCases.ts';

const refresh = '  - { name: a, action: aws:refreshAssociation }\n';

testRule('parameter-type', [
  {
    what: 'types that only runbooks have',
    text: command(refresh, 'parameters:\n  p: { type: AWS::S3::Bucket::Name }\n'),
    expected: [
      [
        'AWS::S3::Bucket::Name',
        "Only runbooks have parameters of type 'AWS::S3::Bucket::Name'. Use String, with an allowedPattern.",
      ],
    ],
  },
  {
    what: 'in runbooks they are right',
    text: runbook(sleep('a'), 'parameters:\n  p: { type: AWS::S3::Bucket::Name }\n'),
    expected: [],
  },
  {
    what: 'sessions are documented with text alone',
    text: 'schemaVersion: "1.0"\nsessionType: Port\nproperties: { portNumber: "{{ p }}" }\nparameters:\n  p: { type: Integer }\n',
    expected: [['Integer', 'The parameters of Session documents are documented as String only.']],
  },
]);
