import type { CallOptions, Connection } from '../../core/aws/connection.ts';
import { AppError, isAppError } from '../../core/base/errors.ts';
import { isRecord, parseJson } from '../../core/base/json.ts';
import { plainText } from '../../core/base/plainText.ts';
import { preferencesName } from './preferences/document.ts';
import { inputsOf, type Inputs } from './preferences/inputs.ts';
import type { ListedSession } from './session.ts';

/** What decides where a session is logged, as it is now: it may have been another when the session began. */
export interface LogSource {
  /** `SSM-SessionManagerRunShell, version 3`. */
  readonly name: string;
  readonly inputs: Inputs;
}

/**
 * What the session's own document sets, else the preferences (GetDocument, the version in force).
 *
 * @returns undefined for an account without preferences, whose sessions are not logged
 * @throws AppError `conflict` for a port session, which is never logged (facts of Session Manager's logging), and
 * `notFound` for a document that is not there any more
 */
export async function readLogSource(
  connection: Connection,
  { documentName }: Pick<ListedSession, 'documentName'>,
  options: CallOptions,
): Promise<LogSource | undefined> {
  if (documentName !== '' && documentName !== preferencesName) {
    const own = await readOwn(connection, documentName, options);
    if (own !== undefined) return own;
  }
  const found = await readDocument(connection, preferencesName, options);
  if (found === undefined) return undefined;
  return { name: found.name, inputs: inputsOf(found.values) ?? {} };
}

/** Undefined for a document that sets nothing itself. */
async function readOwn(
  connection: Connection,
  documentName: string,
  options: CallOptions,
): Promise<LogSource | undefined> {
  const found = await readDocument(connection, documentName, options);
  if (found === undefined) {
    const sentence = `The document ${plainText(documentName)} of this session is not there any more: where it was logged cannot be derived.`;
    throw new AppError('notFound', sentence);
  }
  if (isRecord(found.values) && found.values['sessionType'] === 'Port') throw neverLogged();
  const inputs = inputsOf(found.values);
  return inputs === undefined ? undefined : { name: found.name, inputs };
}

export function neverLogged(): AppError {
  return new AppError(
    'conflict',
    'Port forwarding and SSH sessions are never logged: Session Manager does not see into them. CloudTrail records who opened them.',
  );
}

async function readDocument(
  connection: Connection,
  name: string,
  options: CallOptions,
): Promise<{ readonly name: string; readonly values: unknown } | undefined> {
  try {
    const input = { Name: name, DocumentFormat: 'JSON' } as const;
    const { Content = '', DocumentVersion } = await connection.call('GetDocument', input, options);
    const version = DocumentVersion === undefined ? '' : `, version ${DocumentVersion}`;
    return { name: `${plainText(name)}${version}`, values: parseJson(Content) };
  } catch (error) {
    if (isAppError(error) && error.code === 'InvalidDocument') return undefined;
    throw error;
  }
}
