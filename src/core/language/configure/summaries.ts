/**
 * What each rule finds, in a sentence, by its code: for the help of the command line, of SARIF and of the setting.
 * Mistakes of form (`yaml-syntax` and the like) are not here: they cannot be switched off.
 */
export const ruleSummaries: Readonly<Record<string, string>> = {
  calendar: 'A change calendar that is not the iCalendar text that the service reads.',
  'cancel-target':
    'An onCancel on an action that ignores it, or that names a step which cannot follow a cancellation.',
  'condition-members': 'An And or Or with fewer than two conditions, or a Not without one.',
  'condition-operand': 'A value that the operator of a condition cannot compare with.',
  'condition-operator': 'A condition without an operator, with several, or with one that does not exist.',
  'condition-variable': 'A condition whose Variable is a fixed text instead of a reference.',
  'conflicting-inputs': 'Two inputs of which an action takes one.',
  'default-pattern': "A default that does not fit the parameter's allowedPattern.",
  'default-type': "A default that is not of its parameter's or variable's type.",
  'default-value': 'A default that is not among the allowed values.',
  'document-name': 'A text that cannot be the name of the document that a step runs, reads or creates.',
  'document-parameter': 'A value for a parameter that the AWS-managed document does not have.',
  'document-size': 'A document larger than 64 KB, the limit of CreateDocument.',
  'duplicate-key': 'A key that stands twice in one map: the first value is silently lost.',
  'duplicate-step': 'Two steps of one name: a `nextStep` cannot tell them apart.',
  'duplicate-value': "A value twice among the allowed values, or a name twice among a step's outputs.",
  'empty-choices': 'An aws:branch without choices.',
  'end-with-next': 'A step with both isEnd: true and nextStep.',
  'endless-cycle': 'Steps that lead back to one another, with no way out but a failure.',
  'endless-loop':
    'A loop without MaxIterations whose condition nothing in it can change: once begun it goes on to the limit.',
  'failure-action':
    'An `onFailure` or `onCancel` that is neither Abort, Continue (onFailure alone) nor `step:` and a step.',
  'finally-step': 'A finallyStep that is not the last step.',
  'ignore-comment': 'A comment for this checker that names no rule, or that changes nothing.',
  'ignored-flow-key': "A key of runbooks' steps in a Command document, where all steps run in their order.",
  'invalid-format':
    'Text without the form that its key calls for: a duration, an ARN, a checksum and the like.',
  'invalid-pattern': 'An allowedPattern that is not a regular expression.',
  'invalid-value': 'A value that is not one of those its key takes.',
  'later-output':
    'A reference to the output of a step that cannot have run: it comes later, or on another branch.',
  'loop-kind': 'A loop with both Iterators and LoopCondition: it can have one of them only.',
  'loop-limit': 'A loop of more than 100 rounds, or without steps.',
  'loop-value': 'CurrentIteratorValue or CurrentIteration where the loop has no such value.',
  'malformed-reference': 'Braces around a declared name that make no reference.',
  'missing-handler':
    'A Python script whose function nobody names, or that does not have the one that is named.',
  'missing-input': 'An input that the action or plugin needs is missing.',
  'missing-key': 'A key that the document, a parameter, a variable or a step needs is missing.',
  'missing-parameter': 'A required parameter of an AWS-managed document that gets no value.',
  'not-a-document': 'Nothing, or nothing that is an SSM document.',
  'older-schema': 'A Command document of schema version 2.0, which the newer 2.2 covers.',
  'out-of-range': 'A number, a text or a list beyond a documented limit.',
  'output-selector': 'A Selector or PropertySelector that is not a JSONPath.',
  'package-file':
    "A package's file that is not among `files` or has no checksum, and a platform or architecture of no node.",
  'parameter-limits': 'Limits of a parameter that contradict each other, its default or its type.',
  'parameter-type': 'A type of parameter that exists, but not for this type of document.',
  'plain-secret': 'A secret that everybody who may read the document can read.',
  precondition:
    'A precondition that is not two texts, that compares nothing that varies, or that its schema version lacks.',
  'reserved-output':
    'An output of a Lambda step named like one of those that it has by itself: the service refuses it.',
  'schema-version': 'A schemaVersion that does not exist for this type of document, or that is not quoted.',
  'script-runtime': 'A Runtime of aws:executeScript that does not exist, or that is retired.',
  'session-shape': 'A Session document without what its type needs, or with what its type does not use.',
  'shell-injection':
    "A parameter's free text put into a shell's command line: whoever runs the document can run any command with it.",
  'source-info':
    '`sourceInfo` of aws:downloadContent that is no JSON, or has other keys than its `sourceType` takes.',
  'ssm-reference': "A Parameter Store reference in a runbook, where only a parameter's default may hold one.",
  'step-name': 'A step name with characters other than letters, digits and underscores.',
  'system-variable': 'A system variable that Automation does not have.',
  'template-format': 'Content in a CloudFormation template in another format than its DocumentFormat says.',
  'template-name': 'A Name in a CloudFormation template that the service refuses.',
  'template-type': 'A DocumentType in a CloudFormation template that is not the type of its Content.',
  'undeclared-parameter': 'A reference to a parameter that is not declared.',
  'undeclared-variable': 'A variable that is read or changed, and declared nowhere.',
  'undefined-output': 'A reference to the output of a step that does not exist, or that has no such output.',
  'undefined-step':
    'A nextStep, onFailure, onCancel, choice or Default that names a step that does not exist.',
  'unknown-action': 'A step whose action does not exist in this type of document.',
  'unknown-document': 'An AWS-managed document whose name is misspelt, or whose type the action cannot run.',
  'unknown-input': 'An input that the action does not have.',
  'unknown-key': 'A key that has no meaning where it stands.',
  'unreachable-step': 'A step that no other step leads to.',
  'unused-parameter': 'A parameter that the document never uses.',
  'unused-variable': 'A variable that no step reads or changes.',
  'variable-update': 'An aws:updateVariable that names no variable, or gives one a value of another type.',
  'wrong-type': 'A value of another type than its key takes.',
};

/** Mistakes of form; until they are corrected nothing else is checked. */
export const syntaxSummaries: Readonly<Record<string, string>> = {
  'json-syntax': 'The text is not JSON. Until it is, nothing else is checked.',
  'yaml-syntax': 'The text is not YAML. Until it is, nothing else is checked.',
  'yaml-tab': 'A tab in the indentation, where YAML takes spaces only.',
  'unquoted-reference': 'A reference that begins a value without quotes, which YAML reads as a map.',
  unreadable: 'A text that is far longer or more deeply nested than any document.',
};
