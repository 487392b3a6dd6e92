import { variableKeys } from '../tables/parameters.ts';
import { guidePage, type ActionSpec } from '../tables/spec.ts';
import { objectSchema, valueSchema, type JsonSchema } from './fragment.ts';
import { published, type Published } from './publishedTypes.ts';

/** The contents of `schemas/` by file name: JSON Schema draft 7, for any editor. */
export function publishedSchemas(): ReadonlyMap<string, JsonSchema> {
  return new Map(published.map((source) => [source.file, documentSchema(source)]));
}

function documentSchema(source: Published): JsonSchema {
  const shape = objectSchema(source.document, source.open ?? false, source.link);
  const own: JsonSchema = { ...propertiesOf(shape), $schema: { type: 'string' }, ...references(source) };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: source.title,
    description: `${source.description} ${source.link}`,
    ...shape,
    type: 'object',
    properties: own,
    ...alternatives(source),
    definitions: definitions(source),
  };
}

function propertiesOf(shape: JsonSchema): JsonSchema {
  return typeof shape['properties'] === 'object' ? { ...shape['properties'] } : {};
}

/** What else holds for some values of a key: the properties of a session are those of its type. */
function alternatives({ variants, link }: Published): JsonSchema {
  if (variants === undefined) return {};
  const { by, keys } = variants;
  return {
    allOf: [...keys].map(([value, own]) => ({
      if: { properties: { [by]: { const: value } }, required: [by] },
      then: { properties: propertiesOf(objectSchema(own, true, link)) },
    })),
  };
}

/** The top-level keys whose values have definitions of their own. */
function references({ document, link, legacy }: Published): JsonSchema {
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
    ...(legacy === undefined ? {} : { runtimeConfig: runtimeConfig(legacy) }),
  };
}

/** Plugins by name; their inputs are `properties`, in a map or in a list of maps. */
function runtimeConfig(plugins: readonly ActionSpec[]): JsonSchema {
  const plugin = (action: ActionSpec): JsonSchema => {
    const inputs = { $ref: `#/definitions/${definitionName(action)}` };
    const properties = {
      description: `What the plugin needs: a map, a list of maps, or a reference. ${action.link}`,
      anyOf: [inputs, { type: 'array', items: inputs }],
    };
    return { type: 'object', description: `${action.about} ${action.link}`, properties: { properties } };
  };
  return {
    type: 'object',
    description: `The plugins by name, each with its properties. ${parametersPage}`,
    properties: Object.fromEntries(plugins.map((action) => [action.name, plugin(action)])),
    additionalProperties: false,
  };
}

function definitions(source: Published): JsonSchema {
  return {
    ...(source.parameter.length > 0
      ? { parameter: objectSchema(source.parameter, false, parametersPage) }
      : {}),
    ...(source.document.some((key) => key.name === 'variables')
      ? { variable: objectSchema(variableKeys, false, source.link) }
      : {}),
    ...(source.step.length > 0 ? { step: stepSchema(source) } : {}),
    ...inputDefinitions(source),
  };
}

function inputDefinitions({ actions, legacy }: Published): JsonSchema {
  const all = [...actions, ...(legacy ?? [])];
  return Object.fromEntries(all.map((action) => [definitionName(action), inputsSchema(action)]));
}

const parametersPage = guidePage('documents-syntax-data-elements-parameters.html');

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
