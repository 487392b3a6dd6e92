import type { Clock } from '../../core/base/clock.ts';
import type { JsonObject } from '../../core/base/json.ts';
import { numberOf, present, requiredText, textOf } from '../base/json.ts';
import { cutPage, pagePurpose } from '../base/pages.ts';
import type { Tokens } from '../base/tokens.ts';
import { ServiceError, type DocumentSource, type SimulatorSystem } from '../system.ts';
import type { TaggedResources } from '../tags/system.ts';
import { addVersion, deleteFrom, findVersion, setDefault } from './change.ts';
import { createFrom, wantedFormat } from './create.ts';
import { documentTest } from './filters.ts';
import { latestOf, versionOf, type DocumentVersion, type SsmDocument } from './model.ts';
import { describePermission, modifyPermission } from './permissions.ts';
import type { DocumentStore } from './store.ts';
import { contentView, descriptionView, identifierView, versionView } from './views.ts';

export interface DocumentsParts {
  readonly store: DocumentStore;
  readonly tokens: Tokens;
  readonly clock: Clock;
}

/** The documents system, with what other systems need of it. */
export interface DocumentsSystem extends SimulatorSystem, DocumentSource {
  readonly tagged: TaggedResources;
}

const defaultPage = 50;

export function createDocumentsSystem(parts: DocumentsParts): DocumentsSystem {
  const { store } = parts;
  return {
    operations: { ...readOperations(parts), ...changeOperations(parts) },
    tagged: (id) => store.findOwn(id),
    resolve(name, wanted) {
      const document = store.find(name);
      if (document === undefined) return 'noDocument';
      const version = versionOf(document, wanted);
      if (version === undefined) return 'noVersion';
      return { name, version: String(version.version), type: document.type, content: version.parsed };
    },
    dispose: () => undefined,
  };
}

/** For every document that the account sees. */
function readOperations(parts: DocumentsParts): SimulatorSystem['operations'] {
  const { store } = parts;
  return {
    ListDocuments: (input) => listDocuments(parts, input),
    ListDocumentVersions: (input) => listVersions(parts, input),
    DescribeDocument(input) {
      const document = visible(store, input);
      const version = wantedVersion(document, input);
      return { Document: descriptionView(document, version, store.visibleName(document), 'Active') };
    },
    GetDocument(input) {
      const document = visible(store, input);
      return contentView(
        document,
        wantedVersion(document, input),
        store.visibleName(document),
        wantedFormat(input),
      );
    },
  };
}

/** For the account's own documents. */
function changeOperations({ store, tokens, clock }: DocumentsParts): SimulatorSystem['operations'] {
  return {
    CreateDocument(input, context) {
      const document = createFrom(store, input, context, clock.now());
      return {
        DocumentDescription: descriptionView(document, latestOf(document), document.name, 'Creating'),
      };
    },
    UpdateDocument(input) {
      const document = own(store, input);
      const version = addVersion(document, input, clock.now());
      return { DocumentDescription: descriptionView(document, version, document.name, 'Updating') };
    },
    UpdateDocumentDefaultVersion: (input) => updateDefault(own(store, input), input),
    DeleteDocument(input) {
      deleteFrom(store, own(store, input), input);
      return {};
    },
    DescribeDocumentPermission: (input) => describePermission(own(store, input), input, tokens),
    ModifyDocumentPermission: (input) => modifyPermission(store, own(store, input), input),
  };
}

function wantedVersion(document: SsmDocument, input: JsonObject): DocumentVersion {
  return findVersion(document, textOf(input, 'DocumentVersion'), textOf(input, 'VersionName'));
}

function visible(store: DocumentStore, input: JsonObject): SsmDocument {
  return store.find(requiredText(input, 'Name')) ?? noDocument(input);
}

function own(store: DocumentStore, input: JsonObject): SsmDocument {
  return store.findOwn(requiredText(input, 'Name')) ?? noDocument(input);
}

function noDocument(input: JsonObject): never {
  throw new ServiceError(
    'InvalidDocument',
    `Document with name ${requiredText(input, 'Name')} does not exist.`,
  );
}

function listDocuments({ store, tokens }: DocumentsParts, input: JsonObject): JsonObject {
  const page = cutPage(tokens, {
    items: store.list(),
    keyOf: (document) => store.visibleName(document),
    matches: documentTest(input, store),
    max: numberOf(input, 'MaxResults') ?? defaultPage,
    token: textOf(input, 'NextToken'),
    purpose: pagePurpose('ListDocuments', input),
  });
  const rows = page.items.map((document) =>
    identifierView(document, findVersion(document, undefined, undefined), store.visibleName(document)),
  );
  return present({ DocumentIdentifiers: rows, NextToken: page.nextToken });
}

const descending = 10 ** 12;

/** Newest version first. */
function listVersions({ store, tokens }: DocumentsParts, input: JsonObject): JsonObject {
  const document = visible(store, input);
  const page = cutPage(tokens, {
    items: [...document.versions].reverse(),
    keyOf: ({ version }) => String(descending - version),
    max: numberOf(input, 'MaxResults') ?? defaultPage,
    token: textOf(input, 'NextToken'),
    purpose: pagePurpose('ListDocumentVersions', input),
  });
  const rows = page.items.map((version) => versionView(document, version, store.visibleName(document)));
  return present({ DocumentVersions: rows, NextToken: page.nextToken });
}

function updateDefault(document: SsmDocument, input: JsonObject): JsonObject {
  const version = setDefault(document, input);
  return {
    Description: present({
      Name: document.name,
      DefaultVersion: String(version.version),
      DefaultVersionName: version.versionName,
    }),
  };
}
