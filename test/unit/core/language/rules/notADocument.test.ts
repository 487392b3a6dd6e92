import { testRule } from '../../../../support/ruleCases.ts';

const start = 'Start it with schemaVersion: "0.3" (Automation), "2.2" (Command) or "1.0" (Session).';

testRule('not-a-document', [
  { what: 'an empty text', text: '', expected: [['', `The document is empty. ${start}`]] },
  { what: 'comments alone', text: '# nothing yet\n', expected: [['', `The document is empty. ${start}`]] },
  {
    what: 'an empty JSON text',
    format: 'json',
    text: ' \n',
    expected: [['', `The document is empty. ${start}`]],
  },
  { what: 'text', text: 'hello\n', expected: [['h', `A document is a map. ${start}`]] },
  { what: 'a list', format: 'json', text: '[1]', expected: [['[', `A document is a map. ${start}`]] },
  {
    what: 'something else',
    text: 'name: x\n',
    expected: [['name', `This is not recognised as an SSM document. ${start}`]],
  },
  {
    what: 'a sign that is misspelt',
    text: 'name: x\nmainStep: []\n',
    expected: [['mainStep', `This is not recognised as an SSM document. ${start}`]],
  },
  {
    what: 'an empty map',
    format: 'json',
    text: '{}',
    expected: [['{', `This is not recognised as an SSM document. ${start}`]],
  },
  { what: 'a type without a schema version', text: 'sections: []\n', expected: [] },
]);
