import { automationActions } from '../tables/actions/index.ts';
import { automationKeys, commandKeys } from '../tables/documents.ts';
import { automationParameterKeys, commandParameterKeys, variableKeys } from '../tables/parameters.ts';
import { commandPlugins } from '../tables/plugins/index.ts';
import { guidePage, type ActionSpec, type KeySpec } from '../tables/spec.ts';
import { automationStepKeys, commandStepKeys } from '../tables/steps.ts';
import { objectSchema, valueSchema, type JsonSchema } from './fragment.ts';

/** What a published schema is made of: the tables of one type of document. */
interface Published {
  readonly file: string;
  readonly title: string;
  readonly description: string;
  readonly link: string;
  readonly document: readonly KeySpec[];
  readonly parameter: readonly KeySpec[];
  readonly step: readonly KeySpec[];
  readonly actions: readonly ActionSpec[];
}

const published: readonly Published[] = [
  {
    file: 'automation-0.3.schema.json',
    title: 'AWS Systems Manager Automation runbook, schema version 0.3',
    description: 'A runbook: steps that Automation takes in AWS, one after the other.',
    link: guidePage('documents-schemas-features.html'),
    document: automationKeys,
    parameter: automationParameterKeys,
    step: automationStepKeys,
    actions: automationActions,
  },
  {
    file: 'command-2.2.schema.json',
    title: 'AWS Systems Manager Command document, schema version 2.2',
    description: 'A Command document: plugins that SSM Agent runs on a node, one after the other.',
    link: guidePage('documents-schemas-features.html'),
    document: commandKeys,
    parameter: commandParameterKeys,
    step: commandStepKeys,
    actions: commandPlugins,
  },
];

/** The contents of `schemas/` by file name: JSON Schema draft 7, for any editor. */
export function publishedSchemas(): ReadonlyMap<string, JsonSchema> {
  return new Map(published.map((source) => [source.file, documentSchema(source)]));
}

function documentSchema(source: Published): JsonSchema {
  const shape = objectSchema(source.document, false, source.link);
  const own: JsonSchema = { ...propertiesOf(shape), $schema: { type: 'string' }, ...references(source) };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: source.title,
    description: `${source.description} ${source.link}`,
    ...shape,
    type: 'object',
    properties: own,
    definitions: definitions(source),
  };
}

function propertiesOf(shape: JsonSchema): JsonSchema {
  return typeof shape['properties'] === 'object' ? { ...shape['properties'] } : {};
}

/** The top-level keys whose values have definitions of their own. */
function references({ document, link }: Published): JsonSchema {
  const refer = (name: string, definition: string): JsonSchema => {
    const key = document.find((candidate) => candidate.name === name);
    if (key === undefined) return {};
    const members = { $ref: `#/definitions/${definition}` };
    const nested = key.type === 'StepList' ? { items: members } : { additionalProperties: members };
    return { [name]: { ...valueSchema(key, link), ...nested } };
  };
  return {
    ...refer('parameters', 'parameter'),
    ...refer('variables', 'variable'),
    ...refer('mainSteps', 'step'),
  };
}

function definitions(source: Published): JsonSchema {
  return {
    parameter: objectSchema(
      source.parameter,
      false,
      guidePage('documents-syntax-data-elements-parameters.html'),
    ),
    ...(source.document.some((key) => key.name === 'variables')
      ? { variable: objectSchema(variableKeys, false, source.link) }
      : {}),
    step: stepSchema(source),
    ...Object.fromEntries(source.actions.map((action) => [definitionName(action), inputsSchema(action)])),
  };
}

function definitionName(action: ActionSpec): string {
  return `inputs of ${action.name}`;
}

/** A step; what its `inputs` may hold follows from its action. */
function stepSchema({ step, actions, link }: Published): JsonSchema {
  const shape = objectSchema(step, false, link);
  return {
    ...shape,
    type: 'object',
    properties: { ...propertiesOf(shape), action: actionSchema(actions) },
    allOf: actions.map((action) => ({
      if: { properties: { action: { const: action.name } }, required: ['action'] },
      then: {
        properties: { inputs: { $ref: `#/definitions/${definitionName(action)}` } },
        ...(action.inputs.some((input) => input.required) ? { required: ['inputs'] } : {}),
      },
    })),
  };
}

function actionSchema(actions: readonly ActionSpec[]): JsonSchema {
  return {
    description: 'What the step does.',
    enum: actions.map((action) => action.name),
    markdownEnumDescriptions: actions.map((action) => `${action.about} [Documentation](${action.link})`),
  };
}

function inputsSchema(action: ActionSpec): JsonSchema {
  const shape = objectSchema(action.inputs, action.openInputs ?? false, action.link);
  const alternatives = action.oneOf?.map((name) => ({ required: [name] }));
  return {
    description: `${action.about} ${action.link}`,
    ...shape,
    properties: nestedSteps(action, propertiesOf(shape)),
    ...(alternatives === undefined ? {} : { anyOf: alternatives }),
  };
}

/** The steps of a loop are steps like any other. */
function nestedSteps(action: ActionSpec, properties: JsonSchema): JsonSchema {
  const steps = action.inputs.find((input) => input.type === 'StepList');
  if (steps === undefined) return properties;
  const value = { ...valueSchema(steps, action.link), items: { $ref: '#/definitions/step' } };
  return { ...properties, [steps.name]: value };
}
