import type { Connection } from '../../core/aws/connection.ts';
import { plainText } from '../../core/base/plainText.ts';
import { callerArn, type SessionFilter } from './api.ts';

/** What the person wants to see; the service filters. */
export interface ShownFilter {
  readonly node: { readonly id: string; readonly name: string } | undefined;
  /** Only sessions of the identity that this connection has. */
  readonly mine: boolean;
}

export const noFilter: ShownFilter = { node: undefined, mine: false };

/** For the view's title; empty without a filter. */
export function filterWords({ node, mine }: ShownFilter): string {
  const name = node === undefined ? '' : plainText(node.name) || plainText(node.id);
  return [mine ? 'mine' : '', name].filter((word) => word !== '').join(', ');
}

/** The filter in the service's terms; asks who `mine` is when that matters. */
export async function serviceFilter(
  { node, mine }: ShownFilter,
  connection: Connection,
  signal: AbortSignal,
): Promise<SessionFilter> {
  return {
    ...(node === undefined ? {} : { target: node.id }),
    ...(mine ? { owner: await callerArn(connection, { signal }) } : {}),
  };
}
