import {
  CancelCommandCommand,
  CreateDocumentCommand,
  DescribeDocumentCommand,
  DescribeInstanceInformationCommand,
  DescribeInstancePropertiesCommand,
  DescribeParametersCommand,
  DescribeSessionsCommand,
  GetCommandInvocationCommand,
  GetConnectionStatusCommand,
  GetDocumentCommand,
  GetParameterCommand,
  GetParameterHistoryCommand,
  ListCommandInvocationsCommand,
  ListCommandsCommand,
  ListDocumentsCommand,
  ListDocumentVersionsCommand,
  ListTagsForResourceCommand,
  ResumeSessionCommand,
  SendCommandCommand,
  StartSessionCommand,
  TerminateSessionCommand,
  UpdateDocumentCommand,
  UpdateDocumentDefaultVersionCommand,
  type $Command,
  type ServiceInputTypes,
  type ServiceOutputTypes,
  type SSMClient,
  type SSMClientResolvedConfig,
} from '@aws-sdk/client-ssm';
import { DescribeInstancesCommand, type EC2Client } from '@aws-sdk/client-ec2';
import { SendSSHPublicKeyCommand, type EC2InstanceConnectClient } from '@aws-sdk/client-ec2-instance-connect';
import { GenerateDataKeyCommand, type KMSClient } from '@aws-sdk/client-kms';
import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import type { OperationName, Operations } from '../operations.ts';

/** The SDK's clients, each made when it is first needed. */
export interface ServiceClients {
  readonly ssm: SSMClient;
  readonly ec2: EC2Client;
  readonly sts: STSClient;
  readonly kms: KMSClient;
  readonly instanceConnect: EC2InstanceConnectClient;
}

interface SendOptions {
  readonly abortSignal: AbortSignal;
}

type Sender<I, O> = (clients: ServiceClients, input: I, options: SendOptions) => Promise<O>;

type SsmCommand<I extends ServiceInputTypes, O extends ServiceOutputTypes> = new (
  input: I,
) => $Command<I, O, SSMClientResolvedConfig, ServiceInputTypes, ServiceOutputTypes>;

function ssm<I extends ServiceInputTypes, O extends ServiceOutputTypes>(
  Command: SsmCommand<I, O>,
): Sender<I, O> {
  return (clients, input, options) => clients.ssm.send(new Command(input), options);
}

/** One SDK command for each operation; a forgotten or a superfluous one is a compile error. */
export const senders: {
  readonly [K in OperationName]: Sender<Operations[K]['input'], Operations[K]['output']>;
} = {
  GetCallerIdentity: (clients, input, options) =>
    clients.sts.send(new GetCallerIdentityCommand(input), options),
  DescribeInstances: (clients, input, options) =>
    clients.ec2.send(new DescribeInstancesCommand(input), options),
  GenerateDataKey: (clients, input, options) => clients.kms.send(new GenerateDataKeyCommand(input), options),
  SendSSHPublicKey: (clients, input, options) =>
    clients.instanceConnect.send(new SendSSHPublicKeyCommand(input), options),

  DescribeInstanceInformation: ssm(DescribeInstanceInformationCommand),
  DescribeInstanceProperties: ssm(DescribeInstancePropertiesCommand),
  GetConnectionStatus: ssm(GetConnectionStatusCommand),
  ListTagsForResource: ssm(ListTagsForResourceCommand),

  ListDocuments: ssm(ListDocumentsCommand),
  DescribeDocument: ssm(DescribeDocumentCommand),
  GetDocument: ssm(GetDocumentCommand),
  ListDocumentVersions: ssm(ListDocumentVersionsCommand),
  CreateDocument: ssm(CreateDocumentCommand),
  UpdateDocument: ssm(UpdateDocumentCommand),
  UpdateDocumentDefaultVersion: ssm(UpdateDocumentDefaultVersionCommand),

  DescribeParameters: ssm(DescribeParametersCommand),
  GetParameter: ssm(GetParameterCommand),
  GetParameterHistory: ssm(GetParameterHistoryCommand),

  SendCommand: ssm(SendCommandCommand),
  CancelCommand: ssm(CancelCommandCommand),
  ListCommands: ssm(ListCommandsCommand),
  ListCommandInvocations: ssm(ListCommandInvocationsCommand),
  GetCommandInvocation: ssm(GetCommandInvocationCommand),

  StartSession: ssm(StartSessionCommand),
  ResumeSession: ssm(ResumeSessionCommand),
  TerminateSession: ssm(TerminateSessionCommand),
  DescribeSessions: ssm(DescribeSessionsCommand),
};
