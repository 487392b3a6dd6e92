/** The parameters of a query-protocol request, with readers for its numbered lists. */
export interface QueryInput {
  readonly action: string;
  readonly text: (name: string) => string | undefined;
  /** `Name.1`, `Name.2`, … in order. */
  readonly list: (name: string) => readonly string[];
  /** `Filter.1.Name` with `Filter.1.Value.1`, … */
  readonly filters: () => readonly QueryFilter[];
  /** All parameters but the token, as stable text: what a page token belongs to. */
  readonly fingerprint: string;
}

export interface QueryFilter {
  readonly name: string;
  readonly values: readonly string[];
}

export function parseQuery(body: string): QueryInput {
  const fields = new Map(new URLSearchParams(body));
  const list = (name: string): readonly string[] =>
    numbered(fields, name).flatMap((key) => fields.get(key) ?? []);
  return {
    action: fields.get('Action') ?? '',
    text: (name) => fields.get(name),
    list,
    filters: () =>
      numbered(fields, 'Filter').map((key) => ({
        name: fields.get(`${key}.Name`) ?? '',
        values: list(`${key}.Value`),
      })),
    fingerprint: JSON.stringify([...fields].filter(([name]) => name !== 'NextToken').sort()),
  };
}

/** The keys `prefix.N` that occur, by N; what is below them (`prefix.N.Name`) counts as an occurrence. */
function numbered(fields: ReadonlyMap<string, string>, prefix: string): readonly string[] {
  const numbers = new Set<number>();
  for (const name of fields.keys()) {
    if (!name.startsWith(`${prefix}.`)) continue;
    const number = Number(name.slice(prefix.length + 1).split('.')[0]);
    if (Number.isInteger(number)) numbers.add(number);
  }
  return [...numbers].sort((a, b) => a - b).map((number) => `${prefix}.${number}`);
}
