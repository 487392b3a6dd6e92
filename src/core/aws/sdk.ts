// Entry of the bundle that holds the AWS SDK; everything else of core/aws loads it by `import()`.
export { createClients } from './sdk/clients.ts';
export { signInToProfile } from './sso/profileSignIn.ts';
