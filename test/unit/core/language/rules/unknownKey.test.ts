import { command, runbook, sleep, testRule } from '../../../../support/ruleCases.ts';

testRule('unknown-key', [
  {
    what: 'a slip at the top is corrected',
    text: runbook(sleep('a'), 'asumeRole: x\n'),
    expected: [
      ['asumeRole', "'asumeRole' is not a key of this type of document. Did you mean 'assumeRole'?"],
    ],
    fixed: runbook(sleep('a'), 'assumeRole: x\n'),
  },
  {
    what: 'what belongs to another type of document',
    text: command('  - { name: a, action: aws:refreshAssociation, outputs: [] }\n', 'variables: {}\n'),
    expected: [
      ['variables', "'variables' is not a key of this type of document."],
      ['outputs', "'outputs' is not a key of a step of this type of document."],
    ],
  },
  {
    what: 'preconditions are for Command documents',
    text: runbook(sleep('a', '    precondition: {}\n')),
    expected: [['precondition', "'precondition' is not a key of a step of this type of document."]],
  },
  {
    what: 'keys of a parameter and of a variable',
    text: runbook(
      sleep('a'),
      'parameters:\n  p: { type: String, descripton: x }\nvariables:\n  v: { type: String, other: x }\n',
    ),
    expected: [
      ['descripton', "'descripton' is not a key of a parameter. Did you mean 'description'?"],
      ['other', "'other' is not a key of a variable."],
    ],
  },
  {
    what: 'keys of an output',
    text: runbook(sleep('a', '    outputs:\n      - { Name: x, Selectr: $ }\n')),
    expected: [['Selectr', "'Selectr' is not a key of 'outputs'. Did you mean 'Selector'?"]],
  },
  { what: '$schema is for editors', text: '$schema: x\n' + runbook(sleep('a')), expected: [] },
  {
    what: 'a change template has more keys',
    text: runbook(sleep('a'), 'templateInformation: x\nautoApprovable: false\n'),
    expected: [],
  },
  {
    what: 'documents of other types are left',
    text: 'schemaVersion: "1.0"\ntemplateBody: {}\nanything: 1\n',
    expected: [],
  },
  {
    what: 'an invented limit of a number is told what there is instead',
    text: runbook(sleep('a'), 'parameters:\n  n: { type: Integer, minValue: 1, constructor: 2 }\n'),
    expected: [
      [
        'minValue',
        "'minValue' is not a key of a parameter. No key limits a number: list the values in allowedValues, or describe them by allowedPattern.",
      ],
      ['constructor', "'constructor' is not a key of a parameter."],
    ],
  },
  {
    what: 'keys of a session that its type does not have',
    text: 'schemaVersion: "1.0"\nsessionType: Port\nproperties: { portNumbr: "22", linux: {} }\n',
    expected: [
      ['portNumbr', "'portNumbr' is not a key of 'properties'. Did you mean 'portNumber'?"],
      ['linux', "'linux' is not a key of 'properties'."],
    ],
  },
  {
    what: 'plugins that schema version 1.2 does not have',
    text: 'schemaVersion: "1.2"\nruntimeConfig:\n  aws:runShelScript: { properties: [] }\n',
    expected: [
      [
        'aws:runShelScript',
        "'aws:runShelScript' is not a key of 'runtimeConfig'. Did you mean 'aws:runShellScript'?",
      ],
    ],
  },
  {
    what: 'another operator in a precondition',
    text: 'schemaVersion: "2.2"\nmainSteps:\n  - { name: a, action: aws:refreshAssociation, inputs: {}, precondition: { StringNotEquals: [platformType, Linux] } }\n',
    expected: [
      [
        'StringNotEquals',
        "'StringNotEquals' is not a key of 'precondition'. The only operator of preconditions is StringEquals.",
      ],
    ],
  },
  {
    what: 'an input beside the inputs',
    text: 'schemaVersion: "2.2"\nmainSteps:\n  - { name: a, action: aws:runShellScript, runCommand: [date] }\n',
    expected: [
      [
        'runCommand',
        "'runCommand' is not a key of a step of this type of document. It is an input: move it into 'inputs'.",
      ],
    ],
  },
  {
    what: 'a plugin of later schema versions',
    text: 'schemaVersion: "1.2"\nruntimeConfig:\n  aws:configurePackage: { properties: {} }\n',
    expected: [
      [
        'aws:configurePackage',
        "'aws:configurePackage' is not a key of 'runtimeConfig'. This plugin needs schema version 2.2, with mainSteps.",
      ],
    ],
  },
]);
