import { command, runbook, sleep, testRule } from '../../../../support/ruleCases.ts';

testRule('step-name', [
  {
    what: 'spaces, hyphens and dots',
    text: runbook(sleep('"a b-c.d"')),
    expected: [['"a b-c.d"', "A step is named with letters, digits and _ only; this is 'a b-c.d'."]],
    fixed: runbook(sleep('"a_b_c_d"')),
  },
  {
    what: 'a name that is taken is not proposed',
    text: runbook(sleep('a_b') + sleep('a-b')),
    expected: [['a-b', "A step is named with letters, digits and _ only; this is 'a-b'."]],
  },
  {
    what: 'nothing but signs leaves nothing to propose',
    text: runbook(sleep('"?!"')),
    expected: [['"?!"', "A step is named with letters, digits and _ only; this is '?!'."]],
  },
  {
    what: 'Command documents are freer',
    text: command('  - { name: "0.aws-x", action: aws:refreshAssociation }\n'),
    expected: [],
  },
  {
    what: 'names that CloudFormation computes',
    text: runbook('  - { name: !Sub "a-${b}", action: aws:pause }\n'),
    expected: [],
  },
]);

const named = (name: string): string =>
  runbook(`  - name: ${name}\n    action: aws:sleep\n    inputs: { Duration: PT1S }\n`);
const message = (name: string): string =>
  `A step is named with letters, digits and _ only; this is '${name}'.`;

testRule('step-name', [
  {
    what: 'each run of foreign characters becomes one underscore',
    text: named('"a - b/c"'),
    expected: [['"a - b/c"', message('a - b/c')]],
    fixed: named('"a_b_c"'),
  },
  {
    what: 'letters of other alphabets',
    text: named('größe'),
    expected: [['größe', message('größe')]],
    fixed: named('gr_e'),
  },
  {
    what: 'a name of signs alone gets no proposal',
    text: named('"---"'),
    expected: [['"---"', message('---')]],
    fixed: named('"---"'),
  },
  {
    what: 'a proposal that another step has is not made',
    text: runbook(sleep('a_b') + sleep('a-b')),
    expected: [['a-b', message('a-b')]],
    fixed: runbook(sleep('a_b') + sleep('a-b')),
  },
  {
    what: 'a name in a loop',
    text: runbook(
      '  - name: l\n    action: aws:loop\n    inputs:\n      MaxIterations: 2\n      Steps:\n        - name: in-side\n          action: aws:sleep\n          inputs: { Duration: PT1S }\n',
    ),
    expected: [['in-side', message('in-side')]],
  },
  {
    what: 'lines that end with CRLF',
    text: named('a-b').replaceAll('\n', '\r\n'),
    expected: [['a-b', message('a-b')]],
    fixed: named('a_b').replaceAll('\n', '\r\n'),
  },
  {
    what: 'JSON keeps its quotes',
    format: 'json',
    text: '{"schemaVersion":"0.3","mainSteps":[{"name":"a b","action":"aws:sleep","inputs":{"Duration":"PT1S"}}]}',
    expected: [['"a b"', message('a b')]],
    fixed:
      '{"schemaVersion":"0.3","mainSteps":[{"name":"a_b","action":"aws:sleep","inputs":{"Duration":"PT1S"}}]}',
  },
  { what: 'a number is a name of digits', text: named('12'), expected: [] },
  { what: 'a name that another tool computes', text: named('!Sub "${A}-b"'), expected: [] },
  {
    what: 'Command documents take more',
    text: 'schemaVersion: "2.2"\nmainSteps:\n  - name: a-b\n    action: aws:runShellScript\n    inputs: { runCommand: [] }\n',
    expected: [],
  },
]);
