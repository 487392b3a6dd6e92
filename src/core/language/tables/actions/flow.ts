import { guidePage, optional, required, type ActionSpec, type KeySpec } from '../spec.ts';

const numbers = [
  'NumericEquals',
  'NumericGreater',
  'NumericLesser',
  'NumericGreaterOrEquals',
  'NumericLesserOrEquals',
];
const texts = ['StringEquals', 'EqualsIgnoreCase', 'StartsWith', 'EndsWith', 'Contains'];

const conditions: readonly KeySpec[] = [
  optional(
    'Variable',
    'String',
    'What is compared: `{{ parameter }}`, `{{ step.Output }}` or `{{ variable:name }}`.',
    {
      role: 'parameterReference',
      usual: true,
    },
  ),
  ...texts.map((name) =>
    optional(name, 'String', 'Compares text with this value.', { usual: name === 'StringEquals' }),
  ),
  ...numbers.map((name) => optional(name, 'any', 'Compares numbers with this value.')),
  optional('BooleanEquals', 'Boolean', 'Compares truth with this value.'),
  optional('And', 'MapList', 'Conditions that all hold; at least two.', { openKeys: true }),
  optional('Or', 'MapList', 'Conditions of which one holds; at least two.', { openKeys: true }),
  optional('Not', 'any', 'A condition that does not hold.'),
];

const choice: readonly KeySpec[] = [
  required('NextStep', 'String', 'The step that follows when the condition holds.', { role: 'step' }),
  ...conditions,
];

export const flowActions: readonly ActionSpec[] = [
  {
    name: 'aws:branch',
    about:
      'Goes on with the step of the first choice that holds. When none does: with `Default`, without one with the next step, or ends when `isEnd` is true.',
    link: guidePage('automation-action-branch.html'),
    inputs: [
      required('Choices', 'MapList', 'The choices, tried in this order.', { keys: choice }),
      optional('Default', 'String', 'The step that follows when no choice holds.', { role: 'step' }),
    ],
  },
  {
    name: 'aws:loop',
    about:
      'Repeats steps: for each of `Iterators`, or while `LoopCondition` holds; one of the two. Inside, `{{ loopStep.CurrentIteratorValue }}` and `{{ loopStep.CurrentIteration }}` can be used.',
    link: guidePage('automation-action-loop.html'),
    inputs: [
      required('Steps', 'StepList', 'The steps that are repeated.'),
      optional('Iterators', 'StringList', 'What is gone through, usually a `{{ reference }}` to a list.', {
        limit: 'max 100 items',
      }),
      optional('IteratorDataType', 'String', 'Type of the items of `Iterators`.', {
        values: ['String', 'Boolean', 'Integer', 'StringMap'],
        default: 'String',
      }),
      optional(
        'LoopCondition',
        'Map',
        'Goes on while this holds: the grammar of a choice without `NextStep`.',
        {
          keys: conditions,
        },
      ),
      optional('MaxIterations', 'Integer', 'Ends a conditional loop.', { limit: 'max 100', minimum: 1 }),
    ],
    oneOf: ['Iterators', 'LoopCondition'],
    outputs: [
      { name: 'CurrentIteratorValue', type: 'any' },
      { name: 'CurrentIteration', type: 'Integer' },
    ],
  },
  {
    name: 'aws:updateVariable',
    about: 'Gives a variable of the runbook a new value. `onCancel` is not supported.',
    link: guidePage('automation-action-update-variable.html'),
    inputs: [
      required(
        'Name',
        'String',
        'The variable as `variable:name`; it is declared in the top-level `variables`.',
        {
          role: 'variableName',
        },
      ),
      required('Value', 'any', 'The new value, of the variable’s type; nothing is converted.', {
        limit: 'lists of maps: 200 items; lists of strings: 50; strings: 512 characters',
      }),
    ],
  },
];
