import type { Scope } from '../toolchain/scope.ts';
import type { Settings } from '../workbench/settings.ts';

export interface StartOptions {
  /** A folder that may be written to. */
  readonly workspace: string;
  /** Whether a browser may be opened for a host that is shown in one. */
  readonly open: boolean;
  readonly scope: Scope;
}

/** This host cannot be had here; the next one may. The message is one line for the person. */
export class HostUnavailable extends Error {}

/** The extension starts its demo fleet itself when it is told so. */
export const demoSettings: Settings = { 'ssmWorkbench.demo.startOnOpen': true };
