import { STOP_SIGNALS } from '../child.mjs';

type Cleanup = () => Promise<void> | void;

const open = new Set<Scope>();
let listening = false;
let stopping = false;

/**
 * What was started and must be ended, last first. Every open scope is also closed when the person presses
 * Ctrl-C or a machine ends the run, so that no process and no temporary folder stays.
 */
export class Scope {
  private readonly cleanups: Cleanup[] = [];
  private closing: Promise<void> | undefined;

  constructor() {
    if (stopping) throw new Error('interrupted');
    open.add(this);
    listenOnce();
  }

  /** Registers what undoes a step; run at once when the scope has been closed meanwhile. */
  async defer(cleanup: Cleanup): Promise<void> {
    if (this.closing === undefined) this.cleanups.push(cleanup);
    else await cleanup();
  }

  close(): Promise<void> {
    this.closing ??= this.run();
    return this.closing;
  }

  private async run(): Promise<void> {
    for (let cleanup = this.cleanups.pop(); cleanup !== undefined; cleanup = this.cleanups.pop()) {
      try {
        await cleanup();
      } catch (error) {
        // One thing that will not end must not keep the others.
        console.error('clean-up failed:', error);
      }
    }
    open.delete(this);
  }
}

/** Closes every open scope, newest first: one may hold what another started. */
export async function closeAllScopes(): Promise<void> {
  for (const scope of [...open].reverse()) await scope.close();
}

/** Rejoins the clean-up after an interruption: never resolves then, because the clean-up ends the process. */
export function untilCleanedUp(): Promise<void> {
  return stopping ? new Promise(() => undefined) : Promise.resolve();
}

function listenOnce(): void {
  if (listening) return;
  listening = true;
  for (const signal of STOP_SIGNALS) {
    // Every further signal is taken and ignored: a second Ctrl-C must not cut the clean-up short.
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      void closeAllScopes().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
    });
  }
}
