import {
  listedDocument,
  type DocumentFacts,
  type ListedDocument,
} from '../../src/features/documents/model.ts';

/** An own Command document in version 3, and what a test wants different. */
export function aDocument(name: string, some: Partial<DocumentFacts> = {}): ListedDocument {
  return listedDocument({
    name,
    owner: 'mine',
    ownerName: '111122223333',
    type: 'Command',
    format: 'YAML',
    version: '3',
    versionName: '',
    displayName: '',
    schemaVersion: '2.2',
    platforms: ['Linux'],
    targetType: '',
    author: '',
    created: undefined,
    tags: [],
    ...some,
  });
}
