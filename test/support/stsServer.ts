import { startAwsServer, type AwsAnswer, type AwsServer } from './awsServer.ts';

export interface StsScript {
  /** Instead of credentials. */
  readonly answer?: AwsAnswer;
  /** The keys of every role; default `ASIA-<role>`. */
  readonly keys?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** A fake STS that lets everybody assume every role. */
export function startStsServer(script: StsScript = {}): Promise<AwsServer> {
  return startAwsServer(({ operation, input }) => {
    if (script.answer !== undefined) return script.answer;
    if (operation === 'GetCallerIdentity') return { body: callerIdentity };
    const role = String(input['RoleArn']).replace(/^.*\//, '');
    const keys = script.keys ?? { accessKeyId: `ASIA-${role}`, secretAccessKey: 'secret' };
    return { body: assumed(operation, keys.accessKeyId, keys.secretAccessKey) };
  });
}

/** An error as the query protocol answers it. */
export function queryError(code: string, message = '', status = 403): AwsAnswer {
  return {
    status,
    body: `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>r-1</RequestId></ErrorResponse>`,
  };
}

const callerIdentity = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:user/demo</Arn><UserId>AIDA</UserId><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;

function assumed(operation: string, accessKeyId: string, secretAccessKey: string): string {
  return `<${operation}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${operation}Result><Credentials><AccessKeyId>${accessKeyId}</AccessKeyId><SecretAccessKey>${secretAccessKey}</SecretAccessKey><SessionToken>session</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></${operation}Result></${operation}Response>`;
}
