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
  {
    what: 'a name of platformType in other letters',
    text: command(
      '  - { name: a, action: aws:refreshAssociation, precondition: { StringEquals: [PlatformType, Linux] } }\n',
    ),
    expected: [['PlatformType', "Both texts are fixed, so this never changes. Did you mean 'platformType'?"]],
    fixed:
      'schemaVersion: "2.2"\nmainSteps:\n  - { name: a, action: aws:refreshAssociation, precondition: { StringEquals: [platformType, Linux] } }\n',
  },
  {
    what: 'a parameter without braces',
    text: 'schemaVersion: "2.2"\nparameters:\n  Mode: { type: String }\nmainSteps:\n  - { name: a, action: aws:refreshAssociation, precondition: { StringEquals: [Mode, on] } }\n',
    expected: [['Mode', "Both texts are fixed, so this never changes. Did you mean '{{ Mode }}'?"]],
    fixed:
      'schemaVersion: "2.2"\nparameters:\n  Mode: { type: String }\nmainSteps:\n  - { name: a, action: aws:refreshAssociation, precondition: { StringEquals: ["{{ Mode }}", on] } }\n',
  },
  {
    what: 'a platform that does not have the plugin',
    text: command(
      '  - { name: a, action: aws:runShellScript, precondition: { StringEquals: [platformType, Windows] }, inputs: { runCommand: [date] } }\n  - { name: b, action: aws:applications, precondition: { StringEquals: [Linux, platformType] }, inputs: { action: Install, source: x } }\n',
    ),
    expected: [
      [
        'Windows',
        'aws:runShellScript does not run on Windows, but on Linux and MacOS, so this step never runs.',
      ],
      ['Linux', 'aws:applications does not run on Linux, but on Windows, so this step never runs.'],
    ],
  },
]);
