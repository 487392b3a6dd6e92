import { entryOf, itemsOf, textOf, valueOf } from '../../../../../src/core/language/syntax/node.ts';
import { replaced, stepAdded } from '../edits.ts';
import { oneOf, pick, slip, type Planter, type Planters } from '../planter.ts';
import { another, anyStep, inRunbooks, planOf } from './common.ts';

function callStep(inputs: object, more: object = {}): object {
  return {
    name: 'planted',
    action: 'aws:executeAwsApi',
    inputs: { Service: 'ec2', Api: 'DescribeInstances', ...inputs },
    ...more,
  };
}

const slippedOutput: Planter = (bed, random) => {
  const used = bed.references.filter(
    ({ reference }) =>
      reference.kind === 'output' &&
      bed.model.steps.some(
        ({ name, outputs }) => name === reference.step && outputs.includes(reference.name),
      ),
  );
  const reference = pick(random, used)?.reference;
  if (reference?.kind !== 'output') return undefined;
  const text = random.chance(0.5)
    ? `${reference.step}.${slip(random, reference.name)}`
    : `${slip(random, reference.step)}.${reference.name}`;
  return planOf({ start: reference.start, end: reference.end, text });
};

/** The first step uses what a later one puts out. */
const tooEarly: Planter = (bed, random) => {
  const step = pick(
    random,
    bed.model.steps.filter(
      ({ outputs, name, parent }) => outputs.length > 0 && name !== undefined && parent === undefined,
    ),
  );
  if (step?.name === undefined) return undefined;
  return planOf(stepAdded(bed, 0, callStep({ '‸Marker': `{{ ${step.name}.${step.outputs[0] ?? ''} }}` })));
};

const selectors: Planter = another(
  ({ model }) =>
    model.steps.flatMap(({ node }) =>
      itemsOf(valueOf(node, 'outputs')).flatMap((output) => entryOf(output, 'Selector') ?? []),
    ),
  (_, random, { value }) => replaced(value, pick(random, [`${textOf(value) ?? '$'}[0`, `$..[`, `$.a['b`])),
);

function reserved(name: string): Planter {
  return anyStep(() => ({
    name: 'planted',
    action: 'aws:invokeLambdaFunction',
    inputs: { FunctionName: 'tidy' },
    outputs: [{ '‸Name': name, Selector: '$.Payload', Type: 'String' }],
  }));
}

export const outputPlanters: Planters = {
  'undefined-output': inRunbooks(
    oneOf(slippedOutput, (bed) =>
      planOf(stepAdded(bed, 0, callStep({ '‸Marker': '{{ plantedNowhere.Id }}' }))),
    ),
  ),
  'later-output': inRunbooks(tooEarly),
  'output-selector': inRunbooks(selectors),
  'reserved-output': inRunbooks(oneOf(reserved('Payload'), reserved('StatusCode'), reserved('LogResult'))),
  'system-variable': inRunbooks(
    oneOf(
      ...['global:REGOIN', 'global:DATE_TIMES', 'automation:ID', 'automation:EXECUTIONID'].map((name) =>
        anyStep(() => callStep({ '‸Marker': `{{ ${name} }}` })),
      ),
    ),
  ),
  'ssm-reference': inRunbooks(
    anyStep(() => ({
      name: 'planted',
      action: 'aws:runInstances',
      inputs: { '‸ImageId': '{{ ssm:/aws/service/ami }}' },
    })),
  ),
};
