import { duplicateKey } from './duplicateKey.ts';
import { duplicateStep } from './duplicateStep.ts';
import { failureAction } from './failureAction.ts';
import { invalidValue } from './invalidValue.ts';
import { missingHandler } from './missingHandler.ts';
import { missingInput } from './missingInput.ts';
import { missingKey } from './missingKey.ts';
import { notADocument } from './notADocument.ts';
import type { Rule } from './rule.ts';
import { reservedOutput } from './reservedOutput.ts';
import { schemaVersion } from './schemaVersion.ts';
import { ssmReference } from './ssmReference.ts';
import { stepName } from './stepName.ts';
import { systemVariable } from './systemVariable.ts';
import { undeclaredParameter } from './undeclaredParameter.ts';
import { undeclaredVariable } from './undeclaredVariable.ts';
import { undefinedOutput } from './undefinedOutput.ts';
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
  missingHandler,
  unknownInput,
  wrongType,
  invalidValue,
  stepName,
  duplicateStep,
  undefinedStep,
  failureAction,
  undeclaredParameter,
  undeclaredVariable,
  undefinedOutput,
  reservedOutput,
  systemVariable,
  ssmReference,
];
