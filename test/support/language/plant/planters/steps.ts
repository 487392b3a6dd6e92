import type { Step } from '../../../../../src/core/language/model/document.ts';
import {
  entriesOf,
  entryOf,
  isMap,
  isScalar,
  itemsOf,
  textOf,
  valueOf,
} from '../../../../../src/core/language/syntax/node.ts';
import { entryAdded, entryRemoved, renamed, replaced, stepAdded } from '../edits.ts';
import { oneOf, pick, slip, type Planter, type Planters } from '../planter.ts';
import {
  another,
  anyStep,
  heads,
  inCommands,
  inputEntries,
  inRunbooks,
  inSessions,
  plainText,
  planOf,
  stepEntries,
} from './common.ts';

/** What actions cannot do without (facts of the user guide's action and plugin pages). */
const needed: Readonly<Record<string, readonly string[]>> = {
  'aws:executeAwsApi': ['Service', 'Api'],
  'aws:waitForAwsResourceProperty': ['Service', 'Api', 'PropertySelector', 'DesiredValues'],
  'aws:assertAwsResourceProperty': ['Service', 'Api', 'PropertySelector', 'DesiredValues'],
  'aws:changeInstanceState': ['InstanceIds', 'DesiredState'],
  'aws:runCommand': ['DocumentName'],
  'aws:executeAutomation': ['DocumentName'],
  'aws:invokeLambdaFunction': ['FunctionName'],
  'aws:approve': ['Approvers'],
  'aws:branch': ['Choices'],
  'aws:runShellScript': ['runCommand'],
  'aws:runPowerShellScript': ['runCommand'],
  'aws:downloadContent': ['sourceType', 'sourceInfo'],
};

/** Inputs that an action has besides those it needs, to be written with a slip. */
const optionalInputs = [
  'timeoutSeconds',
  'workingDirectory',
  'Handler',
  'InputPayload',
  'Message',
  'MinRequiredApprovals',
  'TimeoutSeconds',
  'Parameters',
  'RuntimeParameters',
  'Comment',
  'Payload',
];

const missingInput: Planter = (bed, random) => {
  const places = bed.model.steps.flatMap((step) =>
    (needed[step.action ?? ''] ?? []).flatMap((name) =>
      isMap(step.inputs) && valueOf(step.inputs, name) ? [{ step, name, map: step.inputs }] : [],
    ),
  );
  const place = pick(random, places);
  return place && planOf(entryRemoved(bed, place.map, place.name), heads(place.step));
};

const missingHandler: Planter = (bed, random) => {
  const steps = bed.model.steps.filter(
    ({ action, inputs }) =>
      action === 'aws:executeScript' &&
      textOf(valueOf(inputs, 'Runtime'))?.startsWith('python') === true &&
      valueOf(inputs, 'Handler') !== undefined,
  );
  const step = pick(random, steps);
  if (!isMap(step?.inputs)) return undefined;
  const runtime = entryOf(step.inputs, 'Runtime')?.key.start ?? step.inputs.start;
  return planOf(entryRemoved(bed, step.inputs, 'Handler'), [...heads(step), runtime]);
};

const unknownInput: Planter = oneOf(
  (bed, random) => {
    const step = pick(random, bed.model.steps.filter(isClosed));
    return isMap(step?.inputs) ? planOf(entryAdded(bed, step.inputs, 'plantedRetries', '3')) : undefined;
  },
  (bed, random) => {
    const entry = pick(
      random,
      bed.model.steps
        .filter(isClosed)
        .flatMap(({ inputs }) => entriesOf(inputs).filter(({ name }) => optionalInputs.includes(name))),
    );
    return entry && planOf(renamed(bed, entry, slip(random, entry.name)));
  },
);

/** Its inputs are listed, unlike those of an API operation. */
function isClosed({ action, inputs }: Step): boolean {
  return (
    isMap(inputs) &&
    /^aws:(?:run\w*Script|sleep|runCommand|executeScript|changeInstanceState|approve|pause|invokeLambdaFunction|executeAutomation)$/.test(
      action ?? '',
    )
  );
}

/** A misspelt key where only the listed ones have a meaning. */
const unknownKey: Planter = (bed, random) => {
  const maps = [
    bed.root,
    ...bed.model.steps.map(({ node }) => node),
    ...[...bed.model.parameters.values()].map(({ value }) => value),
  ];
  const names = [
    'description',
    'displayType',
    'allowedPattern',
    'maxAttempts',
    'timeoutSeconds',
    'precondition',
    'isCritical',
    'assumeRole',
  ];
  const found = maps.flatMap((map) => entriesOf(map).filter(({ name }) => names.includes(name)));
  const entry = pick(random, found);
  return entry && planOf(renamed(bed, entry, slip(random, entry.name)));
};

