import type { SimulatorIo } from './run.ts';

const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The shell of this process. */
export function processIo(): SimulatorIo {
  // Whoever read the output may be gone before this process is.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe);
  return {
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    onStopSignal(stop) {
      for (const signal of stopSignals) process.on(signal, stop);
      return () => {
        for (const signal of stopSignals) process.off(signal, stop);
      };
    },
    onStdinClosed(stop) {
      process.stdin.on('end', stop).on('close', stop).on('error', stop).resume();
      return () => {
        process.stdin.off('end', stop).off('close', stop).off('error', stop).pause();
      };
    },
    onExit(task) {
      process.once('exit', task);
      return () => void process.off('exit', task);
    },
  };
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
