import { runbook, testRule } from '../../../../support/ruleCases.ts';

const declared = 'variables:\n  count: { type: Integer }\n  map: { type: StringMap }\n';

function image(value: string, top = declared): string {
  return runbook(`  - name: a\n    action: aws:deleteImage\n    inputs: { ImageId: ${value} }\n`, top);
}

testRule('undeclared-variable', [
  {
    what: 'a slip is corrected behind its prefix',
    text: image('"{{ variable:cuont }}"'),
    expected: [['cuont', "The variable 'cuont' is not declared. Did you mean 'count'?"]],
    fixed: image('"{{ variable:count }}"'),
  },
  {
    what: 'without variables there is nothing to suggest but to declare it',
    text: image('"{{ variable:x }}"', ''),
    expected: [['x', "The variable 'x' is not declared. Declare it in variables."]],
  },
  {
    what: 'the variable that a step changes',
    text: runbook(
      '  - name: a\n    action: aws:updateVariable\n    inputs: { Name: "variable:conut", Value: 1 }\n',
      declared,
    ),
    expected: [['conut', "The variable 'conut' is not declared. Did you mean 'count'?"]],
    fixed: runbook(
      '  - name: a\n    action: aws:updateVariable\n    inputs: { Name: "variable:count", Value: 1 }\n',
      declared,
    ),
  },
  {
    what: 'declared ones, and what is inside of one',
    text: image('"{{ variable:count }}{{ variable:map.key }}"'),
    expected: [],
  },
]);
