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

testRule('undeclared-variable', [
  {
    what: 'a slip in front of a dot keeps what stands behind it',
    text: image('"{{ variable:mapp.key }}"'),
    expected: [['mapp', "The variable 'mapp' is not declared. Did you mean 'map'?"]],
    fixed: image('"{{ variable:map.key }}"'),
  },
  {
    what: 'two of them in one text are two problems',
    text: image('"{{ variable:cuont }}-{{ variable:mpa }}"'),
    expected: [
      ['cuont', "The variable 'cuont' is not declared. Did you mean 'count'?"],
      ['mpa', "The variable 'mpa' is not declared. Did you mean 'map'?"],
    ],
  },
  {
    what: 'another case is another variable',
    text: image('"{{ variable:Count }}"'),
    expected: [['Count', "The variable 'Count' is not declared. Did you mean 'count'?"]],
    fixed: image('"{{ variable:count }}"'),
  },
  {
    what: 'a parameter of the same name is no variable',
    text: image('"{{ variable:id }}"', 'parameters:\n  id: { type: String }\n'),
    expected: [['id', "The variable 'id' is not declared. Declare it in variables."]],
  },
  {
    what: 'quotes of either kind, and none, around the name that is changed',
    text: ["'variable:cnt'", '"variable:cnt"', 'variable:cnt']
      .map(
        (name, index) =>
          `  - name: s${index}\n    action: aws:updateVariable\n    inputs: { Name: ${name}, Value: 1 }\n`,
      )
      .reduce((steps, step) => steps + step, `schemaVersion: "0.3"\n${declared}mainSteps:\n`),
    expected: Array.from({ length: 3 }, (): [string, string] => [
      'cnt',
      "The variable 'cnt' is not declared. Declare it in variables.",
    ]),
  },
  {
    what: 'a name to change that is computed, or no variable at all',
    text: runbook(
      '  - name: a\n    action: aws:updateVariable\n    inputs: { Name: "{{ x }}", Value: 1 }\n' +
        '  - name: b\n    action: aws:updateVariable\n    inputs: { Name: [1], Value: 1 }\n',
      `parameters:\n  x: { type: String }\n${declared}`,
    ),
    expected: [],
  },
  {
    what: 'Command documents have no variables',
    text: 'schemaVersion: "2.2"\nmainSteps:\n  - name: a\n    action: aws:runShellScript\n    inputs: { runCommand: ["{{ variable:x }}"] }\n',
    expected: [],
  },
  {
    what: 'steps inside of a loop read the same variables',
    text: runbook(
      '  - name: l\n    action: aws:loop\n    inputs:\n      LoopCondition: { Variable: "{{ variable:count }}", NumericGreater: 1 }\n      Steps:\n        - name: in\n          action: aws:deleteImage\n          inputs: { ImageId: "{{ variable:coumt }}" }\n',
      declared,
    ),
    expected: [['coumt', "The variable 'coumt' is not declared. Did you mean 'count'?"]],
  },
  {
    what: 'a variable that is to be declared yet',
    text: runbook('  - { name: a, action: aws:deleteImage, inputs: { ImageId: "{{ variable:image }}" } }\n'),
    expected: [['image', "The variable 'image' is not declared. Declare it in variables."]],
    fixed: runbook(
      '  - { name: a, action: aws:deleteImage, inputs: { ImageId: "{{ variable:image }}" } }\n',
      'variables:\n  image:\n    type: String\n',
    ),
  },
]);
