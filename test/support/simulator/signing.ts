import type { Credentials } from '../../../src/simulator/http/authenticate.ts';
import type { HttpRequest } from '../../../src/simulator/http/request.ts';
import { signatureOf } from '../../../src/simulator/http/signature.ts';

export interface SigningOptions {
  readonly credentials: Credentials;
  readonly region?: string;
  readonly service?: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly host?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
}

/** A request with its signature in the Authorization header. */
export function signedRequest(body: string, options: SigningOptions): HttpRequest {
  const { credentials, region = 'eu-central-1', service = 'ssm', now, host = '127.0.0.1:8080' } = options;
  const stamp = new Date(now).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const headers = new Map(Object.entries({ ...options.headers, host, 'x-amz-date': stamp }));
  const signedHeaders = [...headers.keys()].sort();
  const scope = { ...credentials, date: stamp.slice(0, 8), region, service, signedHeaders };
  const request = {
    method: options.method ?? 'POST',
    path: '/',
    query: '',
    headers,
    body: Buffer.from(body),
  };
  const signature = signatureOf(request, scope, credentials.secretAccessKey);
  const credential = `${credentials.accessKeyId}/${scope.date}/${region}/${service}/aws4_request`;
  headers.set(
    'authorization',
    `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${signedHeaders.join(';')}, Signature=${signature}`,
  );
  return request;
}
