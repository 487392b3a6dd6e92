import type { Json, JsonObject } from '../../../core/base/json.ts';
import { isJsonArray, isJsonObject, numberOf, objectsOf, textOf } from '../../base/json.ts';
import { textOfValue } from '../parameters/interpolate.ts';
import type { CommandDocument, ParameterDefinition, Step } from './model.ts';

/** Reads the parsed content of a Command document; undefined when it has no steps to run. */
export function parseDocument(content: JsonObject): CommandDocument | undefined {
  const schemaVersion = sideOf(content['schemaVersion']);
  const steps =
    schemaVersion === '1.2' ? stepsOf12(content) : objectsOf(content, 'mainSteps').map(stepOf(schemaVersion));
  if (steps.length === 0) return undefined;
  return { schemaVersion, parameters: parseParameters(content), steps };
}

/** Schema 1.2: plugin name to `{properties: [{…}] | {…}}`; each member of properties runs, under one name. */
function stepsOf12(content: JsonObject): readonly Step[] {
  const config = content['runtimeConfig'];
  if (!isJsonObject(config)) return [];
  return Object.entries(config).flatMap(([plugin, value]) => {
    if (!isJsonObject(value)) return [];
    const { properties } = value;
    const list = isJsonArray(properties) ? objectsOf(value, 'properties') : [properties].filter(isJsonObject);
    return list.map((inputs) => ({
      name: plugin,
      plugin,
      inputs,
      precondition: undefined,
      skipsForeignPlatform: false,
    }));
  });
}

const stepOf =
  (schemaVersion: string) =>
  (step: JsonObject, index: number): Step => {
    const inputs = step['inputs'];
    return {
      name: textOf(step, 'name') ?? `step${String(index + 1)}`,
      plugin: textOf(step, 'action') ?? '',
      inputs: isJsonObject(inputs) ? inputs : {},
      precondition: preconditionOf(step['precondition']),
      skipsForeignPlatform: schemaVersion === '2.2',
    };
  };

function preconditionOf(value: Json | undefined): readonly [string, string] | undefined {
  if (!isJsonObject(value)) return undefined;
  const sides = value['StringEquals'];
  if (!isJsonArray(sides) || sides.length !== 2) return undefined;
  return [sideOf(sides[0]), sideOf(sides[1])];
}

function sideOf(side: Json | undefined): string {
  return side === undefined ? '' : textOfValue(side);
}

/** Definitions of a document's parameters; any document type has them alike. */
export function parseParameters(content: JsonObject): readonly ParameterDefinition[] {
  const value = content['parameters'];
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, definition]) =>
    isJsonObject(definition) ? [parameterOf(name, definition)] : [],
  );
}

function parameterOf(name: string, definition: JsonObject): ParameterDefinition {
  const allowed = definition['allowedValues'];
  return {
    name,
    type: textOf(definition, 'type') ?? 'String',
    defaultValue: definition['default'] ?? undefined,
    allowedValues: isJsonArray(allowed) ? allowed.map(String) : [],
    allowedPattern: textOf(definition, 'allowedPattern'),
    minItems: numberOf(definition, 'minItems'),
    maxItems: numberOf(definition, 'maxItems'),
    minChars: numberOf(definition, 'minChars'),
    maxChars: numberOf(definition, 'maxChars'),
    asVariable: definition['interpolationType'] === 'ENV_VAR',
  };
}
