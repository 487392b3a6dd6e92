import { isatty } from 'node:tty';

const standardStreams = [0, 1, 2] as const;

/**
 * Ends the process with an exit code. Where the terminal it began with was closed, it ends by the signal that says
 * so: at a usual exit Node gives the terminal back, and aborts when there is none any more.
 */
export function processEnd(): (code: number) => void {
  const terminals = standardStreams.filter((stream) => isatty(stream));
  return (code) => {
    process.exitCode = code;
    if (!terminals.every((stream) => isatty(stream))) process.kill(process.pid, 'SIGHUP');
  };
}
