/** What the ARNs of one connection have in common. */
export interface ArnParts {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
}
