import { isJsonArray } from '../../base/json.ts';
import type { Json } from '../../../core/base/json.ts';
import type { ScriptOutcome, ScriptRequest } from '../../exec/executor.ts';
import { inputOf, inputText, type Plugin, type PluginResult } from './plugin.ts';

const defaultTimeoutSeconds = 3_600;
const minTimeoutSeconds = 5;
const maxTimeoutSeconds = 172_800;

/** `aws:runShellScript` and `aws:runPowerShellScript`: `runCommand` is the script, a line an item. */
export function runScript(interpreter: ScriptRequest['interpreter']): Plugin {
  return async (inputs, { node, executor, environment, signal }) => {
    const outcome = await executor.run({
      node,
      interpreter,
      lines: linesOf(inputOf(inputs, 'runCommand')),
      workingDirectory: inputText(inputs, 'workingDirectory'),
      timeoutMs: timeoutSeconds(inputText(inputs, 'timeoutSeconds')) * 1_000,
      environment,
      signal,
    });
    return resultOf(outcome);
  };
}

/** A text, a list of texts, or lists in lists. */
function linesOf(value: Json | undefined): readonly string[] {
  if (isJsonArray(value)) return value.flatMap((item) => linesOf(item));
  return value === undefined || value === null
    ? []
    : [typeof value === 'string' ? value : JSON.stringify(value)];
}

/** Out of range or unreadable: the default, as the agent takes it. */
export function timeoutSeconds(text: string | undefined): number {
  const seconds = Math.trunc(Number(text ?? defaultTimeoutSeconds));
  return seconds >= minTimeoutSeconds && seconds <= maxTimeoutSeconds ? seconds : defaultTimeoutSeconds;
}

/** What the agent reports for a script that it had to stop. */
const stoppedCode = 137;

function resultOf({ ended, exitCode, stdout, stderr }: ScriptOutcome): PluginResult {
  if (ended === 'cancelled') return { detail: 'Cancelled', code: stoppedCode, stdout, stderr };
  if (ended === 'timedOut') return { detail: 'ExecutionTimedOut', code: stoppedCode, stdout, stderr };
  if (exitCode === 0) return { detail: 'Success', code: 0, stdout, stderr };
  return { detail: 'Failed', code: exitCode, stdout, stderr: withVerdict(stderr, exitCode) };
}

/** The agent adds a line of its own to the errors of a script that failed. */
function withVerdict(stderr: string, exitCode: number): string {
  const gap = stderr === '' || stderr.endsWith('\n') ? '' : '\n';
  return `${stderr}${gap}failed to run commands: exit status ${String(exitCode)}`;
}
