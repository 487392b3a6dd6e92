import type { DocumentFormat } from '../model.ts';

/** A document of the demo account: its contents in order of versions. */
export interface OwnDocument {
  readonly name: string;
  readonly type: string;
  readonly format: DocumentFormat;
  readonly versions: readonly [string, ...string[]];
  readonly versionNames?: readonly (string | undefined)[];
  readonly defaultVersion: number;
  readonly displayName?: string;
  readonly targetType?: string;
  readonly tags?: Readonly<Record<string, string>>;
  /** Accounts that it is shared with. */
  readonly sharedWith?: readonly string[];
  /** Another account that owns it and shares it with the demo's. */
  readonly owner?: string;
  /** Documents that it needs, for example an ApplicationConfiguration's schema. */
  readonly requires?: readonly string[];
}
