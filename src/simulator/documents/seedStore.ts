import { stringify } from 'yaml';
import { isRecord, isString, isStringArray } from '../../core/base/json.ts';
import { isJsonObject } from '../base/json.ts';
import { catalogue } from './catalogue/index.ts';
import { parseContent } from './content.ts';
import { createDocument, type DocumentFormat, type DocumentVersion, type SsmDocument } from './model.ts';
import { commandDocuments } from './own/commands.ts';
import { deployRelease } from './own/deployRelease.ts';
import { otherDocuments } from './own/others.ts';
import type { OwnDocument } from './own/spec.ts';
import { platformsOf } from './platforms.ts';
import { createDocumentStore, type DocumentStore } from './store.ts';

export interface DocumentSeedOptions {
  readonly accountId: string;
  readonly region: string;
  readonly callerArn: string;
  /** Whether the demo account's own and those shared with it are there. */
  readonly ownDocuments: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

const day = 24 * 60 * 60 * 1000;

/** The documents that the simulator starts with: Amazon's, the demo account's, and one that is shared with it. */
export function seedDocuments(options: DocumentSeedOptions): DocumentStore {
  const amazon = catalogue().map((raw) => fromCatalogue(raw, options.now));
  const specs = options.ownDocuments ? [deployRelease, ...commandDocuments, ...otherDocuments] : [];
  const own = specs.map((spec) => fromSpec(spec, options));
  return createDocumentStore([...amazon, ...own], options);
}

/** A file of the catalogue. Throws when it is not one: that is a mistake in the file, and its test fails. */
export function fromCatalogue(raw: unknown, now: number): SsmDocument {
  if (!isRecord(raw)) throw new Error('A catalogue file is an object.');
  const { name, type, version, platforms, targetType, content } = raw;
  const format = raw['format'] === 'YAML' ? 'YAML' : 'JSON';
  if (!isString(name) || !isString(type) || typeof version !== 'number' || !isStringArray(platforms)) {
    throw new Error('A catalogue file has name, type, version and platforms.');
  }
  if (!isJsonObject(content)) throw new Error(`${name} has no content.`);
  const only: DocumentVersion = {
    ...{ version, parsed: content, format },
    content: format === 'YAML' ? stringify(content, { lineWidth: 0 }) : JSON.stringify(content, null, 2),
    created: now - (100 + name.length * 7) * day,
    versionName: undefined,
    displayName: undefined,
    targetType: isString(targetType) ? targetType : undefined,
    requires: [],
  };
  return createDocument({
    ...{ name, type, platforms },
    owner: 'Amazon',
    author: undefined,
    versions: [only],
    defaultVersion: version,
  });
}

function fromSpec(spec: OwnDocument, { accountId, callerArn, now }: DocumentSeedOptions): SsmDocument {
  const versions = spec.versions.map((content, index) => ownVersion(spec, content, index, now));
  const owner = spec.owner ?? accountId;
  const document = createDocument({
    ...{ name: spec.name, type: spec.type, owner, versions, defaultVersion: spec.defaultVersion },
    platforms: platformsOf(spec.type, versions.at(-1)?.parsed ?? {}),
    author: owner === accountId ? callerArn : `arn:aws:iam::${owner}:user/platform`,
    tags: Object.entries(spec.tags ?? {}).map(([key, value]) => ({ key, value })),
  });
  for (const account of spec.sharedWith ?? []) document.sharedWith.set(account, '$DEFAULT');
  return document;
}

function ownVersion(spec: OwnDocument, content: string, index: number, now: number): DocumentVersion {
  const format: DocumentFormat = spec.format;
  return {
    ...{ version: index + 1, content, format },
    parsed: parseContent(content, format),
    created: now - (spec.versions.length - index) * 20 * day,
    versionName: spec.versionNames?.[index],
    displayName: spec.displayName,
    targetType: spec.targetType,
    requires: (spec.requires ?? []).map((name) => ({ Name: name, Version: '1' })),
  };
}
