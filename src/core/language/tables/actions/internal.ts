import { guidePage, type ActionSpec } from '../spec.ts';

/** Actions that only AWS's own runbooks use. */
export const internalActions: readonly ActionSpec[] = [
  'aws:putServerUpgradeMetrics',
  'aws:shareSQLMedia',
  'aws:installDistributorPackageOnAzure',
].map((name) => ({
  name,
  about: 'Used by AWS’s own runbooks only.',
  link: guidePage('automation-actions.html'),
  inputs: [],
  openInputs: true,
  internal: true,
}));
