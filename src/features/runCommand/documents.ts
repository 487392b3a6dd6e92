import type { Connection } from '../../core/aws/connection.ts';
import type { Operations } from '../../core/aws/operations.ts';
import { AppError, kindOf } from '../../core/base/errors.ts';
import {
  describedParameter,
  parametersOfContent,
  type DocumentSpec,
  type ParameterSpec,
} from '../../core/model/documentSpec.ts';

/** Whose a document is, as the form says it. */
export const owners = ['Mine', 'Amazon', 'Shared'] as const;
export type Owner = (typeof owners)[number];

export interface DocumentItem {
  readonly name: string;
  readonly owner: Owner;
  readonly platforms: readonly string[];
}

type Description = NonNullable<Operations['DescribeDocument']['output']['Document']>;

/** Values of the `Owner` filter of ListDocuments; `Private` is what others share with this account. */
const ownerFilters: { readonly [K in Owner]: string } = { Mine: 'Self', Amazon: 'Amazon', Shared: 'Private' };
const page = 50;

/** Command documents of one owner, page by page (ListDocuments). */
export async function* commandDocuments(
  connection: Connection,
  owner: Owner,
  signal: AbortSignal,
): AsyncIterable<readonly DocumentItem[]> {
  const filters = [
    { Key: 'DocumentType', Values: ['Command'] },
    { Key: 'Owner', Values: [ownerFilters[owner]] },
  ];
  const pages = connection.pages('ListDocuments', { Filters: filters, MaxResults: page }, { signal });
  for await (const answer of pages) {
    yield (answer.DocumentIdentifiers ?? []).flatMap(({ Name, PlatformTypes }) =>
      Name === undefined ? [] : [{ name: Name, owner, platforms: PlatformTypes ?? [] }],
    );
  }
}

/**
 * What the form needs of a document (GetDocument as JSON for the rules of its parameters, DescribeDocument for
 * its platforms). Fails with kind `invalid` when it is no Command document.
 */
export async function readSpec(
  connection: Connection,
  name: string,
  version: string,
  signal: AbortSignal,
): Promise<DocumentSpec> {
  const input = { Name: name, DocumentVersion: version };
  const [got, described] = await Promise.all([
    connection.call('GetDocument', { ...input, DocumentFormat: 'JSON' }, { signal }),
    describe(connection, input, signal),
  ]);
  const type = got.DocumentType ?? described?.DocumentType ?? 'Command';
  if (type !== 'Command') {
    throw new AppError('invalid', `${name} is of type ${type}; Run Command runs documents of type Command.`);
  }
  return {
    name,
    version: got.DocumentVersion ?? described?.DocumentVersion ?? version,
    description: described?.Description ?? '',
    platforms: described?.PlatformTypes ?? [],
    parameters: parametersOfContent(got.Content ?? '') ?? describedParameters(described, name),
  };
}

/** DescribeDocument is a help: without the permission the form loses platforms, nothing more. */
async function describe(
  connection: Connection,
  input: { readonly Name: string; readonly DocumentVersion: string },
  signal: AbortSignal,
): Promise<Description | undefined> {
  try {
    return (await connection.call('DescribeDocument', input, { signal })).Document;
  } catch (error) {
    if (kindOf(error) === 'denied') return undefined;
    throw error;
  }
}

function describedParameters(described: Description | undefined, name: string): readonly ParameterSpec[] {
  if (described === undefined) throw new AppError('invalid', `The content of ${name} could not be read.`);
  return (described.Parameters ?? []).map((parameter) =>
    describedParameter(parameter.Name ?? '', parameter.Type, parameter.Description, parameter.DefaultValue),
  );
}

/** Version numbers of a document, newest first (ListDocumentVersions, first page). */
export async function documentVersions(
  connection: Connection,
  name: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const answer = await connection.call('ListDocumentVersions', { Name: name, MaxResults: page }, { signal });
  const numbers = (answer.DocumentVersions ?? []).map((version) => version.DocumentVersion ?? '');
  return numbers.filter((number) => number !== '').sort((one, other) => Number(other) - Number(one));
}