const missingKey: Planter = oneOf(
  (bed, random) => {
    const step = pick(random, bed.model.steps);
    const name = pick(random, ['name', 'action']) ?? 'name';
    const next = step?.node.entries.find((entry) => entry.name !== name);
    return step && planOf(entryRemoved(bed, step.node, name), [...heads(step), next?.key.start ?? 0]);
  },
  (bed, random) => {
    const entry = pick(random, [...bed.model.parameters.values()]);
    if (!isMap(entry?.value)) return undefined;
    const next = entry.value.entries.find(({ name }) => name !== 'type');
    return planOf(entryRemoved(bed, entry.value, 'type'), [
      entry.key.start,
      next?.key.start ?? entry.key.start,
    ]);
  },
);

const duplicateKey: Planter = (bed, random) => {
  const maps = [
    ...bed.model.steps.map(({ node }) => node),
    ...[...bed.model.parameters.values()].map(({ value }) => value),
  ].filter(isMap);
  const map = pick(random, maps);
  const entry = pick(
    random,
    map?.entries.filter((each) => plainText(each) !== undefined && each.name !== 'name') ?? [],
  );
  const value = entry && plainText(entry)?.value;
  return map && entry && planOf(entryAdded(bed, map, entry.name, value), [entry.key.start]);
};

const wrongType: Planter = oneOf(
  another(inputEntries('runCommand', 'aws:runShellScript', 'aws:runPowerShellScript'), (_, __, { value }) =>
    replaced(value, { run: 'echo' }),
  ),
  another(inputEntries('Duration', 'aws:sleep'), (_, __, { value }) => replaced(value, ['PT1M'])),
  another(inputEntries('InstanceIds', 'aws:changeInstanceState'), (_, __, { value }) =>
    replaced(value, 'i-0123456789abcdef0'),
  ),
  another(
    (bed) => [...stepEntries('timeoutSeconds')(bed), ...stepEntries('maxAttempts')(bed)],
    (_, __, { value }) => replaced(value, 'many'),
  ),
  another(stepEntries('inputs'), (_, __, { value }) => replaced(value, ['planted'])),
  anyStep(() => ({ name: 'planted', action: 'aws:refreshAssociation', '‸maxAttempts': 'many' })),
);

const invalidValue: Planter = oneOf(
  another(
    ({ model }) => [...model.parameters.values()].flatMap(({ value }) => entryOf(value, 'type') ?? []),
    (_, random, { value }) => replaced(value, slip(random, textOf(value) ?? '')),
  ),
  another(inputEntries('DesiredState', 'aws:changeInstanceState'), (_, __, { value }) =>
    replaced(value, 'paused'),
  ),
  another(
    ({ model }) =>
      model.steps.flatMap(({ node }) =>
        itemsOf(valueOf(node, 'outputs')).flatMap((output) => entryOf(output, 'Type') ?? []),
      ),
    (_, random, { value }) => replaced(value, slip(random, textOf(value) ?? '')),
  ),
);

const badAction: Planter = another(stepEntries('action'), (_, random, { value }) => {
  const [, name] = /^aws:(\w+)$/.exec(textOf(value) ?? '') ?? [];
  return name === undefined ? undefined : replaced(value, `aws:${slip(random, name)}`);
});

const badName: Planter = (bed, random) => {
  const node = pick(random, bed.model.steps)?.nameNode;
  return node && planOf(replaced(node, pick(random, ['stop node', 'stop!', 'stop.node', 'a/b'])));
};

const badRuntime: Planter = another(inputEntries('Runtime', 'aws:executeScript'), (_, random, { value }) =>
  isScalar(value)
    ? replaced(value, pick(random, ['python3.7', 'python2.7', 'Python 3.11', 'node20', 'python3.14']))
    : undefined,
);

function sendStep(inputs: object): object {
  return {
    name: 'planted',
    action: 'aws:runCommand',
    inputs: { InstanceIds: ['i-0123456789abcdef0'], ...inputs },
  };
}

const shell = 'AWS-RunShellScript';

