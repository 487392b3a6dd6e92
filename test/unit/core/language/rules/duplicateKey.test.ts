import { runbook, sleep, testRule } from '../../../../support/ruleCases.ts';

function message(name: string): string {
  return `'${name}' stands above already; the value there is lost. Remove one of the two.`;
}

testRule('duplicate-key', [
  {
    what: 'at the top',
    text: runbook(sleep('a'), 'description: x\ndescription: y\n'),
    expected: [['description', message('description')]],
  },
  {
    what: 'three times are two too many',
    text: 'a: 1\na: 2\n"a": 3\nschemaVersion: "1.0"\n',
    expected: [
      ['a', message('a')],
      ['"a"', message('a')],
    ],
  },
  {
    what: 'in a map within a list',
    text: 'schemaVersion: "1.0"\nx: [{ b: 1, b: 2 }]\n',
    expected: [['b', message('b')]],
  },
  {
    what: 'JSON',
    format: 'json',
    text: '{"schemaVersion": "1.0", "a": {"b": 1, "b": 1}}',
    expected: [['"b"', message('b')]],
  },
  {
    what: 'once although it is referred to twice',
    text: 'schemaVersion: "1.0"\na: &a { b: 1, b: 2 }\nc: *a\nd: *a\n',
    expected: [['b', message('b')]],
  },
  {
    what: 'different case, different maps, merged maps',
    text: 'schemaVersion: "1.0"\na: &a { b: 1, B: 2 }\nc: { <<: *a, b: 3 }\n',
    expected: [],
  },
]);
