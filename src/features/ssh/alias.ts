const suffix = '.ssm';
const idTail = 5;

/**
 * What a node is called in the SSH configuration: its name as far as a host's name may have it, and more of its id
 * where another host is called so.
 *
 * @param taken names of hosts in the file, in lower case
 */
export function aliasOf(name: string, nodeId: string, taken: ReadonlySet<string>): string {
  const base = name.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[-.]+|[-.]+$/g, '') || nodeId;
  const candidates = [base, `${base}-${nodeId.slice(-idTail)}`, `${base}-${nodeId}`];
  const free = candidates.find((each) => !taken.has(`${each}${suffix}`.toLowerCase()));
  return `${free ?? nodeId}${suffix}`;
}
