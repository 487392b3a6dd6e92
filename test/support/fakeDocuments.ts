import type { DocumentIdentifier } from '@aws-sdk/client-ssm';
import type { Answers } from './fakeConnection.ts';
import { pageOf } from './fakeFleet.ts';

/** A Command document as ListDocuments names it, and what a test wants different. */
export function identifier(name: string, some: Partial<DocumentIdentifier> = {}): DocumentIdentifier {
  return {
    Name: name,
    Owner: '111122223333',
    DocumentType: 'Command',
    DocumentFormat: 'YAML',
    DocumentVersion: '1',
    SchemaVersion: '2.2',
    PlatformTypes: ['Linux'],
    ...some,
  };
}

/** Documents by the owner that the filter of ListDocuments names. */
export interface Catalogue {
  readonly Self?: readonly DocumentIdentifier[];
  readonly Amazon?: readonly DocumentIdentifier[];
  readonly Private?: readonly DocumentIdentifier[];
}

export function catalogueAnswers(catalogue: Catalogue): Answers {
  return {
    ListDocuments: (input) => {
      const owner = input.Filters?.find((filter) => filter.Key === 'Owner')?.Values?.[0];
      const known = (['Self', 'Amazon', 'Private'] as const).find((each) => each === owner);
      const documents = known === undefined ? [] : (catalogue[known] ?? []);
      const { items, token } = pageOf(documents, input);
      return { DocumentIdentifiers: items, ...token };
    },
  };
}
