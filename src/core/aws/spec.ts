import { createHash } from 'node:crypto';
import type { ConnectionSpec } from './connection.ts';

const idDigits = 8;

/**
 * The connection's id: readable, stable over reloads for equal specs, and without any secret. Specs that
 * differ only in a secret share it.
 */
export function idOf(spec: ConnectionSpec): string {
  const parts = [
    spec.profile,
    spec.region,
    spec.endpoint,
    spec.useFips,
    spec.label,
    spec.credentials?.accessKeyId,
  ];
  const digest = createHash('sha256')
    .update(JSON.stringify(parts.map((part) => part ?? null)))
    .digest('hex')
    .slice(0, idDigits);
  const readable = [spec.label ?? spec.profile ?? 'default', spec.region].filter(
    (part) => part !== undefined,
  );
  return `${readable.join('@').replace(/[^\w@.-]+/g, '-')}-${digest}`;
}

/** Two specs are equal when everything is, secrets included. */
export function sameSpec(one: ConnectionSpec, other: ConnectionSpec): boolean {
  return (
    idOf(one) === idOf(other) &&
    one.credentials?.secretAccessKey === other.credentials?.secretAccessKey &&
    one.credentials?.sessionToken === other.credentials?.sessionToken
  );
}
