import { guidePage, required, type ActionSpec, type KeySpec } from '../spec.ts';

const service = required(
  'Service',
  'String',
  'Namespace of the AWS service as boto3 spells it, for example `ec2` or `ssm`.',
);
const api = required('Api', 'String', 'The API operation in PascalCase, for example `DescribeInstances`.');

const property: readonly KeySpec[] = [
  service,
  api,
  required(
    'PropertySelector',
    'String',
    'JSONPath of the property in the response, for example `$.Reservations[0].Instances[0].State.Name`.',
  ),
  required('DesiredValues', 'StringList', 'The values that are looked for; one of them is enough.'),
];

export const awsActions: readonly ActionSpec[] = [
  {
    name: 'aws:executeAwsApi',
    about:
      'Calls an operation of an AWS service. Beside `Service` and `Api` the inputs are those of the operation. Only declared outputs are kept; streaming operations such as S3 GetObject are not supported.',
    link: guidePage('automation-action-executeAwsApi.html'),
    inputs: [service, api],
    openInputs: true,
  },
  {
    name: 'aws:assertAwsResourceProperty',
    about: 'Fails unless a property of a resource has one of the values.',
    link: guidePage('automation-action-assertawsresourceproperty.html'),
    inputs: property,
    openInputs: true,
  },
  {
    name: 'aws:waitForAwsResourceProperty',
    about: 'Waits until a property of a resource has one of the values; by default for at most 3600 seconds.',
    link: guidePage('automation-action-waitforawsresourceproperty.html'),
    inputs: property,
    openInputs: true,
  },
];
