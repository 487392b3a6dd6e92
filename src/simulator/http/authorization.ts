/** The parts of a `Authorization: AWS4-HMAC-SHA256 …` header. */
export interface Authorization {
  readonly accessKeyId: string;
  /** `yyyymmdd` */
  readonly date: string;
  readonly region: string;
  readonly service: string;
  /** Lower case, in the order in which they were signed. */
  readonly signedHeaders: readonly string[];
  /** 64 hex digits. */
  readonly signature: string;
}

const credentialPattern =
  /^(?<key>[^/]+)\/(?<date>\d{8})\/(?<region>[^/]+)\/(?<service>[^/]+)\/aws4_request$/;

/** Undefined when it is not a SigV4 header or a part is missing or malformed. */
export function parseAuthorization(header: string): Authorization | undefined {
  const match = /^AWS4-HMAC-SHA256\s+(?<fields>.+)$/.exec(header);
  const fields = new Map((match?.groups?.['fields'] ?? '').split(',').map(keyAndValue));
  const scope = credentialPattern.exec(fields.get('Credential') ?? '')?.groups;
  const signedHeaders = (fields.get('SignedHeaders') ?? '').split(';').filter((name) => name !== '');
  const signature = fields.get('Signature') ?? '';
  if (scope === undefined || signedHeaders.length === 0 || !/^[0-9a-f]{64}$/.test(signature))
    return undefined;
  const { key = '', date = '', region = '', service = '' } = scope;
  return { accessKeyId: key, date, region, service, signedHeaders, signature };
}

function keyAndValue(field: string): [string, string] {
  const at = field.indexOf('=');
  return [field.slice(0, at).trim(), field.slice(at + 1).trim()];
}
