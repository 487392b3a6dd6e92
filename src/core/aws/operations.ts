import type * as ssm from '@aws-sdk/client-ssm';
import type * as ec2 from '@aws-sdk/client-ec2';
import type * as instanceConnect from '@aws-sdk/client-ec2-instance-connect';
import type * as kms from '@aws-sdk/client-kms';
import type * as sts from '@aws-sdk/client-sts';

interface Op<I, O> {
  readonly input: I;
  readonly output: O;
}

export interface StsOperations {
  GetCallerIdentity: Op<sts.GetCallerIdentityRequest, sts.GetCallerIdentityResponse>;
}

export interface Ec2Operations {
  DescribeInstances: Op<ec2.DescribeInstancesRequest, ec2.DescribeInstancesResult>;
}

export interface KmsOperations {
  GenerateDataKey: Op<kms.GenerateDataKeyRequest, kms.GenerateDataKeyResponse>;
}

export interface Ec2InstanceConnectOperations {
  SendSSHPublicKey: Op<instanceConnect.SendSSHPublicKeyRequest, instanceConnect.SendSSHPublicKeyResponse>;
}

export interface SsmOperations {
  DescribeInstanceInformation: Op<
    ssm.DescribeInstanceInformationRequest,
    ssm.DescribeInstanceInformationResult
  >;
  DescribeInstanceProperties: Op<ssm.DescribeInstancePropertiesRequest, ssm.DescribeInstancePropertiesResult>;
  GetConnectionStatus: Op<ssm.GetConnectionStatusRequest, ssm.GetConnectionStatusResponse>;
  ListTagsForResource: Op<ssm.ListTagsForResourceRequest, ssm.ListTagsForResourceResult>;

  ListDocuments: Op<ssm.ListDocumentsRequest, ssm.ListDocumentsResult>;
  DescribeDocument: Op<ssm.DescribeDocumentRequest, ssm.DescribeDocumentResult>;
  GetDocument: Op<ssm.GetDocumentRequest, ssm.GetDocumentResult>;
  ListDocumentVersions: Op<ssm.ListDocumentVersionsRequest, ssm.ListDocumentVersionsResult>;
  CreateDocument: Op<ssm.CreateDocumentRequest, ssm.CreateDocumentResult>;
  UpdateDocument: Op<ssm.UpdateDocumentRequest, ssm.UpdateDocumentResult>;
  UpdateDocumentDefaultVersion: Op<
    ssm.UpdateDocumentDefaultVersionRequest,
    ssm.UpdateDocumentDefaultVersionResult
  >;

  DescribeParameters: Op<ssm.DescribeParametersRequest, ssm.DescribeParametersResult>;
  GetParameter: Op<ssm.GetParameterRequest, ssm.GetParameterResult>;
  GetParameterHistory: Op<ssm.GetParameterHistoryRequest, ssm.GetParameterHistoryResult>;

  SendCommand: Op<ssm.SendCommandRequest, ssm.SendCommandResult>;
  CancelCommand: Op<ssm.CancelCommandRequest, ssm.CancelCommandResult>;
  ListCommands: Op<ssm.ListCommandsRequest, ssm.ListCommandsResult>;
  ListCommandInvocations: Op<ssm.ListCommandInvocationsRequest, ssm.ListCommandInvocationsResult>;
  GetCommandInvocation: Op<ssm.GetCommandInvocationRequest, ssm.GetCommandInvocationResult>;

  StartSession: Op<ssm.StartSessionRequest, ssm.StartSessionResponse>;
  ResumeSession: Op<ssm.ResumeSessionRequest, ssm.ResumeSessionResponse>;
  TerminateSession: Op<ssm.TerminateSessionRequest, ssm.TerminateSessionResponse>;
  DescribeSessions: Op<ssm.DescribeSessionsRequest, ssm.DescribeSessionsResponse>;
}

/**
 * Every AWS operation the product calls, by name. A room adds its operations to the interface of their
 * service and to `sdk/senders.ts`; the two are kept equal by the compiler. The types are the SDK's; the code
 * behind them is loaded at the first call.
 */
export interface Operations
  extends StsOperations, Ec2Operations, KmsOperations, Ec2InstanceConnectOperations, SsmOperations {}

export type OperationName = keyof Operations;

/** Operations that answer a page and a NextToken. */
export type PagedOperationName = {
  [K in OperationName]: Operations[K] extends Op<
    { NextToken?: string | undefined },
    { NextToken?: string | undefined }
  >
    ? 'NextToken' extends keyof Operations[K]['input']
      ? K
      : never
    : never;
}[OperationName];
