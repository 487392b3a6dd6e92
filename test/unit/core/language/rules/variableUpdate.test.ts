import { runbook, testRule } from '../../../../support/ruleCases.ts';

testRule('variable-update', [
  {
    what: 'a name without variable:',
    text: runbook(
      '  - { name: u, action: aws:updateVariable, inputs: { Name: v, Value: a } }\n',
      'variables: { v: { type: String } }\n',
    ),
    expected: [['v', "'Name' is the variable as variable:name, without braces: variable:v."]],
    fixed:
      'schemaVersion: "0.3"\nvariables: { v: { type: String } }\nmainSteps:\n  - { name: u, action: aws:updateVariable, inputs: { Name: variable:v, Value: a } }\n',
  },
  {
    what: 'a name in braces',
    text: runbook(
      '  - { name: u, action: aws:updateVariable, inputs: { Name: "{{ variable:v }}", Value: a } }\n',
      'variables: { v: { type: String } }\n',
    ),
    expected: [
      ['"{{ variable:v }}"', "'Name' is the variable as variable:name, without braces: variable:v."],
    ],
    fixed:
      'schemaVersion: "0.3"\nvariables: { v: { type: String } }\nmainSteps:\n  - { name: u, action: aws:updateVariable, inputs: { Name: "variable:v", Value: a } }\n',
  },
  {
    what: 'a name of no variable',
    text: runbook('  - { name: u, action: aws:updateVariable, inputs: { Name: v, Value: a } }\n'),
    expected: [['v', "'Name' is the variable as variable:name, without braces."]],
  },
  {
    what: 'constants of another type',
    text: runbook(
      '  - { name: a, action: aws:updateVariable, inputs: { Name: "variable:b", Value: 7 } }\n  - { name: b, action: aws:updateVariable, inputs: { Name: "variable:l", Value: 7 } }\n  - { name: c, action: aws:updateVariable, inputs: { Name: "variable:m", Value: [a] } }\n  - { name: d, action: aws:updateVariable, inputs: { Name: "variable:s", Value: { a: b } } }\n',
      'variables: { b: { type: Boolean }, l: { type: StringList }, m: { type: StringMap }, s: { type: String } }\n',
    ),
    expected: [
      [
        '7',
        "The variable 'b' is of type Boolean, and values are not converted. Give it a value of that type.",
      ],
      [
        '7',
        "The variable 'l' is of type StringList, and values are not converted. Give it a value of that type.",
      ],
      [
        '[',
        "The variable 'm' is of type StringMap, and values are not converted. Give it a value of that type.",
      ],
      [
        '{',
        "The variable 's' is of type String, and values are not converted. Give it a value of that type.",
      ],
    ],
  },
  {
    what: 'constants of the type, JSON in text, and references',
    text: runbook(
      '  - { name: a, action: aws:updateVariable, inputs: { Name: "variable:b", Value: "true" } }\n  - { name: b, action: aws:updateVariable, inputs: { Name: "variable:l", Value: "[]" } }\n  - { name: c, action: aws:updateVariable, inputs: { Name: "variable:m", Value: { a: b } } }\n  - { name: d, action: aws:updateVariable, inputs: { Name: "variable:i", Value: "{{ x }}" } }\n  - { name: e, action: aws:updateVariable, inputs: { Name: "variable:i", Value: -4 } }\n',
      'variables: { b: { type: Boolean }, l: { type: StringList }, m: { type: StringMap }, i: { type: Integer } }\n',
    ),
    expected: [],
  },
]);
