import { startAwsServer, type AwsAnswer, type AwsServer } from './awsServer.ts';

export interface StsScript {
  /** Instead of credentials. */
  readonly answer?: AwsAnswer;
  /** Default 2099. */
  readonly expiration?: string;
}

/** A fake STS that gives out `ASIA-<role>` for every role. */
export function startStsServer(script: StsScript = {}): Promise<AwsServer> {
  return startAwsServer(({ operation, input }) => {
    if (script.answer !== undefined) return script.answer;
    if (operation === 'GetCallerIdentity') return { body: callerIdentity };
    const role = String(input['RoleArn']).replace(/^.*\//, '');
    return { body: assumed(operation, role, script.expiration ?? '2099-01-01T00:00:00Z') };
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

function assumed(operation: string, role: string, expiration: string): string {
  return `<${operation}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${operation}Result><Credentials><AccessKeyId>ASIA-${role}</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>session</SessionToken><Expiration>${expiration}</Expiration></Credentials></${operation}Result></${operation}Response>`;
}
