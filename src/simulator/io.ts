import type { SimulatorIo } from './run.ts';

const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The shell of this process. */
export function processIo(): SimulatorIo {
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
  };
}
