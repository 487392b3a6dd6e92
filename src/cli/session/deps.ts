import { systemClock, type Clock } from '../../core/base/clock.ts';
import type { SessionKernel } from './run.ts';
import { openAws } from './aws.ts';

/** What subcommands that start sessions are made with; tests bring their own. */
export interface SessionDeps {
  readonly clock: Clock;
  readonly openAws: typeof openAws;
  readonly loadKernel: () => Promise<SessionKernel>;
}

/** SDK and data channel are bundles of their own: `lint` does not pay for them. */
export const sessionDeps: SessionDeps = {
  clock: systemClock,
  openAws,
  loadKernel: () => import('../../core/session/index.ts'),
};
