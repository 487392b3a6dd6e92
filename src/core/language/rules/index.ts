import { duplicateKey } from './duplicateKey.ts';
import { duplicateStep } from './duplicateStep.ts';
import { invalidValue } from './invalidValue.ts';
import { missingInput } from './missingInput.ts';
import { missingKey } from './missingKey.ts';
import { notADocument } from './notADocument.ts';
import type { Rule } from './rule.ts';
import { schemaVersion } from './schemaVersion.ts';
import { undeclaredParameter } from './undeclaredParameter.ts';
import { undefinedStep } from './undefinedStep.ts';
import { unknownAction } from './unknownAction.ts';
import { unknownInput } from './unknownInput.ts';
import { unknownKey } from './unknownKey.ts';
import { wrongType } from './wrongType.ts';

/** Every rule; one file and one pair of fixtures each. */
export const rules: readonly Rule[] = [
  notADocument,
  schemaVersion,
  duplicateKey,
  missingKey,
  unknownKey,
  unknownAction,
  missingInput,
  unknownInput,
  wrongType,
  invalidValue,
  duplicateStep,
  undefinedStep,
  undeclaredParameter,
];
