import type { Log } from '../../core/base/log.ts';
import { silentLog } from '../../core/base/log.ts';
import { plainText } from '../../core/base/plainText.ts';
import type { Shell } from '../shell.ts';

/** What goes on, on standard error, where it is asked for. It never holds tokens, keys or what is typed. */
export function shellLog(shell: Shell, verbose: boolean): Log {
  if (!verbose) return silentLog;
  const line = (level: string) => (message: string) => say(shell, `${level}: ${plainText(message)}`);
  return {
    trace: line('trace'),
    debug: line('debug'),
    info: line('info'),
    warn: line('warning'),
    error: line('error'),
  };
}

/** A line on standard error. The terminal may be raw: there a line feed does not go back to the first column. */
export function say(shell: Shell, sentence: string): void {
  shell.stderr(shell.streams.isOutputTerminal ? `\r${sentence}\r\n` : `${sentence}\n`);
}
