import type { Identity, IdentityProvider } from '../identity.ts';
import { environmentIdentity, type CredentialContext } from './environmentIdentity.ts';
import { profileIdentity } from './profileIdentity.ts';

/** The credentials of a connection, shared with the connections that have the same source. */
export function createCredentials(context: CredentialContext): IdentityProvider {
  return () => context.identities.ask(context.identityKey, () => provide(context));
}

function provide(context: CredentialContext): Promise<Identity> {
  const { source } = context;
  switch (source.kind) {
    case 'static':
      return Promise.resolve(source.credentials);
    case 'environment':
      return environmentIdentity(context);
    case 'profile':
      return profileIdentity(source.profile, context);
  }
}
