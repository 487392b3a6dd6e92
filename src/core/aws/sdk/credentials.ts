import { systemClock } from '../../base/clock.ts';
import { environmentIdentity, type CredentialContext } from './environmentIdentity.ts';
import { shareIdentity, type Identity, type IdentityProvider } from './identity.ts';
import { profileIdentity } from './profileIdentity.ts';

/** The credentials of a connection: static, of the environment or of a profile; shared by its clients. */
export function createCredentials(context: CredentialContext): IdentityProvider {
  return shareIdentity(() => provide(context), systemClock);
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
