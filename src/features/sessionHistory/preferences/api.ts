import type { CallOptions, Connection } from '../../../core/aws/connection.ts';
import { AppError, isAppError } from '../../../core/base/errors.ts';
import { isRecord, parseJson } from '../../../core/base/json.ts';
import { formats, preferencesName, type PreferencesFormat } from './document.ts';

/** The preferences that are in force. */
export interface Preferences {
  readonly text: string;
  /** As it was written. */
  readonly format: PreferencesFormat;
  /** The default version: the one that sessions use. */
  readonly version: string;
  /** The newest version, which may be another. */
  readonly latest: string;
}

/** @returns undefined where nobody has ever saved preferences: sessions then use the service's own defaults */
export async function readPreferences(
  connection: Connection,
  options: CallOptions,
): Promise<Preferences | undefined> {
  const facts = await unlessAbsent(() =>
    connection.call('DescribeDocument', { Name: preferencesName }, options),
  );
  if (facts === undefined) return undefined;
  const { DefaultVersion, LatestVersion, DocumentFormat, DocumentVersion } = facts.Document ?? {};
  const version = DefaultVersion ?? DocumentVersion ?? '1';
  const format = formats.find((known) => known === DocumentFormat) ?? 'JSON';
  const text = await readVersion(connection, version, format, options);
  return { text, format, version, latest: LatestVersion ?? version };
}

/** The text of one version (GetDocument). */
export async function readVersion(
  connection: Connection,
  version: string,
  format: PreferencesFormat,
  options: CallOptions,
): Promise<string> {
  const input = { Name: preferencesName, DocumentVersion: version, DocumentFormat: format };
  const { Content } = await connection.call('GetDocument', input, options);
  if (Content !== undefined) return Content;
  throw new AppError('notFound', `Version ${version} of ${preferencesName} has no content to show.`);
}

/** Makes the preferences where there are none (CreateDocument); they are in force at once. */
export async function createPreferences(
  connection: Connection,
  text: string,
  format: PreferencesFormat,
  options: CallOptions,
): Promise<void> {
  const input = {
    Name: preferencesName,
    DocumentType: 'Session',
    DocumentFormat: format,
    Content: text,
  } as const;
  await connection.call('CreateDocument', input, options);
}

/**
 * Adds a version on top of the newest one (UpdateDocument). It is not in force before it is the default. A text
 * that a version has already is no failure: that version is answered.
 */
export async function addVersion(
  connection: Connection,
  text: string,
  format: PreferencesFormat,
  options: CallOptions,
): Promise<string> {
  const input = { Name: preferencesName, DocumentVersion: '$LATEST', DocumentFormat: format, Content: text };
  try {
    const { DocumentDescription } = await connection.call('UpdateDocument', input, options);
    const added = DocumentDescription?.DocumentVersion ?? DocumentDescription?.LatestVersion;
    if (added !== undefined) return added;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const same = await versionWith(connection, text, format, options);
    if (same === undefined) throw error;
    return same;
  }
  throw new AppError('network', 'UpdateDocument did not say which version it has made. Save again.');
}

/** Puts a version in force (UpdateDocumentDefaultVersion). */
export async function makeDefault(
  connection: Connection,
  version: string,
  options: CallOptions,
): Promise<void> {
  const input = { Name: preferencesName, DocumentVersion: version };
  await connection.call('UpdateDocumentDefaultVersion', input, options);
}

/** So many versions are looked through for one with a given text. */
const mostVersions = 50;

/** The newest version with this text. */
async function versionWith(
  connection: Connection,
  text: string,
  format: PreferencesFormat,
  options: CallOptions,
): Promise<string | undefined> {
  const versions: string[] = [];
  for await (const page of connection.pages('ListDocumentVersions', { Name: preferencesName }, options)) {
    versions.push(...(page.DocumentVersions ?? []).flatMap(({ DocumentVersion }) => DocumentVersion ?? []));
  }
  const newestFirst = versions.sort((left, right) => Number(right) - Number(left));
  for (const version of newestFirst.slice(0, mostVersions)) {
    if (sameMeaning(await readVersion(connection, version, format, options), text)) return version;
  }
  return undefined;
}

/** The same text, or the same values in the same order: the service may keep JSON in another layout. */
export function sameMeaning(one: string, other: string): boolean {
  if (one === other) return true;
  const [left, right] = [parseJson(one), parseJson(other)];
  return isRecord(left) && isRecord(right) && JSON.stringify(left) === JSON.stringify(right);
}

function isDuplicate(error: unknown): boolean {
  return isAppError(error) && error.code === 'DuplicateDocumentContent';
}

async function unlessAbsent<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (isAppError(error) && error.code === 'InvalidDocument') return undefined;
    throw error;
  }
}
