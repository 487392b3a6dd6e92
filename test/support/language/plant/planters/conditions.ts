import { entryOf, itemsOf, isScalar } from '../../../../../src/core/language/syntax/node.ts';
import { entryAdded, replaced } from '../edits.ts';
import { oneOf, pick, slip, type Planter, type Planters } from '../planter.ts';
import { anyStep, inCommands, inRunbooks, planOf, region, sleepStep } from './common.ts';

/** A branch with one choice. */
function choice(members: object): Planter {
  return branch({ Choices: [{ NextStep: 'plantedEnd', ...members }] });
}

/** The branch goes to a step of its own in a loop, so that nothing else of the document is touched. */
function branch(inputs: object): Planter {
  return anyStep(() => ({
    name: 'plantedLoop',
    action: 'aws:loop',
    inputs: {
      Iterators: ['a'],
      Steps: [{ name: 'planted', action: 'aws:branch', inputs }, sleepStep('plantedEnd')],
    },
  }));
}

const badOperand = oneOf(
  choice({ Variable: region, '‸NumericGreater': 'many' }),
  choice({ Variable: region, '‸BooleanEquals': 'perhaps' }),
  choice({ Not: { Variable: region, '‸NumericEquals': 'one' } }),
);

const badOperator = oneOf(
  choice({ Variable: region, '‸StringEqual': 'eu-west-1' }),
  choice({ Variable: region, '‸IsPresent': true }),
  choice({ Variable: region, StartsWith: 'eu', '‸EndsWith': '1' }),
  choice({ Not: { Variable: region, '‸Equals': 'eu-west-1' } }),
);

const badMembers = oneOf(
  choice({ '‸Or': [{ Variable: region, StartsWith: 'eu' }] }),
  choice({ '‸And': [] }),
  choice({ '‸Not': [{ Variable: region, StartsWith: 'eu' }] }),
);

const badPrecondition: Planter = oneOf(
  (bed, random) => {
    const value = pick(
      random,
      bed.model.steps
        .flatMap(({ node }) => itemsOf(entryOf(entryOf(node, 'precondition')?.value, 'StringEquals')?.value))
        .filter((item) => isScalar(item) && /^(?:Linux|Windows|MacOS)$/.test(String(item.value))),
    );
    return isScalar(value) ? planOf(replaced(value, slip(random, String(value.value)))) : undefined;
  },
  (bed, random) => {
    const step = pick(
      random,
      bed.model.steps.filter(({ node }) => entryOf(node, 'precondition') === undefined),
    );
    const wrong = pick(random, [
      { '‸StringEquals': ['‸platformType'] },
      { '‸StringEqual': ['platformType', 'Linux'] },
      { StringEquals: ['‸Linux', '‸Windows'] },
    ]);
    return step && planOf(entryAdded(bed, step.node, 'precondition', wrong));
  },
);

export const conditionPlanters: Planters = {
  'condition-members': inRunbooks(badMembers),
  'condition-operand': inRunbooks(badOperand),
  'condition-operator': inRunbooks(badOperator),
  'condition-variable': inRunbooks(
    oneOf(
      choice({ '‸Variable': 'State', StringEquals: 'ready' }),
      choice({ '‸Variable': 'global:REGION', Contains: 'west' }),
    ),
  ),
  'empty-choices': inRunbooks(branch({ '‸Choices': [] })),
  precondition: inCommands(badPrecondition),
};
