import { command } from './command.ts';
import type { NodeRef } from '../../core/model/refs.ts';

/** A session whose data channel this window holds; nobody else can resume it (its sequence numbers are here). */
export interface HeldSession {
  readonly sessionId: string;
  readonly connectionId: string;
  readonly nodeId: string;
  /** An ended one is held until its terminal is closed. */
  readonly phase: 'starting' | 'connecting' | 'connected' | 'reconnecting' | 'ended';
}

export const sessionsCommands = {
  'ssmWorkbench.sessions.start': command<[node?: NodeRef]>(),
  /** Brings the terminal that holds the session to the front. */
  'ssmWorkbench.sessions.show': command<[sessionId: string]>(),
  'ssmWorkbench.sessions.held': command<[], readonly HeldSession[]>(),
};
