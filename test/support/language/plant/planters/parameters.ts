import {
  entryOf,
  isList,
  isMap,
  isScalar,
  textOf,
  valueOf,
} from '../../../../../src/core/language/syntax/node.ts';
import { declared, itemAdded, replaced, stepAdded } from '../edits.ts';
import { oneOf, pick, slip, type Bed, type Change, type Planter, type Planters } from '../planter.ts';
import { another, inCommands, inRunbooks, parameterEntries, planOf, plainText } from './common.ts';

/** Another parameter, which has the mistake. */
function parameter(declaration: object): Planter {
  return (bed) =>
    hasParameters(bed) ? planOf(declared(bed, 'parameters', 'Planted', declaration)) : undefined;
}

function hasParameters({ model }: Bed): boolean {
  return model.kind !== 'package' && model.kind !== 'unknown' && model.kind !== 'other';
}

/** Another value for the default of a parameter that declares `beside` too. */
function fallback(beside: string, value: unknown, types = /^String$/): Planter {
  return another(
    ({ model }) =>
      [...model.parameters.values()].flatMap(({ value: map }) => {
        const isMeant = entryOf(map, beside) !== undefined && types.test(textOf(valueOf(map, 'type')) ?? '');
        return isMeant ? (entryOf(map, 'default') ?? []) : [];
      }),
    (_, __, { value: node }) => (isScalar(node) ? replaced(node, value) : undefined),
  );
}

const twice: Planter = (bed, random) => {
  const entry = pick(random, parameterEntries('allowedValues')(bed));
  const list = entry?.value;
  if (!isList(list) || list.items.length === 0) return undefined;
  const item = pick(random, list.items);
  const again = isScalar(item) ? itemAdded(bed, list, 0, item.value) : undefined;
  return again && { changes: [again], also: list.items.map(({ start }) => start) };
};

const badPattern: Planter = oneOf(
  another(parameterEntries('allowedPattern'), (_, random, entry) => {
    const text = plainText(entry);
    return (
      text &&
      replaced(
        text,
        pick(random, [`(${String(text.value)}`, `[${String(text.value)}[`, `*${String(text.value)}`]),
      )
    );
  }),
  parameter({ type: 'String', description: 'Planted.', '‸allowedPattern': '^[a-z+$' }),
);

/** A parameter that a script or an input uses by a slightly other name. */
const slippedReference: Planter = (bed, random) => {
  const used = bed.references.filter(
    ({ reference: { kind, name } }) => kind === 'parameter' && bed.model.parameters.has(name),
  );
  const reference = pick(random, used)?.reference;
  if (reference === undefined) return undefined;
  return planOf({ start: reference.start, end: reference.end, text: slip(random, reference.name) });
};

/** A reference to a parameter that has lost a brace. */
const lostBrace: Planter = (bed, random) => {
  const used = bed.references.filter(
    ({ reference: { kind, name }, inScript }) =>
      kind === 'parameter' && !inScript && bed.model.parameters.has(name),
  );
  const reference = pick(random, used)?.reference;
  if (reference === undefined) return undefined;
  const closing = bed.text.indexOf('}}', reference.end);
  return planOf({ start: closing, end: closing + 2, text: pick(random, ['', '}']) ?? '' });
};

const useStep = (input: object): object => ({
  name: 'planted',
  action: 'aws:executeAwsApi',
  inputs: { Service: 'ec2', Api: 'DescribeInstances', ...input },
});

const injection: Planter = (bed, random) => {
  const declaration = declared(bed, 'parameters', 'Planted', { type: 'String', description: 'Planted.' });
  const shell = pick(random, ['aws:runShellScript', 'aws:runPowerShellScript']);
  const line = pick(random, ['echo {{ Planted }}', 'rm -rf /tmp/{{ Planted }}', 'cat {{Planted}} | sort']);
  const step = stepAdded(bed, 0, {
    name: 'planted',
    action: shell,
    inputs: { runCommand: [`‸${line ?? ''}`] },
  });
  return step && declaration && { changes: [step, declaration] };
};

const secrets: readonly string[] = [
  'export AWS_ACCESS_KEY_ID=AKIA3F9D2C7B641A8E05',
  'mysql --user=root -e \'select 1\' && export DB_PASSWORD="Tr0ub4dor93x"',
  'git clone https://ghp_a8B3kd02LmQz71xYvN4tRw95EuJp6HsC0dGf@example.org/a.git',
];

