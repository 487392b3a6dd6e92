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
  { what: 'without a runtime that is what is missing', text: script('Script: x'), expected: [] },
]);
