import { interpolateObject } from './parameters/interpolate.ts';
import { inputText } from './plugins/plugin.ts';
import { timeoutSeconds } from './plugins/runScript.ts';
import type { Prepared } from './prepare.ts';

/** Longest that the document may run: the sum over its steps, 3600 s where a step does not say. */
export function executionTimeoutSeconds({ document, scope }: Prepared): number {
  const each = document.steps.map(({ inputs }) =>
    timeoutSeconds(inputText(interpolateObject(inputs, scope.lookup), 'timeoutSeconds')),
  );
  return each.reduce((sum, seconds) => sum + seconds, 0);
}
