import type { JsonObject } from '../../core/base/json.ts';
import { objectsOf, requiredText, textsOf } from '../base/json.ts';
import { ServiceError } from '../system.ts';
import { versionOf, type SsmDocument } from './model.ts';
import type { DocumentStore } from './store.ts';

export type DocumentTest = (document: SsmDocument) => boolean;
type FilterTest = (document: SsmDocument, values: readonly string[]) => boolean;

/**
 * ListDocuments' filters in both styles. Names match by their beginning. Without a filter on the owner, public
 * documents of others are left out. Throws `InvalidFilterKey`.
 */
export function documentTest(input: JsonObject, store: DocumentStore): DocumentTest {
  const filters = [
    ...objectsOf(input, 'DocumentFilterList').map((filter) => ({
      key: requiredText(filter, 'key'),
      values: [requiredText(filter, 'value')],
    })),
    ...objectsOf(input, 'Filters').map((filter) => ({
      key: requiredText(filter, 'Key'),
      values: textsOf(filter, 'Values'),
    })),
  ];
  const tests = filters.map(({ key, values }) => {
    const test = testOf(key, store);
    if (test === undefined) throw new ServiceError('InvalidFilterKey', `The filter key ${key} is not valid.`);
    return (document: SsmDocument) => test(document, values);
  });
  return (document) => tests.every((test) => test(document));
}

function testOf(key: string, store: DocumentStore): FilterTest | undefined {
  if (key.startsWith('tag:')) {
    const name = key.slice('tag:'.length);
    return ({ tags }, values) => tags.some((tag) => tag.key === name && values.includes(tag.value));
  }
  switch (key) {
    case 'Owner':
      return (document, values) => values.some((value) => hasOwner(document, value, store));
    case 'Name':
      return (document, values) => values.some((value) => store.visibleName(document).startsWith(value));
    case 'DocumentType':
      return ({ type }, values) => values.includes(type);
    case 'PlatformTypes':
      return ({ platforms }, values) => platforms.some((platform) => values.includes(platform));
    case 'TargetType':
      return (document, values) => values.includes(versionOf(document, undefined)?.targetType ?? '');
    case 'SearchKeyword':
      return ({ name }, values) => values.every((value) => name.toLowerCase().includes(value.toLowerCase()));
    default:
      return undefined;
  }
}

function hasOwner(document: SsmDocument, value: string, store: DocumentStore): boolean {
  switch (value) {
    case 'Amazon':
      return document.owner === 'Amazon';
    case 'Self':
      return store.isOwn(document);
    case 'Private':
      return document.owner !== 'Amazon' && !store.isOwn(document);
    default:
      return document.owner === value;
  }
}
