import { randomUUID } from 'node:crypto';
import { jsonReply, xmlReply, type Reply } from '../http/reply.ts';
import type { ServiceError } from '../system.ts';
import { escapeXml } from '../wire/xml.ts';

/** In which protocol an error is written. */
export type Protocol = 'json' | 'ec2' | 'sts';

interface XmlError {
  readonly code: string;
  readonly status: number;
}

/** The query services have their own names for what JSON services call by these. */
const ec2Errors: Readonly<Record<string, XmlError>> = {
  MissingAuthenticationTokenException: { code: 'AuthFailure', status: 401 },
  IncompleteSignatureException: { code: 'IncompleteSignature', status: 400 },
  UnrecognizedClientException: { code: 'AuthFailure', status: 401 },
  InvalidSignatureException: { code: 'AuthFailure', status: 401 },
  ExpiredTokenException: { code: 'RequestExpired', status: 400 },
  AccessDeniedException: { code: 'UnauthorizedOperation', status: 403 },
  ThrottlingException: { code: 'RequestLimitExceeded', status: 503 },
  InternalServerError: { code: 'InternalError', status: 500 },
  UnknownOperationException: { code: 'InvalidAction', status: 400 },
  InvalidNextToken: { code: 'InvalidNextToken', status: 400 },
};

const stsErrors: Readonly<Record<string, XmlError>> = {
  MissingAuthenticationTokenException: { code: 'MissingAuthenticationToken', status: 403 },
  IncompleteSignatureException: { code: 'IncompleteSignature', status: 400 },
  UnrecognizedClientException: { code: 'InvalidClientTokenId', status: 403 },
  InvalidSignatureException: { code: 'SignatureDoesNotMatch', status: 403 },
  ExpiredTokenException: { code: 'ExpiredToken', status: 403 },
  AccessDeniedException: { code: 'AccessDenied', status: 403 },
  ThrottlingException: { code: 'Throttling', status: 400 },
  InternalServerError: { code: 'InternalFailure', status: 500 },
  UnknownOperationException: { code: 'InvalidAction', status: 400 },
};

/** An error as the service of that protocol answers it. */
export function errorReply(protocol: Protocol, error: ServiceError): Reply {
  if (protocol === 'json') return jsonReply(error.status, { __type: error.code, message: error.message });
  const requestId = randomUUID();
  const own = (protocol === 'ec2' ? ec2Errors : stsErrors)[error.code] ?? {
    code: error.code,
    status: error.status,
  };
  const named = `<Code>${escapeXml(own.code)}</Code><Message>${escapeXml(error.message)}</Message>`;
  const body =
    protocol === 'ec2'
      ? `<Response><Errors><Error>${named}</Error></Errors><RequestID>${requestId}</RequestID></Response>`
      : `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>${named}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
  return xmlReply(own.status, requestId, `<?xml version="1.0" encoding="UTF-8"?>\n${body}`);
}
