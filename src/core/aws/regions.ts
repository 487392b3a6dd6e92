/** A Region as people choose it: code and name. */
export interface Region {
  readonly code: string;
  readonly name: string;
}

export interface Partition {
  /** As in ARNs: `aws`, `aws-cn`, … */
  readonly id: string;
  readonly name: string;
  readonly regions: readonly Region[];
}

const region = (code: string, name: string): Region => ({ code, name });

/** Partitions and their Regions, from the AWS General Reference. New Regions work before they are listed. */
export const partitions: readonly Partition[] = [
  {
    id: 'aws',
    name: 'AWS',
    regions: [
      region('us-east-1', 'N. Virginia'),
      region('us-east-2', 'Ohio'),
      region('us-west-1', 'N. California'),
      region('us-west-2', 'Oregon'),
      region('eu-central-1', 'Frankfurt'),
      region('eu-central-2', 'Zurich'),
      region('eu-north-1', 'Stockholm'),
      region('eu-south-1', 'Milan'),
      region('eu-south-2', 'Spain'),
      region('eu-west-1', 'Ireland'),
      region('eu-west-2', 'London'),
      region('eu-west-3', 'Paris'),
      region('ap-east-1', 'Hong Kong'),
      region('ap-east-2', 'Taipei'),
      region('ap-northeast-1', 'Tokyo'),
      region('ap-northeast-2', 'Seoul'),
      region('ap-northeast-3', 'Osaka'),
      region('ap-south-1', 'Mumbai'),
      region('ap-south-2', 'Hyderabad'),
      region('ap-southeast-1', 'Singapore'),
      region('ap-southeast-2', 'Sydney'),
      region('ap-southeast-3', 'Jakarta'),
      region('ap-southeast-4', 'Melbourne'),
      region('ap-southeast-5', 'Malaysia'),
      region('ap-southeast-6', 'New Zealand'),
      region('ap-southeast-7', 'Thailand'),
      region('af-south-1', 'Cape Town'),
      region('ca-central-1', 'Canada Central'),
      region('ca-west-1', 'Calgary'),
      region('il-central-1', 'Tel Aviv'),
      region('me-central-1', 'UAE'),
      region('me-south-1', 'Bahrain'),
      region('mx-central-1', 'Mexico Central'),
      region('sa-east-1', 'São Paulo'),
    ],
  },
  {
    id: 'aws-cn',
    name: 'AWS China',
    regions: [region('cn-north-1', 'Beijing'), region('cn-northwest-1', 'Ningxia')],
  },
  {
    id: 'aws-us-gov',
    name: 'AWS GovCloud (US)',
    regions: [region('us-gov-east-1', 'GovCloud US-East'), region('us-gov-west-1', 'GovCloud US-West')],
  },
  {
    id: 'aws-eusc',
    name: 'AWS European Sovereign Cloud',
    regions: [region('eusc-de-east-1', 'Germany')],
  },
  {
    id: 'aws-iso',
    name: 'AWS ISO (US)',
    regions: [region('us-iso-east-1', 'ISO East'), region('us-iso-west-1', 'ISO West')],
  },
  {
    id: 'aws-iso-b',
    name: 'AWS ISOB (US)',
    regions: [region('us-isob-east-1', 'ISOB East'), region('us-isob-west-1', 'ISOB West')],
  },
  {
    id: 'aws-iso-e',
    name: 'AWS ISOE (Europe)',
    regions: [region('eu-isoe-west-1', 'ISOE West')],
  },
  {
    id: 'aws-iso-f',
    name: 'AWS ISOF (US)',
    regions: [region('us-isof-east-1', 'ISOF East'), region('us-isof-south-1', 'ISOF South')],
  },
];

/** Whether `text` can be a Region's code at all; any well-formed one is, because the list grows. */
export function isRegionCode(text: string): boolean {
  return /^[a-z]{2,8}(-[a-z]{2,12}){1,3}-\d{1,2}$/.test(text);
}
