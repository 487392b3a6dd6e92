import { runbook, sleep, testRule } from '../../../../support/ruleCases.ts';

function declared(parameter: string): string {
  return runbook(sleep('a'), `parameters:\n  p: ${parameter}\n`);
}

testRule('default-value', [
  {
    what: 'a slip is corrected',
    text: declared('{ type: String, allowedValues: [start, stop], default: stpo }'),
    expected: [
      [
        'stpo',
        "The default 'stpo' of 'p' is not one of its allowedValues. Did you mean 'stop'? Choose one of them, or add it.",
      ],
    ],
    fixed: declared('{ type: String, allowedValues: [start, stop], default: stop }'),
  },
  {
    what: 'each item of a list',
    text: declared('{ type: StringList, allowedValues: [a, b], default: [a, zzz] }'),
    expected: [
      ['zzz', "The default 'zzz' of 'p' is not one of its allowedValues. Choose one of them, or add it."],
    ],
  },
  {
    what: 'truth values and their text are the same',
    text: declared('{ type: Boolean, allowedValues: [true, false], default: "true" }'),
    expected: [],
  },
  {
    what: 'a default of another type is told as that',
    text: declared('{ type: Boolean, allowedValues: [true, false], default: maybe }'),
    expected: [],
  },
  {
    what: 'values that are not all known',
    text: declared('{ type: String, allowedValues: [a, !Ref B], default: c }'),
    expected: [],
  },
]);
