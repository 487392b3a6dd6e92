import { runbook, sleep, testRule } from '../../../../support/ruleCases.ts';

testRule('later-output', [
  {
    what: 'a step below',
    text: runbook(
      '  - { name: use, action: aws:deleteImage, inputs: { ImageId: "{{ make.ImageId }}" } }\n' +
        '  - { name: make, action: aws:createImage, inputs: { InstanceId: i-1, ImageName: x } }\n',
    ),
    expected: [
      [
        'make.ImageId',
        "The step 'make' has not run before this one, so it has no output yet. Refer to a step that runs before.",
      ],
    ],
  },
  {
    what: 'its own output',
    text: runbook('  - { name: use, action: aws:deleteImage, inputs: { ImageId: "{{ use.Id }}" } }\n'),
    expected: [
      [
        'use.Id',
        "The step 'use' refers to its own output, which it does not have yet. Refer to a step that runs before.",
      ],
    ],
  },
  {
    what: 'a step that only another branch runs',
    text: runbook(
      '  - name: choose\n    action: aws:branch\n    inputs:\n      Choices:\n        - { NextStep: left, Variable: "{{ global:DATE }}", StringEquals: x }\n      Default: right\n' +
        '  - { name: left, action: aws:createImage, inputs: { InstanceId: i-1, ImageName: x }, isEnd: true }\n' +
        '  - { name: right, action: aws:deleteImage, inputs: { ImageId: "{{ left.ImageId }}" } }\n',
    ),
    expected: [
      [
        'left.ImageId',
        "The step 'left' runs on another way than this one, so its output is missing here. Refer to a step that runs before.",
      ],
    ],
  },
  {
    what: 'a step above, and one that a way back leads from',
    text: runbook(
      '  - { name: make, action: aws:createImage, inputs: { InstanceId: i-1, ImageName: x } }\n' +
        '  - { name: use, action: aws:deleteImage, inputs: { ImageId: "{{ make.ImageId }}" } }\n' +
        sleep('again', '    onFailure: step:make\n'),
    ),
    expected: [],
  },
  {
    what: 'values of the loop inside of it, and what earlier rounds put out',
    text: runbook(
      '  - name: round\n    action: aws:loop\n    inputs:\n      Iterators: ["a"]\n      Steps:\n        - { name: first, action: aws:deleteImage, inputs: { ImageId: "{{ second.ImageId }}" } }\n        - { name: second, action: aws:copyImage, inputs: { SourceRegion: "{{ round.CurrentIteratorValue }}", SourceImageId: a, ImageName: b } }\n',
    ),
    expected: [],
  },
  {
    what: 'a condition of a loop on its steps',
    text: runbook(
      '  - name: round\n    action: aws:loop\n    inputs:\n      LoopCondition: { Variable: "{{ inner.Status }}", StringEquals: a }\n      Steps:\n        - { name: inner, action: aws:sleep, inputs: { Duration: PT1S } }\n',
    ),
    expected: [],
  },
  {
    what: 'a step that nothing leads to has another mistake',
    text: runbook(
      sleep('a', '    isEnd: true\n') +
        '  - { name: use, action: aws:deleteImage, inputs: { ImageId: "{{ make.ImageId }}" } }\n' +
        '  - { name: make, action: aws:createImage, inputs: { InstanceId: i-1, ImageName: x } }\n',
    ),
    expected: [],
  },
  {
    what: 'a step that does not exist has another mistake',
    text: runbook('  - { name: use, action: aws:deleteImage, inputs: { ImageId: "{{ none.ImageId }}" } }\n'),
    expected: [],
  },
]);
