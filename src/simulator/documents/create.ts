import type { JsonObject } from '../../core/base/json.ts';
import { objectsOf, requiredText, textOf } from '../base/json.ts';
import { ServiceError, type CallContext } from '../system.ts';
import { readTags } from '../tags/tags.ts';
import { invalidContent, schemaVersionOf, parseContent } from './content.ts';
import { createDocument, type DocumentFormat, type DocumentVersion, type SsmDocument } from './model.ts';
import { platformsOf } from './platforms.ts';
import { checkContent } from './rules.ts';
import type { DocumentStore } from './store.ts';

const maxDocuments = 500;
const reservedPrefix = /^(aws|amazon|amzn)/i;

/** CreateDocument. Throws the operation's own errors; the document is kept when it returns. */
export function createFrom(
  store: DocumentStore,
  input: JsonObject,
  context: CallContext,
  now: number,
): SsmDocument {
  const name = requiredText(input, 'Name');
  if (reservedPrefix.test(name)) {
    throw new ServiceError('ValidationException', `The document name ${name} begins with a reserved prefix.`);
  }
  if (store.findOwn(name) !== undefined) {
    throw new ServiceError('DocumentAlreadyExists', `Document with same name ${name} already exists`);
  }
  if (store.ownCount >= maxDocuments) {
    throw new ServiceError('DocumentLimitExceeded', `You can have at most ${maxDocuments} documents.`);
  }
  const type = typeOf(input);
  const version = versionFrom(input, type, 1, now);
  const document = createDocument({
    ...{ name, type, owner: context.accountId, author: context.callerArn, tags: readTags(input) },
    platforms: platformsOf(type, version.parsed),
    versions: [version],
    defaultVersion: 1,
  });
  store.add(document);
  return document;
}

/** Only a document of the first schema says without a type that it is a command. */
function typeOf(input: JsonObject): string {
  const type = textOf(input, 'DocumentType');
  if (type !== undefined) return type;
  const parsed = parseContent(requiredText(input, 'Content'), formatOf(input));
  const version = schemaVersionOf(parsed);
  if (version === '1.2') return 'Command';
  throw invalidContent(`Document type is required for schema version ${version ?? 'null'}`);
}

/** A version as CreateDocument and UpdateDocument are given it. */
export function versionFrom(input: JsonObject, type: string, number: number, now: number): DocumentVersion {
  const content = requiredText(input, 'Content');
  const format = formatOf(input);
  return {
    ...{ version: number, content, format, created: now },
    parsed: checkContent(content, format, type),
    versionName: textOf(input, 'VersionName'),
    displayName: textOf(input, 'DisplayName'),
    targetType: textOf(input, 'TargetType'),
    requires: objectsOf(input, 'Requires'),
  };
}

const formats: readonly DocumentFormat[] = ['JSON', 'YAML', 'TEXT'];

export function formatOf(input: JsonObject): DocumentFormat {
  return wantedFormat(input) ?? 'JSON';
}

export function wantedFormat(input: JsonObject): DocumentFormat | undefined {
  return formats.find((format) => format === textOf(input, 'DocumentFormat'));
}
