import { runbook, sleep, testRule } from '../../../../support/ruleCases.ts';

function declared(parameter: string): string {
  return runbook(sleep('a'), `parameters:\n  p: ${parameter}\n`);
}

testRule('invalid-pattern', [
  {
    what: 'a class that is not closed',
    text: declared("{ type: String, allowedPattern: '^[a-z$' }"),
    expected: [
      [
        "'^[a-z$'",
        "The allowedPattern of 'p' is not a regular expression: unterminated character class. Correct it, or no value can be given.",
      ],
    ],
  },
  ...['(?i)^a$', '^[\\w-/]+$', '^\\p{L}+$', '^a++$', '(?P<n>a)', '(?<!a)b', '\\Aa\\z', '^[!-/+-]*$'].map(
    (pattern) => ({
      what: `what Java or Go knows: ${pattern}`,
      text: declared(`{ type: String, allowedPattern: '${pattern}' }`),
      expected: [],
    }),
  ),
]);
