import { createHash } from 'node:crypto';
import type { Json, JsonObject } from '../../core/base/json.ts';
import { epochSeconds, isJsonObject, present, textOf } from '../base/json.ts';
import { writeTags } from '../tags/tags.ts';
import { contentAs, schemaVersionOf } from './content.ts';
import { latestOf, type DocumentFormat, type DocumentVersion, type SsmDocument } from './model.ts';

/** `DocumentIdentifier` of ListDocuments: the default version. */
export function identifierView(document: SsmDocument, version: DocumentVersion, name: string): JsonObject {
  return present({
    Name: name,
    Owner: document.owner,
    ...common(document, version),
    DocumentVersion: String(version.version),
    SchemaVersion: schemaVersionOf(version.parsed),
    DocumentFormat: version.format,
    PlatformTypes: [...document.platforms],
    TargetType: version.targetType,
    Tags: writeTags(document.tags),
    Author: document.author,
  });
}

/** `DocumentDescription` of DescribeDocument, CreateDocument and UpdateDocument. */
export function descriptionView(
  document: SsmDocument,
  version: DocumentVersion,
  name: string,
  status: string,
): JsonObject {
  return present({
    Hash: createHash('sha256').update(version.content).digest('hex'),
    HashType: 'Sha256',
    Name: name,
    Owner: document.owner,
    ...common(document, version),
    Status: status,
    DocumentVersion: String(version.version),
    Description: textOf(version.parsed, 'description'),
    Parameters: parametersOf(version.parsed),
    PlatformTypes: [...document.platforms],
    SchemaVersion: schemaVersionOf(version.parsed),
    LatestVersion: String(latestOf(document).version),
    DefaultVersion: String(document.defaultVersion),
    DocumentFormat: version.format,
    TargetType: version.targetType,
    Tags: writeTags(document.tags),
    Author: document.author,
  });
}

/** GetDocument's answer, in the format that was asked for. */
export function contentView(
  document: SsmDocument,
  version: DocumentVersion,
  name: string,
  wanted: DocumentFormat | undefined,
): JsonObject {
  const { content, format } = contentAs(version, wanted);
  return present({
    Name: name,
    ...common(document, version),
    DocumentVersion: String(version.version),
    Status: 'Active',
    Content: content,
    DocumentFormat: format,
  });
}

/** `DocumentVersionInfo` of ListDocumentVersions. */
export function versionView(document: SsmDocument, version: DocumentVersion, name: string): JsonObject {
  return present({
    Name: name,
    DisplayName: version.displayName,
    DocumentVersion: String(version.version),
    VersionName: version.versionName,
    CreatedDate: epochSeconds(version.created),
    IsDefaultVersion: version.version === document.defaultVersion,
    DocumentFormat: version.format,
    Status: 'Active',
  });
}

function common(document: SsmDocument, version: DocumentVersion): JsonObject {
  return present({
    CreatedDate: epochSeconds(version.created),
    DisplayName: version.displayName,
    VersionName: version.versionName,
    DocumentType: document.type,
    Requires: version.requires.length === 0 ? undefined : version.requires,
  });
}

/** `DocumentParameter`s: a default value is text, lists and maps as JSON. */
function parametersOf(parsed: JsonObject): readonly JsonObject[] | undefined {
  const declared = parsed['parameters'];
  if (!isJsonObject(declared)) return undefined;
  return Object.entries(declared).map(([name, definition]) => {
    const fields = isJsonObject(definition) ? definition : {};
    return present({
      Name: name,
      Type: textOf(fields, 'type'),
      Description: textOf(fields, 'description'),
      DefaultValue: defaultText(fields['default']),
    });
  });
}

function defaultText(value: Json | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
