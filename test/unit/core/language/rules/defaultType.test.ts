import { runbook, sleep, testRule } from '../../../../support/ruleCases.ts';

function declared(parameter: string): string {
  return runbook(sleep('a'), `parameters:\n  p: ${parameter}\n`);
}

testRule('default-type', [
  { what: 'a whole number as text', text: declared('{ type: Integer, default: "5" }'), expected: [] },
  {
    what: 'a fraction',
    text: declared('{ type: Integer, default: 1.5 }'),
    expected: [
      [
        '1.5',
        "The parameter 'p' is of type Integer, which takes a whole number; its default is the number 1.5.",
      ],
    ],
  },
  {
    what: 'a number or a truth value is the text of a String',
    text: declared('{ type: String, default: true }'),
    expected: [],
  },
  {
    what: 'a list is no text',
    text: declared('{ type: String, default: [a] }'),
    expected: [['[', "The parameter 'p' is of type String, which takes text; its default is a list."]],
  },
  { what: 'null stands for none', text: declared('{ type: StringList, default: null }'), expected: [] },
  { what: 'a reference', text: declared('{ type: StringList, default: "{{ ssm:list }}" }'), expected: [] },
  { what: 'a map as JSON text', text: declared(`{ type: StringMap, default: '{"a": 1}' }`), expected: [] },
  {
    what: 'what CloudFormation computes',
    text: declared('{ type: Integer, default: !Ref Count }'),
    expected: [],
  },
  {
    what: 'a list of texts for one of maps, and one of maps and references',
    text: runbook(
      sleep('a'),
      'parameters:\n  p: { type: MapList, default: [a] }\n  q: { type: MapList, default: [{ a: b }, "{{ ssm:x }}"] }\n',
    ),
    expected: [
      [
        '[',
        "The parameter 'p' is of type MapList, which takes a list of maps; its default is a list of other values.",
      ],
    ],
  },
  {
    what: 'a variable',
    text: runbook(sleep('a'), 'variables:\n  v: { type: MapList, default: {} }\n'),
    expected: [
      ['{', "The variable 'v' is of type MapList, which takes a list of maps; its default is a map."],
    ],
  },
]);
