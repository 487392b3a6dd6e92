import { command, runbook, sleep, testRule } from '../../../../support/ruleCases.ts';

testRule('missing-key', [
  {
    what: 'the document’s own',
    text: 'description: x\nmainSteps:\n' + sleep('a'),
    expected: [
      ['description', "The document needs 'schemaVersion'. Version of the document’s schema, in quotes."],
    ],
    fixed: 'schemaVersion: "0.3"\ndescription: x\nmainSteps:\n' + sleep('a'),
  },
  {
    what: 'a session without its type',
    text: 'schemaVersion: "1.0"\ninputs: {}\n',
    expected: [['schemaVersion', "The document needs 'sessionType'. Kind of the session."]],
  },
  {
    what: 'a parameter’s type, with a type to start from',
    text: command('  - { name: a, action: aws:refreshAssociation }\n', 'parameters:\n  P:\n    default: x\n'),
    expected: [['P', "The parameter 'P' needs 'type'. Type of the value."]],
    fixed: command(
      '  - { name: a, action: aws:refreshAssociation }\n',
      'parameters:\n  P:\n    default: x\n    type: "String"\n',
    ),
  },
  {
    what: 'a variable’s type',
    text: runbook(sleep('a'), 'variables:\n  v: { default: 1 }\n'),
    expected: [['v', "The variable 'v' needs 'type'. Type of the value."]],
  },
  {
    what: 'a step’s name and action, told at what there is',
    text: runbook('  - action: aws:pause\n  - name: b\n  - description: c\n'),
    expected: [
      ['action', "A step needs 'name'. Name of the step, unique in the runbook."],
      ['b', "The step 'b' needs 'action'. What the step does."],
      ['description', "A step needs 'name'. Name of the step, unique in the runbook."],
      ['description', "A step needs 'action'. What the step does."],
    ],
  },
  {
    what: 'inputs of a plugin may be missing',
    text: command('  - { name: a, action: aws:refreshAssociation }\n'),
    expected: [],
  },
]);
