import type { JsonObject } from '../../core/base/json.ts';
import { sessionTypes } from '../../core/session/handshake.ts';
import { isJsonObject, textOf } from '../base/json.ts';
import { parseParameters } from '../commands/document/parse.ts';
import { interpolateObject } from '../commands/parameters/interpolate.ts';
import { ssmResolver } from '../commands/parameters/references.ts';
import { resolveParameters, type GivenParameters } from '../commands/parameters/values.ts';
import { ServiceError, type DocumentSource, type ParameterSource } from '../system.ts';

/** The document that a session without one uses: a shell, and the account's preferences. */
export const defaultDocument = 'SSM-SessionManagerRunShell';

const defaultIdleMinutes = 20;

/** What a session document says about a session. */
export interface SessionPlan {
  readonly documentName: string;
  /** `Standard_Stream`, `Port`, `InteractiveCommands` or `NonInteractiveCommands`. */
  readonly sessionType: string;
  /** Preferences: the document's own, or the account's when it has none. Parameters are in place. */
  readonly inputs: JsonObject;
  /** What the session runs or forwards, parameters in place: for commands by platform, for Port at once. */
  readonly properties: JsonObject;
  /** KMS key that the session is encrypted with; Port sessions never are (session protocol §10). */
  readonly kmsKeyId: string | undefined;
  readonly idleMs: number;
  /** Minutes; undefined: no limit. */
  readonly maxMinutes: number | undefined;
}

interface PlanSources {
  readonly documents: DocumentSource;
  readonly parameters: ParameterSource;
}

/** @throws ServiceError InvalidDocument, InvalidParameters */
export function planSession(
  sources: PlanSources,
  name: string | undefined,
  given: GivenParameters,
): SessionPlan {
  const documentName = name ?? defaultDocument;
  const found = sources.documents.resolve(documentName, undefined);
  if (found === 'noDocument' || found === 'noVersion') {
    // An account that never saved preferences has no such document, and its sessions start all the same.
    if (documentName === defaultDocument) return planOf(documentName, {}, {});
    throw new ServiceError('InvalidDocument', `Document with name ${documentName} does not exist.`);
  }
  if (found.type !== 'Session') {
    throw new ServiceError(
      'InvalidDocument',
      `Document ${found.name} is of type ${found.type}, not Session.`,
    );
  }
  const { content } = found;
  const values = resolveParameters(parseParameters(content), given, ssmResolver(sources.parameters));
  const filled = interpolateObject(
    { sessionType: content['sessionType'], inputs: content['inputs'], properties: content['properties'] },
    (parameter) => values.get(parameter),
  );
  return planOf(found.name, filled, objectOf(filled, 'inputs') ?? accountPreferences(sources.documents));
}

/** `inputs` of the account's preferences: they hold for every document without its own. */
function accountPreferences(documents: DocumentSource): JsonObject {
  const found = documents.resolve(defaultDocument, undefined);
  return typeof found === 'string' ? {} : (objectOf(found.content, 'inputs') ?? {});
}

function planOf(documentName: string, content: JsonObject, inputs: JsonObject): SessionPlan {
  const sessionType = textOf(content, 'sessionType') ?? sessionTypes.standardStream;
  const kmsKeyId = textOf(inputs, 'kmsKeyId')?.trim() ?? '';
  return {
    documentName,
    sessionType,
    inputs,
    properties: objectOf(content, 'properties') ?? {},
    kmsKeyId: kmsKeyId === '' || sessionType === sessionTypes.port ? undefined : kmsKeyId,
    idleMs: (minutesOf(inputs, 'idleSessionTimeout', 60) ?? defaultIdleMinutes) * 60_000,
    maxMinutes: minutesOf(inputs, 'maxSessionDuration', 1_440),
  };
}

function objectOf(object: JsonObject, key: string): JsonObject | undefined {
  const value = object[key];
  return isJsonObject(value) ? value : undefined;
}

/** A text of digits within the API's range; anything else counts as not set. */
function minutesOf(inputs: JsonObject, key: string, most: number): number | undefined {
  const text = textOf(inputs, key) ?? '';
  const minutes = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  return minutes >= 1 && minutes <= most ? minutes : undefined;
}
