/** What Region codes of each partition look like, also those that are younger than our list of Regions. */
const patterns: readonly (readonly [partition: string, codes: RegExp])[] = [
  ['aws', /^(us|eu|ap|sa|ca|me|af|il|mx)-[a-z]+-\d+$/],
  ['aws-cn', /^cn-[a-z]+-\d+$/],
  ['aws-us-gov', /^us-gov-[a-z]+-\d+$/],
  ['aws-eusc', /^eusc-[a-z]+-[a-z]+-\d+$/],
  ['aws-iso', /^us-iso-[a-z]+-\d+$/],
  ['aws-iso-b', /^us-isob-[a-z]+-\d+$/],
  ['aws-iso-e', /^eu-isoe-[a-z]+-\d+$/],
  ['aws-iso-f', /^us-isof-[a-z]+-\d+$/],
];

/** The partition of a Region; `aws` for a code that looks like nobody's, as the SDK does. */
export function partitionOf(regionCode: string): string {
  return patterns.find(([, codes]) => codes.test(regionCode))?.[0] ?? 'aws';
}
