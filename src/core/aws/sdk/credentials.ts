import { fromEnv } from '@aws-sdk/credential-providers';
import type { ClientsOptions, CredentialSource } from '../clients.ts';
import type { StaticCredentials } from '../connection.ts';
import type { RequestHandler } from './requestHandler.ts';

export type CredentialProvider = () => Promise<StaticCredentials & { readonly expiration?: Date }>;

export function createCredentials(
  options: ClientsOptions,
  requestHandler: RequestHandler,
): CredentialProvider {
  void requestHandler;
  return provide(options.source);
}

function provide(source: CredentialSource): CredentialProvider {
  if (source.kind === 'static') return () => Promise.resolve(source.credentials);
  return fromEnv();
}
