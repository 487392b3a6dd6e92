import { cancelTarget } from './cancelTarget.ts';
import { conditionMembers } from './conditionMembers.ts';
import { conditionOperand } from './conditionOperand.ts';
import { conditionOperator } from './conditionOperator.ts';
import { conditionVariable } from './conditionVariable.ts';
import { emptyChoices } from './emptyChoices.ts';
import { endWithNext } from './endWithNext.ts';
import { endlessCycle } from './endlessCycle.ts';
import { endlessLoop } from './endlessLoop.ts';
import { finallyStep } from './finallyStep.ts';
import { ignoredFlowKey } from './ignoredFlowKey.ts';
import { laterOutput } from './laterOutput.ts';
import { loopKind } from './loopKind.ts';
import { loopLimit } from './loopLimit.ts';
import { loopValue } from './loopValue.ts';
import { outputSelector } from './outputSelector.ts';
import { preconditionShape } from './preconditionShape.ts';
import { scriptRuntime } from './scriptRuntime.ts';
import { unreachableStep } from './unreachableStep.ts';
import { unusedParameter } from './unusedParameter.ts';
import { unusedVariable } from './unusedVariable.ts';
import { variableUpdate } from './variableUpdate.ts';
import { duplicateKey } from './duplicateKey.ts';
import { duplicateStep } from './duplicateStep.ts';
import { failureAction } from './failureAction.ts';
import { invalidValue } from './invalidValue.ts';
import { invalidFormat } from './invalidFormat.ts';
import { outOfRange } from './outOfRange.ts';
import { defaultType } from './defaultType.ts';
import { defaultValue } from './defaultValue.ts';
import { conflictingInputs } from './conflictingInputs.ts';
import { defaultPattern } from './defaultPattern.ts';
import { invalidPattern } from './invalidPattern.ts';
import { parameterType } from './parameterType.ts';
import { parameterLimits } from './parameterLimits.ts';
import { duplicateValue } from './duplicateValue.ts';
import { shellInjection } from './shellInjection.ts';
import { plainSecret } from './plainSecret.ts';
import { unknownDocument } from './unknownDocument.ts';
import { documentName } from './documentName.ts';
import { documentParameter } from './documentParameter.ts';
import { missingParameter } from './missingParameter.ts';
import { sessionShape } from './sessionShape.ts';
import { packageFile } from './packageFile.ts';
import { sourceInfo } from './sourceInfo.ts';
import { documentSize } from './documentSize.ts';
import { olderSchema } from './olderSchema.ts';
import { calendar } from './calendar.ts';
import { malformedReference } from './malformedReference.ts';
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
  malformedReference,
  missingHandler,
  unknownInput,
  conflictingInputs,
  wrongType,
  invalidValue,
  invalidFormat,
  outOfRange,
  defaultType,
  defaultValue,
  defaultPattern,
  invalidPattern,
  parameterType,
  parameterLimits,
  duplicateValue,
  shellInjection,
  plainSecret,
  unknownDocument,
  documentName,
  documentParameter,
  missingParameter,
  sessionShape,
  packageFile,
  sourceInfo,
  documentSize,
  olderSchema,
  calendar,
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
  cancelTarget,
  conditionMembers,
  conditionOperand,
  conditionOperator,
  conditionVariable,
  emptyChoices,
  endWithNext,
  endlessCycle,
  endlessLoop,
  finallyStep,
  ignoredFlowKey,
  laterOutput,
  loopKind,
  loopLimit,
  loopValue,
  outputSelector,
  preconditionShape,
  scriptRuntime,
  unreachableStep,
  unusedParameter,
  unusedVariable,
  variableUpdate,
];
