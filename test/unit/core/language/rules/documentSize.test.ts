import { command, testRule } from '../../../../support/ruleCases.ts';

const step = '  - { name: a, action: aws:refreshAssociation }\n';

testRule('document-size', [
  {
    what: 'bytes count, not characters',
    text: command(step, `description: ${'ä'.repeat(33_000)}\n`),
    expected: [
      [
        'schemaVersion',
        'The document has 65 KB, and CreateDocument takes 64. Move scripts into attachments or documents of their own.',
      ],
    ],
  },
  { what: 'just small enough', text: command(step, `description: ${'a'.repeat(65_000)}\n`), expected: [] },
]);
