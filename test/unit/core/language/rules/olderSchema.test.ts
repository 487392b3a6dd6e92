import { command, testRule } from '../../../../support/ruleCases.ts';

const step = '  - { name: a, action: aws:refreshAssociation }\n';

testRule('older-schema', [
  {
    what: 'a move to the newer one is offered',
    text: `schemaVersion: '2.0'\nmainSteps:\n${step}`,
    expected: [["'2.0'", 'Schema version 2.2 does all that 2.0 does, and knows preconditions. Move to 2.2.']],
    fixed: `schemaVersion: '2.2'\nmainSteps:\n${step}`,
  },
  { what: 'the newer one', text: command(step), expected: [] },
  {
    what: 'Policy documents stay at 2.0',
    text: 'schemaVersion: "2.0"\nmainSteps:\n  - { name: a, action: aws:softwareInventory }\n',
    expected: [],
  },
]);
