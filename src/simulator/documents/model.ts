import type { JsonObject } from '../../core/base/json.ts';
import type { Tag } from '../system.ts';

export type DocumentFormat = 'JSON' | 'YAML' | 'TEXT';

/** One version of a document, as it was created. */
export interface DocumentVersion {
  readonly version: number;
  readonly versionName: string | undefined;
  readonly displayName: string | undefined;
  readonly targetType: string | undefined;
  readonly format: DocumentFormat;
  readonly content: string;
  /** The content read; an empty object for what is not JSON or YAML. */
  readonly parsed: JsonObject;
  /** Milliseconds since the epoch. */
  readonly created: number;
  readonly requires: readonly JsonObject[];
}

export interface SsmDocument {
  /** As it is called by its owner. */
  readonly name: string;
  /** `Amazon`, or the account's id. */
  readonly owner: string;
  readonly type: string;
  readonly platforms: readonly string[];
  /** ARN of who created it; undefined for Amazon's. */
  readonly author: string | undefined;
  readonly tags: readonly Tag[];
  setTags(tags: readonly Tag[]): void;
  /** Ascending; never empty. */
  versions: readonly DocumentVersion[];
  defaultVersion: number;
  /** Version that is shared, by account id or `all`. */
  readonly sharedWith: Map<string, string>;
}

/** What a document starts with. */
export type DocumentSeed = Omit<SsmDocument, 'tags' | 'setTags' | 'sharedWith'> & {
  readonly tags?: readonly Tag[];
};

export function createDocument(seed: DocumentSeed): SsmDocument {
  let tags = seed.tags ?? [];
  return {
    ...seed,
    get tags() {
      return tags;
    },
    setTags(changed) {
      tags = changed;
    },
    sharedWith: new Map(),
  };
}

export function latestOf(document: SsmDocument): DocumentVersion {
  const version = document.versions.at(-1);
  if (version === undefined) throw new Error(`The document ${document.name} has no version.`);
  return version;
}

/** The version that `$DEFAULT` (or nothing), `$LATEST` or a number stands for. */
export function versionOf(document: SsmDocument, wanted: string | undefined): DocumentVersion | undefined {
  if (wanted === '$LATEST') return latestOf(document);
  const number = wanted === undefined || wanted === '$DEFAULT' ? document.defaultVersion : Number(wanted);
  return document.versions.find(({ version }) => version === number);
}
