import { runbook, sleep, testRule } from '../../../../support/ruleCases.ts';

function declared(parameter: string): string {
  return runbook(sleep('a'), `parameters:\n  p: ${parameter}\n`);
}

testRule('default-pattern', [
  {
    what: 'a text that does not fit',
    text: declared("{ type: String, allowedPattern: '^[0-9]+$', default: ten }"),
    expected: [['ten', "The default 'ten' of 'p' does not fit its allowedPattern. Change one of the two."]],
  },
  {
    what: 'each item of a list',
    text: declared("{ type: StringList, allowedPattern: '^[0-9]+$', default: [1, two] }"),
    expected: [['two', "The default 'two' of 'p' does not fit its allowedPattern. Change one of the two."]],
  },
  {
    what: 'a reference',
    text: declared("{ type: String, allowedPattern: '^x$', default: '{{ ssm:x }}' }"),
    expected: [],
  },
  {
    what: 'a pattern that could take for ever is not tried',
    text: declared(`{ type: String, allowedPattern: '^(a+)+$', default: ${'a'.repeat(40)}! }`),
    expected: [],
  },
  {
    what: 'a pattern that is none',
    text: declared("{ type: String, allowedPattern: '[', default: a }"),
    expected: [],
  },
]);
