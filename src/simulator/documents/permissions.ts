import type { JsonObject } from '../../core/base/json.ts';
import { numberOf, present, textOf, textsOf } from '../base/json.ts';
import { cutPage, pagePurpose } from '../base/pages.ts';
import type { Tokens } from '../base/tokens.ts';
import { ServiceError } from '../system.ts';
import type { SsmDocument } from './model.ts';
import type { DocumentStore } from './store.ts';

const maxAccounts = 1000;
const maxPublic = 5;

/** DescribeDocumentPermission: the accounts that may use a document, and which version. */
export function describePermission(document: SsmDocument, input: JsonObject, tokens: Tokens): JsonObject {
  const page = cutPage(tokens, {
    items: [...document.sharedWith].sort(([a], [b]) => (a < b ? -1 : 1)),
    keyOf: ([account]) => account,
    max: numberOf(input, 'MaxResults') ?? 50,
    token: textOf(input, 'NextToken'),
    purpose: pagePurpose('DescribeDocumentPermission', input),
  });
  return present({
    AccountIds: page.items.map(([account]) => account),
    AccountSharingInfoList: page.items.map(([account, version]) => ({
      AccountId: account,
      SharedDocumentVersion: version,
    })),
    NextToken: page.nextToken,
  });
}

/** ModifyDocumentPermission: shares with accounts, or with `all`; takes it back. */
export function modifyPermission(store: DocumentStore, document: SsmDocument, input: JsonObject): JsonObject {
  const added = textsOf(input, 'AccountIdsToAdd');
  if (added.includes('all')) checkPublic(store, document, added);
  const after = new Map(document.sharedWith);
  for (const account of textsOf(input, 'AccountIdsToRemove')) after.delete(account);
  for (const account of added)
    after.set(account.toLowerCase(), textOf(input, 'SharedDocumentVersion') ?? '$DEFAULT');
  if (after.size > maxAccounts) {
    throw new ServiceError(
      'DocumentPermissionLimit',
      `A document can be shared with at most ${maxAccounts} accounts.`,
    );
  }
  document.sharedWith.clear();
  for (const [account, version] of after) document.sharedWith.set(account, version);
  return {};
}

function checkPublic(store: DocumentStore, document: SsmDocument, added: readonly string[]): void {
  if (added.length > 1)
    throw new ServiceError('ValidationException', 'Either all or accounts can be given, not both.');
  const others = store
    .list()
    .filter((other) => other !== document && store.isOwn(other) && other.sharedWith.has('all'));
  if (others.length >= maxPublic) {
    throw new ServiceError('DocumentLimitExceeded', `You can have at most ${maxPublic} public documents.`);
  }
}
