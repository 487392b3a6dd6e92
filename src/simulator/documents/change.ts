import type { JsonObject } from '../../core/base/json.ts';
import { requiredText, textOf } from '../base/json.ts';
import { ServiceError } from '../system.ts';
import { versionFrom } from './create.ts';
import { latestOf, versionOf, type DocumentVersion, type SsmDocument } from './model.ts';
import type { DocumentStore } from './store.ts';

const maxVersions = 1000;

/**
 * UpdateDocument: adds a version on top of the latest one, which stays without effect until it is made the default.
 * Only the latest version can be updated.
 */
export function addVersion(document: SsmDocument, input: JsonObject, now: number): DocumentVersion {
  const latest = latestOf(document);
  const base = textOf(input, 'DocumentVersion');
  if (base !== '$LATEST' && base !== String(latest.version)) throw invalidVersion();
  if (document.versions.length >= maxVersions) {
    throw new ServiceError('DocumentVersionLimitExceeded', `A document has at most ${maxVersions} versions.`);
  }
  const added = versionFrom(input, document.type, latest.version + 1, now);
  if (document.versions.some(({ content }) => content === added.content)) {
    throw new ServiceError(
      'DuplicateDocumentContent',
      'The content of the document matches another version. Change the content of the document and try again.',
    );
  }
  if (
    added.versionName !== undefined &&
    document.versions.some((other) => other.versionName === added.versionName)
  ) {
    throw new ServiceError(
      'DuplicateDocumentVersionName',
      'The version name has already been used in this document.',
    );
  }
  document.versions = [...document.versions, added];
  return added;
}

/** UpdateDocumentDefaultVersion. */
export function setDefault(document: SsmDocument, input: JsonObject): DocumentVersion {
  const version = versionOf(document, requiredText(input, 'DocumentVersion'));
  if (version === undefined) throw invalidVersion();
  document.defaultVersion = version.version;
  return version;
}

/** DeleteDocument: the whole document, or one version that is not the default. */
export function deleteFrom(store: DocumentStore, document: SsmDocument, input: JsonObject): void {
  const wanted = textOf(input, 'DocumentVersion');
  const versionName = textOf(input, 'VersionName');
  if (wanted !== undefined || versionName !== undefined) {
    deleteVersion(document, findVersion(document, wanted, versionName));
    return;
  }
  if (document.sharedWith.size > 0) {
    throw new ServiceError(
      'InvalidDocumentOperation',
      `Must unshare document ${document.name} before it can be deleted.`,
    );
  }
  store.remove(document);
}

function deleteVersion(document: SsmDocument, version: DocumentVersion): void {
  if (version.version === document.defaultVersion) {
    throw new ServiceError('InvalidDocumentOperation', "Default version of the document can't be deleted.");
  }
  document.versions = document.versions.filter((other) => other !== version);
}

/** The version by number or by its name. Throws `InvalidDocumentVersion`. */
export function findVersion(
  document: SsmDocument,
  wanted: string | undefined,
  versionName: string | undefined,
): DocumentVersion {
  const found =
    versionName === undefined
      ? versionOf(document, wanted)
      : document.versions.find((version) => version.versionName === versionName);
  if (found === undefined) throw invalidVersion();
  return found;
}

function invalidVersion(): ServiceError {
  return new ServiceError('InvalidDocumentVersion', 'The document version is not valid or does not exist.');
}
