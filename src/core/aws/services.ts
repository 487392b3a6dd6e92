import type {
  Ec2InstanceConnectOperations,
  Ec2Operations,
  KmsOperations,
  OperationName,
  StsOperations,
} from './operations.ts';

/** The services that are called, named as IAM names them in actions. */
export const services = ['ssm', 'ec2', 'sts', 'kms', 'ec2-instance-connect'] as const;
export type Service = (typeof services)[number];

type NeighbourOperations = Ec2Operations & StsOperations & KmsOperations & Ec2InstanceConnectOperations;

/** Everything that is not listed here belongs to SSM. */
const neighbours: { readonly [K in keyof NeighbourOperations]: Service } = {
  GetCallerIdentity: 'sts',
  DescribeInstances: 'ec2',
  GenerateDataKey: 'kms',
  SendSSHPublicKey: 'ec2-instance-connect',
};

export function serviceOf(operation: OperationName): Service {
  return Object.entries(neighbours).find(([name]) => name === operation)?.[1] ?? 'ssm';
}

/** The IAM action that allows `operation`, for example `ssm:SendCommand`. */
export function iamActionOf(operation: OperationName): string {
  return `${serviceOf(operation)}:${operation}`;
}

/** Writes that may arrive twice without harm. */
const harmlessTwice: ReadonlySet<OperationName> = new Set<OperationName>([
  'CancelCommand',
  'GenerateDataKey',
  'ResumeSession',
  'SendSSHPublicKey',
  'TerminateSession',
]);

/**
 * Whether a call may be sent again when nobody knows if it arrived (connection lost, 5xx). A command that was
 * sent twice runs twice, so only reads and harmless writes are.
 */
export function isRepeatable(operation: OperationName): boolean {
  return /^(Get|List|Describe)/.test(operation) || harmlessTwice.has(operation);
}
