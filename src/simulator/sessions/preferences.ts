import type { JsonObject } from '../../core/base/json.ts';
import { isJsonObject, textOf } from '../base/json.ts';
import { parseParameters } from '../commands/document/parse.ts';
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
  readonly inputs: JsonObject;
  readonly idleMs: number;
  /** Minutes; undefined: no limit. */
  readonly maxMinutes: number | undefined;
}

/** @throws ServiceError InvalidDocument, InvalidParameters */
export function planSession(
  sources: { readonly documents: DocumentSource; readonly parameters: ParameterSource },
  name: string | undefined,
  given: GivenParameters,
): SessionPlan {
  const documentName = name ?? defaultDocument;
  const found = sources.documents.resolve(documentName, undefined);
  if (found === 'noDocument' || found === 'noVersion') {
    // An account that never saved preferences has no such document, and its sessions start all the same.
    if (documentName === defaultDocument) return planOf(documentName, {});
    throw new ServiceError('InvalidDocument', `Document with name ${documentName} does not exist.`);
  }
  if (found.type !== 'Session') {
    throw new ServiceError(
      'InvalidDocument',
      `Document ${found.name} is of type ${found.type}, not Session.`,
    );
  }
  resolveParameters(parseParameters(found.content), given, ssmResolver(sources.parameters));
  return planOf(found.name, found.content);
}

function planOf(documentName: string, content: JsonObject): SessionPlan {
  const inputs = content['inputs'];
  const preferences = isJsonObject(inputs) ? inputs : {};
  return {
    documentName,
    sessionType: textOf(content, 'sessionType') ?? 'Standard_Stream',
    inputs: preferences,
    idleMs: (minutesOf(preferences, 'idleSessionTimeout', 60) ?? defaultIdleMinutes) * 60_000,
    maxMinutes: minutesOf(preferences, 'maxSessionDuration', 1_440),
  };
}

/** A text of digits within the API's range; anything else counts as not set. */
function minutesOf(inputs: JsonObject, key: string, most: number): number | undefined {
  const text = textOf(inputs, key) ?? '';
  const minutes = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  return minutes >= 1 && minutes <= most ? minutes : undefined;
}