const badFormat: Planter = oneOf(
  anyStep(() => ({ name: 'planted', action: 'aws:sleep', inputs: { '‸Duration': '10 minutes' } })),
  anyStep(() =>
    sendStep({ DocumentName: shell, '‸MaxConcurrency': '150%', Parameters: { commands: ['date'] } }),
  ),
  (bed) =>
    isMap(bed.root) && entryOf(bed.root, 'assumeRole') === undefined
      ? planOf(entryAdded(bed, bed.root, 'assumeRole', 'Automation'))
      : undefined,
);

const badRange: Planter = oneOf(
  anyStep(() => ({
    name: 'planted',
    action: 'aws:approve',
    inputs: { Approvers: ['alice'], '‸MinRequiredApprovals': 2 },
  })),
  anyStep(() => sendStep({ DocumentName: shell, '‸TimeoutSeconds': 5, Parameters: { commands: ['date'] } })),
  anyStep(() => ({ name: 'planted', action: 'aws:sleep', inputs: { '‸Duration': 'P9D' } })),
);

const badSource: Planter = (bed, random) => {
  const wrong = pick(random, [
    { sourceType: 'S3', '‸sourceInfo': '{"pth": "https://s3.amazonaws.com/bucket/tool"}' },
    { sourceType: 'GitHub', '‸sourceInfo': '{"owner": "me"}' },
    { sourceType: 'SSMDocument', '‸sourceInfo': 'AWS-RunShellScript' },
  ]);
  return planOf(
    stepAdded(bed, 0, {
      name: 'planted',
      action: 'aws:downloadContent',
      inputs: { ...wrong, destinationPath: '/tmp' },
    }),
  );
};

const unknownDocument: Planter = oneOf(
  another(
    (bed) => inputEntries('DocumentName')(bed).filter(({ value }) => /^AWS-/.test(textOf(value) ?? '')),
    (_, random, { value }) => replaced(value, `AWS-${slip(random, (textOf(value) ?? '').slice(4))}`),
  ),
  anyStep(() => sendStep({ '‸DocumentName': 'AWS-RunShelScript', Parameters: { commands: ['date'] } })),
);

const documentName: Planter = oneOf(
  another(inputEntries('DocumentName'), (_, random, { value }) =>
    replaced(value, pick(random, ['my document', 'a', 'Example(1)'])),
  ),
  anyStep(() => sendStep({ '‸DocumentName': 'Example Document' })),
);

const badSessionRange: Planter = oneOf(
  (bed) => {
    const inputs = valueOf(bed.root, 'inputs');
    const entry = entryOf(inputs, 'idleSessionTimeout');
    return entry && planOf(replaced(entry.value, '90'));
  },
  (bed) => {
    const inputs = valueOf(bed.root, 'inputs');
    return isMap(inputs) && entryOf(inputs, 'maxSessionDuration') === undefined
      ? planOf(entryAdded(bed, inputs, 'maxSessionDuration', '0'))
      : undefined;
  },
);

export const stepPlanters: Planters = {
  'missing-input': missingInput,
  'missing-handler': inRunbooks(
    oneOf(
      missingHandler,
      anyStep(() => ({
        name: 'planted',
        action: 'aws:executeScript',
        inputs: { '‸Runtime': 'python3.11', Script: 'def main(events, context): return {}' },
      })),
    ),
  ),
  'unknown-input': unknownInput,
  'unknown-key': unknownKey,
  'missing-key': missingKey,
  'duplicate-key': duplicateKey,
  'wrong-type': wrongType,
  'invalid-value': invalidValue,
  'unknown-action': badAction,
  'step-name': inRunbooks(badName),
  'script-runtime': inRunbooks(badRuntime),
  'invalid-format': inRunbooks(badFormat),
  'out-of-range': oneOf(inRunbooks(badRange), inSessions(badSessionRange)),
  'source-info': inCommands(badSource),
  'unknown-document': inRunbooks(unknownDocument),
  'document-name': inRunbooks(documentName),
  'document-parameter': inRunbooks(
    anyStep(() =>
      sendStep({ DocumentName: shell, Parameters: { commands: ['date'], '‸executionTimeouts': ['60'] } }),
    ),
  ),
  'conflicting-inputs': inRunbooks(
    anyStep(() => ({
      name: 'planted',
      action: 'aws:sleep',
      inputs: { Duration: 'PT1M', '‸Timestamp': '2030-01-31T08:00:00Z' },
    })),
  ),
  'missing-parameter': inRunbooks(
    anyStep(() => sendStep({ '‸DocumentName': shell, Parameters: { executionTimeout: ['60'] } })),
  ),
};
