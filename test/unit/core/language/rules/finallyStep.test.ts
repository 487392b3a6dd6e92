import { command, testRule } from '../../../../support/ruleCases.ts';

testRule('finally-step', [
  {
    what: 'before the end, in any case',
    text: command(
      '  - { name: a, action: aws:refreshAssociation, inputs: { FinallyStep: "true" } }\n  - { name: b, action: aws:refreshAssociation }\n',
    ),
    expected: [
      ['FinallyStep', 'Only the last step can be the finallyStep. Move it to the end, or remove the key.'],
    ],
  },
  {
    what: 'the last step, and false',
    text: command(
      '  - { name: a, action: aws:refreshAssociation, inputs: { finallyStep: false } }\n  - { name: b, action: aws:refreshAssociation, inputs: { finallyStep: true } }\n',
    ),
    expected: [],
  },
]);
