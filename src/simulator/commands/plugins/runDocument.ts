import { parseJson, type Json } from '../../../core/base/json.ts';
import { isJsonArray, isJsonObject } from '../../base/json.ts';
import { failed, inputOf, inputText, type Plugin } from './plugin.ts';

/** `aws:runDocument` with a document of Systems Manager; a local path would need a download first. */
export const runDocument: Plugin = async (inputs, context) => {
  const path = inputText(inputs, 'documentPath');
  if (inputText(inputs, 'documentType') !== 'SSMDocument' || path === undefined) {
    return failed('A demo node runs documents of type SSMDocument only.');
  }
  return context.runDocument(path, parametersOf(inputOf(inputs, 'documentParameters')));
};

/** A map, or a map as JSON text; values are texts or lists of texts. */
function parametersOf(value: Json | undefined): Readonly<Record<string, readonly string[]>> {
  const map = typeof value === 'string' ? parseJson(value) : value;
  if (!isJsonObject(map)) return {};
  return Object.fromEntries(Object.entries(map).map(([name, item]) => [name, textsOf(item)]));
}

function textsOf(value: Json | undefined): readonly string[] {
  if (value === undefined || value === null) return [];
  if (isJsonArray(value)) return value.flatMap((item) => textsOf(item));
  return [typeof value === 'string' ? value : JSON.stringify(value)];
}
