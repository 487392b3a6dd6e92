/** A warning or an error that is right, on documents that are in use. */
export interface RealDefect {
  /** The rule that tells it. */
  readonly code: string;
  readonly what: string;
  /** The first 16 digits of the SHA-256 of each file that has it. */
  readonly files: readonly string[];
}

/**
 * Every one of them was read in its document.
 *
 * `shell-injection`: for each line it was seen that the parameter is a String without allowedValues, allowedPattern
 * and interpolationType; that the agent fills it in, and no build before; and that a shell reads it outside of
 * quotes (quotes of YAML and JSON do not count, nor those that the line closes before it). Numbers such as a
 * duration are Strings in these documents too, so any text can be given for them.
 *
 * Of the others the steps were followed by hand, by nextStep, isEnd, onFailure and choices.
 */
export const realDefects: readonly RealDefect[] = [
  {
    code: 'shell-injection',
    what: "A parameter without allowedPattern stands in a shell's script as it is: whoever runs the document can run more.",
    files: [
      '7198827a06369915',
      '3e6a3c03bf0fd2e3',
      '0934f111db62ce96',
      '79771bd0554a9240',
      'e4f0c1bb4bcc070a',
      'f391cfbf7d984e14',
      'ba44a61e2b864bd2',
      'bff7a0bbdd1a0702',
      '2ca9d34cbfaaf04f',
      'bf607a270eecbb82',
      'ca43b63afe16e27c',
      '092919241602f325',
      '922eefc28df2e4f3',
      '250476e1310c8b9a',
      'e364b0b32e9fda81',
      '776643289293a4a9',
      '36d962de6746cd70',
      '4d4e3243b859f5f0',
      'bb2ba51c024e98c5',
    ],
  },
  {
    code: 'unknown-action',
    what: 'aws:aws:runShellScript is no plugin.',
    files: ['184a18b77aaf69b9'],
  },
  {
    code: 'precondition',
    what: 'aws:runShellScript runs on Linux and macOS, and this step asks for Windows: it is always skipped.',
    files: ['102bf436d55963ad'],
  },
  {
    code: 'malformed-reference',
    what: 'A description ends in {{ automation:EXECUTION_ID } and is written with the braces.',
    files: ['67de6c51eb533389'],
  },
  {
    code: 'unreachable-step',
    what: 'The step before ends the runbook or goes on elsewhere, and nothing names this one.',
    files: [
      '44b4615dbe9c78fb',
      '6f81fd45b282f568',
      '817e9585c763b8d1',
      '4e61c718b611db10',
      '39ab637cab1d1524',
      '906379223ca70b73',
    ],
  },
  {
    code: 'later-output',
    what: 'The output is used by a step that runs before the one that has it.',
    files: ['39ab637cab1d1524', 'd70325035a35d263'],
  },
  {
    code: 'undefined-output',
    what: 'The step declares no output of this name.',
    files: ['39ab637cab1d1524'],
  },
  {
    code: 'ignored-flow-key',
    what: 'A Command document has no nextStep and no isEnd: its steps run in their order.',
    files: ['4a8f3050b2890086'],
  },
  {
    code: 'undefined-step',
    what: 'There is no step of this name; it was renamed, and this branch was forgotten.',
    files: ['c354819729cf26ef'],
  },
  {
    code: 'script-runtime',
    what: 'The runtime was retired after the template was published.',
    files: ['4c229f6f10e20558', 'bbd0f448a8d05a21'],
  },
];
