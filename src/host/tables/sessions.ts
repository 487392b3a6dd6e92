import { command } from './command.ts';
import type { DocumentRef, NodeRef } from '../../core/model/refs.ts';

/** What “Start Session With…” knows already; everything may be left to the person. */
export interface SessionSeed {
  readonly nodes?: readonly NodeRef[];
  /** A document of type Session. */
  readonly document?: DocumentRef;
}

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
  'ssmWorkbench.sessions.startWith': command<[seed?: SessionSeed]>(),
  'ssmWorkbench.sessions.startSeveral': command<[nodes?: readonly NodeRef[]]>(),
  /** One of the online nodes of the connection in force, for other rooms. */
  'ssmWorkbench.sessions.chooseNode': command<[title: string], NodeRef | undefined>(),
  'ssmWorkbench.sessions.startOnEcs': command(),
  /** Turns it on, or off where it is on, for the terminals opened together with the one in front. */
  'ssmWorkbench.sessions.broadcast': command(),
  'ssmWorkbench.sessions.stopBroadcast': command(),
  /** Of the terminal in front. */
  'ssmWorkbench.sessions.record': command(),
  'ssmWorkbench.sessions.stopRecording': command(),
  /** Brings the terminal that holds the session to the front. */
  'ssmWorkbench.sessions.show': command<[sessionId: string]>(),
  'ssmWorkbench.sessions.held': command<[], readonly HeldSession[]>(),
};