const secretInScript: Planter = (bed, random) =>
  planOf(
    stepAdded(bed, 0, {
      name: 'planted',
      action: 'aws:runShellScript',
      inputs: { runCommand: [`‸${pick(random, secrets) ?? ''}`] },
    }),
  );

const commandType: Planter = another(parameterEntries('type'), (_, random, { value }) =>
  textOf(value) === 'String'
    ? replaced(
        value,
        pick(random, ['AWS::EC2::Instance::Id', 'AWS::IAM::Role::Arn', 'AWS::S3::Bucket::Name']),
      )
    : undefined,
);

const unknownVariable: Planter = (bed) =>
  planOf(stepAdded(bed, 0, useStep({ '‸Marker': '{{ variable:plantedNowhere }}' })));

/** A step that updates a variable, which is declared with it. */
function update(name: string, type: string, fallbackValue: unknown, inputs: object): Planter {
  return (bed) => {
    const step = stepAdded(bed, 0, { name: 'planted', action: 'aws:updateVariable', inputs });
    const declaration = declared(bed, 'variables', name, { type, default: fallbackValue });
    return step && declaration && { changes: [step, declaration] };
  };
}

function keyOf(change: Change | undefined, name: string): Change | undefined {
  return change && { ...change, text: change.text.replace(name, `‸${name}`) };
}

const unused =
  (section: 'parameters' | 'variables'): Planter =>
  (bed) =>
    hasParameters(bed)
      ? planOf(
          keyOf(
            declared(bed, section, 'Forgotten', { type: 'String', default: 'none', description: 'Planted.' }),
            'Forgotten',
          ),
        )
      : undefined;

const patterned = { type: 'String', description: 'Planted.', allowedPattern: '^i-[a-f0-9]+$' };

export const parameterPlanters: Planters = {
  'default-type': oneOf(
    parameter({ type: 'StringMap', description: 'Planted.', '‸default': ['‸a'] }),
    inRunbooks(parameter({ type: 'Integer', description: 'Planted.', '‸default': 'many' })),
    inRunbooks(parameter({ type: 'Boolean', description: 'Planted.', '‸default': 'maybe' })),
    fallback('type', 'one', /^(?:StringList|Integer|Boolean|StringMap)$/),
  ),
  'default-value': oneOf(
    fallback('allowedValues', 'PlantedValue'),
    parameter({ type: 'String', description: 'Planted.', allowedValues: ['on', 'off'], '‸default': 'onn' }),
  ),
  'default-pattern': parameter({ ...patterned, '‸default': 'web-1' }),
  'invalid-pattern': badPattern,
  'parameter-type': inCommands(commandType),
  'parameter-limits': oneOf(
    parameter({ type: 'StringList', description: 'Planted.', minItems: 5, '‸maxItems': 2 }),
    parameter({ type: 'String', description: 'Planted.', maxChars: 3, '‸default': 'longer' }),
    parameter({ type: 'String', description: 'Planted.', minChars: 9, '‸maxChars': 3 }),
  ),
  'duplicate-value': oneOf(
    twice,
    parameter({ type: 'String', description: 'Planted.', allowedValues: ['‸a', '‸a'] }),
  ),
  'undeclared-parameter': oneOf(
    slippedReference,
    inRunbooks((bed) => planOf(stepAdded(bed, 0, useStep({ '‸Marker': '{{ PlantedNowhere }}' })))),
  ),
  'malformed-reference': lostBrace,
  'unused-parameter': unused('parameters'),
  'unused-variable': (bed, random) =>
    bed.model.kind === 'automation' ? unused('variables')(bed, random) : undefined,
  'undeclared-variable': inRunbooks(unknownVariable),
  'variable-update': inRunbooks(
    oneOf(
      update('plantedState', 'String', 'new', { '‸Name': 'plantedState', Value: 'ready' }),
      update('plantedCount', 'Integer', 0, { Name: 'variable:plantedCount', '‸Value': 'many' }),
    ),
  ),
  'shell-injection': inCommands(injection),
  'plain-secret': oneOf(
    inCommands(secretInScript),
    parameter({ type: 'String', description: 'Planted.', '‸default': 'AKIA3F9D2C7B641A8E05' }),
    (bed) =>
      hasParameters(bed) && isMap(bed.root)
        ? planOf(
            declared(bed, 'parameters', 'PlantedPassword', {
              type: 'String',
              description: 'Planted.',
              '‸default': 'Tr0ub4dor',
            }),
          )
        : undefined,
  ),
};
