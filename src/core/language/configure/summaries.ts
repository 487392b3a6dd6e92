/**
 * What each rule finds, in a sentence, by its code: for the help of the command line, of SARIF and of the setting.
 * Mistakes of form (`yaml-syntax` and the like) are not here: they cannot be switched off.
 */
export const ruleSummaries: Readonly<Record<string, string>> = {
  calendar: 'A change calendar that is not the iCalendar text that the service reads.',
  'cancel-target': 'An onCancel that its action does not have, or that names a step which cannot run then.',
  'condition-members': 'An And or Or of fewer than two conditions, or a Not that is no condition.',
  'condition-operand': 'A value that its operator cannot compare with.',
  'condition-operator': 'A condition without an operator, with several, or with one that does not exist.',
  'condition-variable': 'A condition that compares a fixed text instead of something that can vary.',
  'conflicting-inputs': 'Two inputs of which an action takes one.',
  'default-pattern': "A default that does not fit the parameter's allowedPattern.",
  'default-type': "A default that is not of its parameter's or variable's type.",
  'default-value': 'A default that is not among the allowed values.',
  'document-name': 'A text that cannot be the name of the document that a step runs, reads or creates.',
  'document-parameter': 'A value for a parameter that the document of AWS does not have.',
  'document-size': 'A document that is larger than the service says it takes.',
  'duplicate-key': 'A key twice in one map: parsers silently keep the last.',
  'duplicate-step': 'Two steps of one name: which of them `nextStep` means cannot be said.',
  'duplicate-value': "A value twice among the allowed values, or a name twice among a step's outputs.",
  'empty-choices': 'A branch with nothing to choose from.',
  'end-with-next': 'A step that ends the runbook and names a step to go on with.',
  'endless-cycle': 'Steps that follow one another in a circle which nothing but a failure leaves.',
  'endless-loop':
    'A loop without MaxIterations whose condition nothing in it can change: once begun it goes on to the limit.',
  'failure-action': 'An `onFailure` or `onCancel` that is neither an action nor a step behind `step:`.',
  'finally-step': 'A step that is to run whatever happens, and is not the last.',
  'ignore-comment': 'A comment for this checker that names no rule, or that changes nothing.',
  'ignored-flow-key': "A key of runbooks' steps in a Command document, where all steps run in their order.",
  'invalid-format':
    'Text that has not the form that its key calls for: a duration, an ARN, a checksum and the like.',
  'invalid-pattern': 'An allowedPattern that is no regular expression.',
  'invalid-value': 'A value that is not one of those a key can have.',
  'later-output':
    'A reference to the output of a step that cannot have run: it comes later, or on another branch.',
  'loop-kind': 'A loop that says both what it goes through and while what holds: it can be of one kind only.',
  'loop-limit': 'A loop that asks for more rounds than a loop may have, or that repeats nothing.',
  'loop-value': "A value of a loop's round that is used where the loop has none.",
  'missing-handler':
    'A Python script whose function nobody names, or that does not have the one that is named.',
  'missing-input': 'An input that the action cannot do without.',
  'missing-key': 'A key that the document, a parameter, a variable or a step cannot do without.',
  'missing-parameter': 'A required parameter of a document of AWS that gets no value.',
  'not-a-document': 'Nothing, or nothing that is an SSM document.',
  'older-schema': 'A Command document of schema version 2.0, which the newer 2.2 covers.',
  'out-of-range': 'A number, a text or a list beyond a documented limit.',
  'output-selector': 'A selector that is no JSONPath.',
  'package-file':
    "A package's file that is not among `files` or has no checksum, and a platform or architecture of no node.",
  'parameter-limits': 'Limits of a parameter that contradict each other, its default or its type.',
  'parameter-type': 'A type of parameter that exists, but not for this type of document.',
  'plain-secret': 'A secret that everybody who may read the document can read.',
  precondition:
    'A precondition that is not two texts, that compares nothing that varies, or that its schema version lacks.',
  'reserved-output':
    'An output of a Lambda step named like one of those that it has by itself: the service refuses it.',
  'schema-version': 'A schema version that does not exist, or not for this type, or is no text.',
  'script-runtime': 'A runtime that does not exist, or that new runbooks can no longer have.',
  'session-shape': 'A Session document without what its type needs, or with what its type does not use.',
  'shell-injection':
    "A parameter's free text put into a shell's command line: whoever runs the document can run any command with it.",
  'source-info':
    '`sourceInfo` of aws:downloadContent that is no JSON, or has other keys than its `sourceType` takes.',
  'ssm-reference': "A Parameter Store reference in a runbook, where only a parameter's default may hold one.",
  'step-name': "A step's name with characters that references to it cannot hold.",
  'system-variable': 'A system variable that Automation does not have.',
  'template-format': 'Content in a CloudFormation template in another format than its DocumentFormat says.',
  'template-name': 'A Name in a CloudFormation template that the service refuses.',
  'template-type': 'A DocumentType in a CloudFormation template that is not the type of its Content.',
  'undeclared-parameter': 'A reference to a parameter that is not declared.',
  'undeclared-variable': 'A variable that is read or changed, and declared nowhere.',
  'undefined-output': 'A reference to the output of a step that does not exist, or that has no such output.',
  'undefined-step': 'A target that no step is named like.',
  'unknown-action': 'A step whose action does not exist in this type of document.',
  'unknown-document':
    'A document of AWS whose name has a slip in it, or which is of a type that the action cannot run.',
  'unknown-input': 'An input that the action does not have.',
  'unknown-key': 'A key that has no meaning where it stands.',
  'unreachable-step': 'A step that nothing leads to.',
  'unused-parameter': 'A parameter that whoever runs the document is asked for in vain.',
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
