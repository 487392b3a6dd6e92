import { runbook, testRule } from '../../../../support/ruleCases.ts';

function script(inputs: string): string {
  return runbook(`  - name: a\n    action: aws:executeScript\n    inputs: { ${inputs} }\n`);
}

const message =
  "A Python script needs 'Handler': the name of the function that is called with (events, context).";

testRule('missing-handler', [
  {
    what: 'every version of Python needs one, with an attachment too',
    text: script('Runtime: python3.8, Attachment: a.zip'),
    expected: [['python3.8', message]],
  },
  {
    what: 'a handler is enough',
    text: script('Runtime: python3.11, Handler: main, Script: x'),
    expected: [],
  },
  { what: 'PowerShell has none', text: script('Runtime: PowerShell 7.4, Script: x'), expected: [] },
  {
    what: 'a runtime that is a parameter may be either',
    text: script('Runtime: "{{ r }}", Script: x'),
    expected: [],
  },
  {
    what: 'a function that the script does not have, with the one that it has',
    text: script('Runtime: python3.11, Handler: run, Script: "def tidy(events, context): pass"'),
    expected: [['run', "The script has no function 'run'. Did you mean 'tidy'?"]],
    fixed: script('Runtime: python3.11, Handler: tidy, Script: "def tidy(events, context): pass"'),
  },
  {
    what: 'of several functions the one that is spelt alike, or none',
    text: script('Runtime: python3.11, Handler: mian, Script: "def main(e, c): pass\\n\\ndef help(): pass"'),
    expected: [['mian', "The script has no function 'mian'. Did you mean 'main'?"]],
  },
  {
    what: 'a name as long as a book',
    text: script(`Runtime: python3.11, Handler: ${'x'.repeat(90_000)}, Script: "def tidy(e, c): pass"`),
    expected: [['x'.repeat(90_000), `The script has no function '${'x'.repeat(99)}… Did you mean 'tidy'?`]],
  },
  {
    what: 'functions that are imported, assigned, methods of none, or in a file',
    text: runbook(
      ['from tools import *', 'from tools import run', 'run = main', 'async def run(e, c): pass']
        .map(
          (line, index) =>
            `  - name: a${String(index)}\n    action: aws:executeScript\n    inputs: { Runtime: python3.11, Handler: x.run, Script: "def main(e, c): pass\\n${line}" }\n`,
        )
        .join(''),
    ),
    expected: [],
  },
  {
    what: 'what an attachment defines is not known, nor what is computed',
    text: runbook(
      '  - name: a\n    action: aws:executeScript\n    inputs: { Runtime: python3.11, Handler: run, Attachment: a.zip, Script: "def main(e, c): pass" }\n  - name: b\n    action: aws:executeScript\n    inputs: { Runtime: python3.11, Handler: "{{ x }}", Script: "def main(e, c): pass" }\n',
    ),
    expected: [],
  },
  {
    what: 'a handler in other letters is told as such',
    text: script('Runtime: python3.11, handler: main, Script: x'),
    expected: [],
  },
  { what: 'without a runtime that is what is missing', text: script('Script: x'), expected: [] },
]);
