import { isRunbook } from '../../model/kind.ts';
import type { Place } from './place.ts';

/** What can stand between double braces at a place. */
export interface Scope {
  readonly parameters?: boolean;
  /** Outputs of steps, loop values and variables. */
  readonly steps?: boolean;
  /** What Automation puts in by itself. */
  readonly system?: boolean;
  /** Parameters of Parameter Store. */
  readonly stored?: boolean;
  /** Encrypted parameters of Parameter Store. */
  readonly secure?: boolean;
}

const nothing: Scope = {};

/** What references the service or the agent replaces at the place. */
export function scopeOf({ kind, cursor: { levels } }: Place): Scope {
  const names = levels.map((level) => level.name);
  const [top] = names;
  const last = names.findLast((name) => name !== undefined);
  if (top === 'parameters') return last === 'default' ? { stored: true, system: isRunbook(kind) } : nothing;
  if (isRunbook(kind)) return runbookScope(top, last);
  if (kind === 'session') {
    return top === 'properties' || top === 'inputs' ? { parameters: true } : nothing;
  }
  if (top === 'runtimeConfig') return { parameters: true, stored: true };
  if (top !== 'mainSteps' || unreplaced.has(last ?? '')) return nothing;
  if (names.includes('sourceInfo')) return { parameters: true, stored: true, secure: true };
  return { parameters: true, stored: names.includes('inputs') };
}

function runbookScope(top: string | undefined, last: string | undefined): Scope {
  if (top === 'assumeRole') return { parameters: true, system: true };
  // Nothing is replaced inside a script: braces there are Python's or PowerShell's own.
  if (top !== 'mainSteps' || unreplaced.has(last ?? '')) return nothing;
  return { parameters: true, steps: true, system: true };
}

const unreplaced: ReadonlySet<string> = new Set(['name', 'action', 'Script', 'mainSteps']);
