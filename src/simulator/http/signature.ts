import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Authorization } from './authorization.ts';
import type { HttpRequest } from './request.ts';

export function sha256Hex(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

/** Whether the request was signed with `secret` (Signature Version 4, signed headers). Constant time. */
export function isSigned(request: HttpRequest, authorization: Authorization, secret: string): boolean {
  const expected = Buffer.from(signatureOf(request, authorization, secret), 'hex');
  const given = Buffer.from(authorization.signature, 'hex');
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** The signature that the holder of `secret` gives this request: 64 hex digits. */
export function signatureOf(
  request: HttpRequest,
  scope: Omit<Authorization, 'signature'>,
  secret: string,
): string {
  const credentialScope = `${scope.date}/${scope.region}/${scope.service}/aws4_request`;
  const text = [
    'AWS4-HMAC-SHA256',
    request.headers.get('x-amz-date') ?? '',
    credentialScope,
    sha256Hex(canonicalRequest(request, scope.signedHeaders)),
  ].join('\n');
  const key = [scope.date, scope.region, scope.service, 'aws4_request'].reduce<Buffer>(
    (chained, part) => hmac(chained, part),
    Buffer.from(`AWS4${secret}`),
  );
  return hmac(key, text).toString('hex');
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text, 'utf8').digest();
}

function canonicalRequest(request: HttpRequest, signedHeaders: readonly string[]): string {
  const headers = signedHeaders.map((name) => `${name}:${normalSpace(request.headers.get(name) ?? '')}\n`);
  return [
    request.method,
    canonicalPath(request.path),
    canonicalQuery(request.query),
    headers.join(''),
    signedHeaders.join(';'),
    sha256Hex(request.body),
  ].join('\n');
}

function normalSpace(value: string): string {
  return value.trim().replaceAll(/ +/g, ' ');
}

/** Every segment is encoded once more than it was sent, as every service but S3 wants it. */
function canonicalPath(path: string): string {
  return path === '' ? '/' : path.split('/').map(encode).join('/');
}

function canonicalQuery(query: string): string {
  if (query === '') return '';
  const pairs = [...new URLSearchParams(query)].map(([key, value]) => `${encode(key)}=${encode(value)}`);
  return pairs.sort().join('&');
}

function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
