import { readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import { AppError, messageOf } from '../../base/errors.ts';
import type { NetworkOptions } from '../network.ts';
import { variable } from '../environment.ts';

/** TLS options that every agent of a connection shares; empty: Node's own trust. */
export interface TlsTrust {
  readonly ca?: string[];
  readonly rejectUnauthorized?: boolean;
}

/**
 * The built-in certificates together with those of AWS_CA_BUNDLE or `ca_bundle`, NODE_EXTRA_CA_CERTS and VS
 * Code. Node reads its variable at its own start only and forgets it as soon as a `ca` is given.
 *
 * @throws AppError `network` when a named file cannot be read or holds no certificate
 */
export function tlsTrust(
  options: NetworkOptions,
  read: (file: string) => string = (file) => readFileSync(file, 'utf8'),
): TlsTrust {
  const { network, env, caBundle } = options;
  const files = [
    ['AWS_CA_BUNDLE or ca_bundle', caBundle],
    ['NODE_EXTRA_CA_CERTS', variable(env, 'NODE_EXTRA_CA_CERTS')],
  ] as const;
  const extra = [
    ...files.flatMap(([name, file]) => (file === undefined ? [] : [readCertificates(name, file, read)])),
    ...(network.certificates ?? []),
  ];
  return {
    ...(extra.length === 0 ? {} : { ca: [...rootCertificates, ...extra] }),
    ...(network.strictSsl === false ? { rejectUnauthorized: false } : {}),
  };
}

function readCertificates(name: string, file: string, read: (file: string) => string): string {
  const text = readOrExplain(name, file, read);
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
  throw unusable(name, file, 'it holds no PEM certificate');
}

function readOrExplain(name: string, file: string, read: (file: string) => string): string {
  try {
    return read(file);
  } catch (error) {
    throw unusable(name, file, messageOf(error));
  }
}

function unusable(name: string, file: string, why: string): AppError {
  return new AppError('network', `The certificates of ${name} (${file}) cannot be used: ${why}.`, {
    code: 'BadCertificates',
  });
}
