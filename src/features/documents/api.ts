import type * as ssm from '@aws-sdk/client-ssm';
import type { Connection } from '../../core/aws/connection.ts';
import { AppError } from '../../core/base/errors.ts';
import type { DocumentFacts, Owner } from './model.ts';

const pageSize = 50;
const formats = ['JSON', 'YAML', 'TEXT'] as const;

/** The filter `Owner` takes one value; what was shared with an account is `Private` to it. */
const ownerFilters: { readonly [O in Owner]: string } = { mine: 'Self', amazon: 'Amazon', shared: 'Private' };

/** Documents of one owner, page by page (ListDocuments). */
export async function* documentPages(
  connection: Connection,
  owner: Owner,
  signal: AbortSignal,
): AsyncIterable<readonly DocumentFacts[]> {
  const input = { Filters: [{ Key: 'Owner', Values: [ownerFilters[owner]] }], MaxResults: pageSize };
  for await (const page of connection.pages('ListDocuments', input, { signal })) {
    yield (page.DocumentIdentifiers ?? []).flatMap((each) => documentFacts(each, owner));
  }
}

function documentFacts(document: ssm.DocumentIdentifier, owner: Owner): readonly DocumentFacts[] {
  if (document.Name === undefined || document.Name === '') return [];
  return [
    {
      name: document.Name,
      owner,
      ownerName: document.Owner ?? '',
      type: document.DocumentType ?? 'Unknown',
      format: document.DocumentFormat ?? 'JSON',
      version: document.DocumentVersion ?? '',
      versionName: document.VersionName ?? '',
      displayName: document.DisplayName ?? '',
      schemaVersion: document.SchemaVersion ?? '',
      platforms: document.PlatformTypes ?? [],
      targetType: document.TargetType ?? '',
      author: document.Author ?? '',
      created: document.CreatedDate?.getTime(),
      tags: (document.Tags ?? []).map(({ Key, Value }) => ({ key: Key ?? '', value: Value ?? '' })),
    },
  ];
}

/** Which text of a document is asked for. */
export interface WantedContent {
  readonly name: string;
  /** Empty: the default version. */
  readonly version: string;
  /** The format it was written in; empty asks for none, and GetDocument then answers JSON whatever was written. */
  readonly format: string;
}

/** The text of one version of a document in the format it was written in (GetDocument). */
export async function documentContent(
  connection: Connection,
  { name, version, format }: WantedContent,
  signal: AbortSignal,
): Promise<string> {
  const known = formats.find((each) => each === format);
  const input = {
    Name: name,
    ...(version === '' ? {} : { DocumentVersion: version }),
    ...(known === undefined ? {} : { DocumentFormat: known }),
  };
  const { Content } = await connection.call('GetDocument', input, { signal });
  if (Content !== undefined) return Content;
  throw new AppError('notFound', `${name} has no content to show.`);
}
