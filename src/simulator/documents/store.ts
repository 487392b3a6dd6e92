import type { SsmDocument } from './model.ts';

/** All documents that the account sees, by the name under which it sees them. */
export interface DocumentStore {
  /** By name, or by ARN of one's own, Amazon's or a shared document. */
  find(nameOrArn: string): SsmDocument | undefined;
  /** One's own, which alone can be changed. */
  findOwn(name: string): SsmDocument | undefined;
  readonly ownCount: number;
  add(document: SsmDocument): void;
  remove(document: SsmDocument): void;
  /** In ascending order of {@link DocumentStore.visibleName}. */
  list(): readonly SsmDocument[];
  /** What ListDocuments calls it: a document of another account by its ARN. */
  visibleName(document: SsmDocument): string;
  isOwn(document: SsmDocument): boolean;
}

export function createDocumentStore(
  initial: readonly SsmDocument[],
  { accountId, region }: { readonly accountId: string; readonly region: string },
): DocumentStore {
  const byName = new Map<string, SsmDocument>();
  let sorted: readonly SsmDocument[] | undefined;
  const isOwn = (document: SsmDocument): boolean => document.owner === accountId;
  const visibleName = (document: SsmDocument): string =>
    isOwn(document) || document.owner === 'Amazon'
      ? document.name
      : `arn:aws:ssm:${region}:${document.owner}:document/${document.name}`;
  const find = (nameOrArn: string): SsmDocument | undefined =>
    byName.get(nameOrArn) ?? byName.get(localName(nameOrArn, accountId));
  for (const document of initial) byName.set(visibleName(document), document);
  return {
    find,
    findOwn(name) {
      const document = find(name);
      return document !== undefined && isOwn(document) ? document : undefined;
    },
    get ownCount() {
      return [...byName.values()].filter(isOwn).length;
    },
    add(document) {
      byName.set(visibleName(document), document);
      sorted = undefined;
    },
    remove(document) {
      byName.delete(visibleName(document));
      sorted = undefined;
    },
    list: () => (sorted ??= [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, document]) => document)),
    visibleName,
    isOwn,
  };
}

/** An ARN without an account is Amazon's; one with the own account is one's own. */
function localName(nameOrArn: string, accountId: string): string {
  const match = /^arn:[^:]+:ssm:[^:]*:(?<account>\d*):document\/(?<name>.+)$/.exec(nameOrArn);
  const { account, name } = match?.groups ?? {};
  return name !== undefined && (account === '' || account === accountId) ? name : nameOrArn;
}
