import { command, testRule } from '../../../../support/ruleCases.ts';

testRule('precondition', [
  {
    what: 'a platform in other letters',
    text: command(
      '  - { name: a, action: aws:refreshAssociation, precondition: { StringEquals: [platformType, MacOs] } }\n',
    ),
    expected: [['MacOs', "platformType is never 'MacOs'. Did you mean 'MacOS'?"]],
    fixed:
      'schemaVersion: "2.2"\nmainSteps:\n  - { name: a, action: aws:refreshAssociation, precondition: { StringEquals: [platformType, MacOS] } }\n',
  },
  {
    what: 'three texts, no list, and a map',
    text: command(
      '  - { name: a, action: aws:refreshAssociation, precondition: { StringEquals: [platformType, Linux, MacOS] } }\n  - { name: b, action: aws:refreshAssociation, precondition: { StringEquals: platformType } }\n  - { name: c, action: aws:refreshAssociation, precondition: { StringEquals: [platformType, {}] } }\n',
    ),
    expected: [
      ['StringEquals', "'StringEquals' compares exactly two texts, for example platformType and Linux."],
      ['StringEquals', "'StringEquals' compares exactly two texts, for example platformType and Linux."],
      ['StringEquals', "'StringEquals' compares exactly two texts, for example platformType and Linux."],
    ],
  },
  {
    what: 'two fixed texts',
    text: command(
      '  - { name: a, action: aws:refreshAssociation, precondition: { StringEquals: [a, b] } }\n',
    ),
    expected: [
      ['a', 'Both texts are fixed, so this never changes. Compare platformType or a {{ parameter }}.'],
    ],
  },
  {
    what: 'a reference on either side',
    text: command(
      '  - { name: a, action: aws:refreshAssociation, precondition: { StringEquals: ["{{ x }}", b] } }\n  - { name: b, action: aws:refreshAssociation, precondition: { StringEquals: [platformType, "{{ x }}"] } }\n',
    ),
    expected: [],
  },
  {
    what: 'schema version 2.0 has none',
    text: 'schemaVersion: "2.0"\nmainSteps:\n  - { name: a, action: aws:refreshAssociation, precondition: { StringEquals: [platformType, Linux] } }\n',
    expected: [
      [
        'precondition',
        'Preconditions need schema version 2.2. Change schemaVersion to "2.2", or remove this one.',
      ],
    ],
  },
]);
