import type { Json, JsonObject } from '../../core/base/json.ts';
import { isJsonArray, isJsonObject } from '../base/json.ts';
import { ServiceError, type DocumentSource, type ParameterSource } from '../system.ts';
import type { CommandDocument, Step } from './document/model.ts';
import { parseDocument } from './document/parse.ts';
import { ssmResolver } from './parameters/references.ts';
import { resolveParameters, type GivenParameters, type ResolveText } from './parameters/values.ts';
import { scopeOf, type Scope } from './scope.ts';

/** A document ready to run: references to Parameter Store resolved, parameters checked. */
export interface Prepared {
  readonly name: string;
  readonly version: string;
  readonly document: CommandDocument;
  readonly scope: Scope;
}

export interface Sources {
  readonly documents: DocumentSource;
  readonly parameters: ParameterSource;
}

const maxDocumentBytes = 64 * 1024;

/** @throws ServiceError InvalidDocument, InvalidDocumentVersion, InvalidParameters, MaxDocumentSizeExceeded */
export function prepare(
  sources: Sources,
  name: string,
  version: string | undefined,
  given: GivenParameters,
): Prepared {
  const found = sources.documents.resolve(name, version);
  if (found === 'noDocument')
    throw new ServiceError('InvalidDocument', `Document with name ${name} does not exist.`);
  if (found === 'noVersion') {
    throw new ServiceError(
      'InvalidDocumentVersion',
      `Document ${name} has no version ${version ?? '$DEFAULT'}.`,
    );
  }
  const document = found.type === 'Command' ? parseDocument(found.content) : undefined;
  if (document === undefined) {
    throw new ServiceError(
      'InvalidDocument',
      `Document ${name} is of type ${found.type} and cannot be run as a command.`,
    );
  }
  checkSize(found.content, given);
  const resolve = ssmResolver(sources.parameters);
  const values = resolveParameters(document.parameters, given, resolve);
  return {
    name: found.name,
    version: found.version,
    document: { ...document, steps: document.steps.map((step) => withResolvedInputs(step, resolve)) },
    scope: scopeOf(document.parameters, values),
  };
}

/** The content counts together with the parameters' values (CreateDocument); some of AWS's own exceed it alone. */
function checkSize(content: JsonObject, given: GivenParameters): void {
  const bytes = Buffer.byteLength(JSON.stringify(content));
  if (bytes <= maxDocumentBytes && bytes + Buffer.byteLength(JSON.stringify(given)) > maxDocumentBytes) {
    throw new ServiceError('MaxDocumentSizeExceeded', 'The document and its parameters exceed 64 KB.');
  }
}

function withResolvedInputs(step: Step, resolve: ResolveText): Step {
  const inputs = mapTexts(step.inputs, resolve);
  return { ...step, inputs: isJsonObject(inputs) ? inputs : step.inputs };
}

function mapTexts(value: Json, map: ResolveText): Json {
  if (typeof value === 'string') return map(value);
  if (isJsonArray(value)) return value.map((item) => mapTexts(item, map));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, item === undefined ? undefined : mapTexts(item, map)]),
  );
}
