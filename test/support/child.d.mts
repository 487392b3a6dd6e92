import type { ChildProcess, SpawnOptions } from 'node:child_process';

export const STOP_SIGNALS: readonly ['SIGINT', 'SIGTERM', 'SIGHUP'];
export function spawnGroup(command: string, args: readonly string[], options?: SpawnOptions): ChildProcess;
export function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean;
export function endGroup(pid: number, graceMs?: number): Promise<void>;
export function run(command: string, args: readonly string[], options?: SpawnOptions): Promise<number>;
