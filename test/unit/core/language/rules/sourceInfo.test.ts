import { command, testRule } from '../../../../support/ruleCases.ts';

function download(type: string, info: string): string {
  return command(
    `  - name: a\n    action: aws:downloadContent\n    inputs:\n      sourceType: ${type}\n      sourceInfo: ${info}\n`,
  );
}

testRule('source-info', [
  {
    what: 'a key that is missing',
    text: download('Git', '{ username: me }'),
    expected: [['sourceInfo', "sourceInfo of type Git needs 'repository'."]],
  },
  {
    what: 'a key of another type, in a JSON text',
    text: download('S3', `'{"path": "x", "url": "y"}'`),
    expected: [[`'{"path": "x", "url": "y"}'`, "sourceInfo of type S3 has no 'url'. It takes path."]],
  },
  {
    what: 'a text that is no JSON',
    text: download('S3', "'path: x'"),
    expected: [["'path: x'", 'The text of sourceInfo is not a JSON object. Write a map, or JSON.']],
  },
  { what: 'references', text: download('"{{ type }}"', '"{{ info }}"'), expected: [] },
  { what: 'a reference inside of the text', text: download('S3', `'{"path": {{ path }} }'`), expected: [] },
  {
    what: 'one key in place of another',
    text: download('S3', '{ url: x }'),
    expected: [['url', "sourceInfo of type S3 has no 'url'. It needs 'path'."]],
  },
  {
    what: 'a way to sign in that does not exist',
    text: download('HTTP', '{ url: x, authMethod: Bearer }'),
    expected: [['authMethod', "'Bearer' is no authMethod. It is one of None, Basic, Digest."]],
  },
  {
    what: 'a way to sign in that is asked for',
    text: download('HTTP', `'{"url": "x", "authMethod": "{{ how }}"}'`),
    expected: [],
  },
]);
