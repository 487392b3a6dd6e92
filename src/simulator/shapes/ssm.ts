import { parseShapes } from './shape.ts';
import shapes from './ssm.json';
import { createValidator, type Validator } from './validate.ts';

/**
 * The validator of SSM's inputs. `ssm.json` states, in the notation of `shape.ts`, what the public API model
 * (version 2014-11-06) says about the input of every operation.
 */
export function ssmValidator(): Validator {
  return createValidator(parseShapes(shapes));
}
