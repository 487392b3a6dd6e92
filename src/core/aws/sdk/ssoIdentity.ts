import { fromSSO } from '@aws-sdk/credential-providers';
import { AppError, messageOf } from '../../base/errors.ts';
import { variable } from '../environment.ts';
import type { Profile } from '../config/configuration.ts';
import { ssoTargetOf, type SsoTarget } from '../sso/target.ts';
import type { CredentialContext } from './environmentIdentity.ts';
import type { Identity } from '../identity.ts';

/** Credentials of a role in IAM Identity Center by the cached sign-in, which is refreshed where it can be. */
export async function ssoIdentity(profile: Profile, context: CredentialContext): Promise<Identity> {
  const target = ssoTargetOf(profile, context.configuration);
  const role = {
    ssoAccountId: profile.values.get('sso_account_id') ?? '',
    ssoRoleName: profile.values.get('sso_role_name') ?? '',
  };
  if (role.ssoAccountId === '' || role.ssoRoleName === '') {
    throw new AppError('credentials', `The profile ${profile.name} lacks sso_account_id or sso_role_name.`);
  }
  try {
    return await fromSSO({ ...role, ...providerOptions(profile, target, context) })();
  } catch (error) {
    throw explained(error, profile.name, role);
  }
}

function providerOptions(
  profile: Profile,
  target: SsoTarget,
  { configuration: { files }, requestHandler, env }: CredentialContext,
): Parameters<typeof fromSSO>[0] {
  const endpoint = variable(env, 'AWS_ENDPOINT_URL_SSO');
  return {
    profile: profile.name,
    ssoStartUrl: target.startUrl,
    ssoRegion: target.region,
    ...(target.sessionName === undefined ? {} : { ssoSession: target.sessionName }),
    configFilepath: files.config,
    filepath: files.credentials,
    ignoreCache: true,
    clientConfig: { requestHandler, ...(endpoint === undefined ? {} : { endpoint }) },
  };
}

/** The provider keeps only the text of what went wrong, so the text is all there is to tell apart. */
function explained(
  error: unknown,
  profile: string,
  role: { readonly ssoAccountId: string; readonly ssoRoleName: string },
): unknown {
  const message = messageOf(error);
  if (/^UnauthorizedException|SSO session|SSO token|Token is expired|token associated/i.test(message)) {
    return new AppError('expired', `The sign-in of ${profile} is missing or has expired.`, { cause: error });
  }
  if (/^ForbiddenException/.test(message)) {
    const sentence = `IAM Identity Center does not give you the role ${role.ssoRoleName} in account ${role.ssoAccountId}.`;
    return new AppError('denied', sentence, { cause: error, action: 'sso:GetRoleCredentials' });
  }
  if (/ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|certificate/i.test(message)) {
    return new AppError('network', `IAM Identity Center cannot be reached: ${message}.`, { cause: error });
  }
  return error;
}
