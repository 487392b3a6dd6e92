import type * as ssm from '@aws-sdk/client-ssm';
import type { Connection } from '../../core/aws/connection.ts';
import { AppError } from '../../core/base/errors.ts';
import { parameterTypes, type ParameterEntry, type ParameterType } from './model.ts';

const pageSize = 50;

/**
 * Names and types of all parameters, 50 a page (DescribeParameters; no operation lists folders). The first
 * page is what a person waits for; the rest of a big account goes behind everything else.
 */
export async function* parameterPages(
  connection: Connection,
  signal: AbortSignal,
): AsyncIterable<readonly ParameterEntry[]> {
  let token: string | undefined;
  do {
    const input = token === undefined ? { MaxResults: pageSize } : { MaxResults: pageSize, NextToken: token };
    const priority = token === undefined ? 'foreground' : 'background';
    const page = await connection.call('DescribeParameters', input, { signal, priority });
    yield (page.Parameters ?? []).flatMap(entryOf);
    token = page.NextToken === '' ? undefined : page.NextToken;
  } while (token !== undefined);
}

/**
 * Names that contain `text` (which the service compares by case), for a filter that cannot wait until a big
 * account has been read to its end.
 */
export async function* matchingPages(
  connection: Connection,
  text: string,
  signal: AbortSignal,
): AsyncIterable<readonly ParameterEntry[]> {
  const filter = { Key: 'Name', Option: 'Contains', Values: [text] };
  const input = { ParameterFilters: [filter], MaxResults: pageSize };
  for await (const page of connection.pages('DescribeParameters', input, { signal })) {
    yield (page.Parameters ?? []).flatMap(entryOf);
  }
}

function entryOf(parameter: ssm.ParameterMetadata): readonly ParameterEntry[] {
  if (parameter.Name === undefined || parameter.Name === '') return [];
  return [
    {
      name: parameter.Name,
      type: typeOf(parameter.Type),
      version: parameter.Version ?? 0,
      isAdvanced: parameter.Tier === 'Advanced',
    },
  ];
}

/** A type that is newer than this code is handled like a secret. */
function typeOf(type: string | undefined): ParameterType {
  return parameterTypes.find((known) => known === type) ?? 'SecureString';
}

/** What DescribeParameters tells of one parameter. */
export interface ParameterDetails {
  readonly name: string;
  readonly type: ParameterType;
  readonly dataType: string;
  readonly tier: string;
  readonly version: number;
  /** Milliseconds since the epoch. */
  readonly modified: number | undefined;
  readonly modifiedBy: string;
  readonly keyId: string;
  readonly description: string;
  readonly allowedPattern: string;
  readonly policies: readonly { readonly type: string; readonly status: string; readonly text: string }[];
}

export async function parameterDetails(
  connection: Connection,
  name: string,
  signal: AbortSignal,
): Promise<ParameterDetails> {
  const filter = { Key: 'Name', Option: 'Equals', Values: [name] };
  const pages = connection.pages('DescribeParameters', { ParameterFilters: [filter] }, { signal });
  for await (const page of pages) {
    const found = page.Parameters?.find((each) => each.Name === name);
    if (found !== undefined) return detailsOf(name, found);
  }
  throw new AppError('notFound', `There is no parameter ${name} any more. Refresh the view.`);
}

function detailsOf(name: string, found: ssm.ParameterMetadata): ParameterDetails {
  return {
    name,
    type: typeOf(found.Type),
    dataType: found.DataType ?? '',
    tier: found.Tier ?? '',
    version: found.Version ?? 0,
    modified: found.LastModifiedDate?.getTime(),
    modifiedBy: found.LastModifiedUser ?? '',
    keyId: found.KeyId ?? '',
    description: found.Description ?? '',
    allowedPattern: found.AllowedPattern ?? '',
    policies: (found.Policies ?? []).map((policy) => ({
      type: policy.PolicyType ?? '',
      status: policy.PolicyStatus ?? '',
      text: policy.PolicyText ?? '',
    })),
  };
}

/**
 * The value of a parameter that is no secret (GetParameter without decryption). Undefined when the service
 * says that it is a SecureString after all: it may have been made anew since it was listed.
 */
export async function plainValue(
  connection: Connection,
  name: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const input = { Name: name, WithDecryption: false };
  const { Parameter } = await connection.call('GetParameter', input, { signal });
  return typeOf(Parameter?.Type) === 'SecureString' ? undefined : Parameter?.Value;
}

export interface Revealed {
  readonly value: string;
  readonly version: number;
}

/** The decrypted value (GetParameter with decryption). The caller shows it once and keeps it nowhere. */
export async function decryptedValue(
  connection: Connection,
  name: string,
  signal: AbortSignal,
): Promise<Revealed> {
  const input = { Name: name, WithDecryption: true };
  const { Parameter } = await connection.call('GetParameter', input, { signal });
  if (Parameter?.Value === undefined) throw new AppError('notFound', `${name} has no value.`);
  return { value: Parameter.Value, version: Parameter.Version ?? 0 };
}
