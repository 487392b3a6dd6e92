import { guidePage, optional, required, type ActionSpec } from '../spec.ts';

/** Runtimes that can be chosen today. */
export const currentRuntimes: readonly string[] = ['python3.11', 'PowerShell 7.4'];

export const scriptActions: readonly ActionSpec[] = [
  {
    name: 'aws:executeScript',
    about:
      'Runs a Python or PowerShell script, for at most 600 seconds. What the handler returns (at most 100 KB) is the output `Payload`. `{{ references }}` are not replaced inside `Script`: pass values by `InputPayload`.',
    link: guidePage('automation-action-executeScript.html'),
    inputs: [
      required('Runtime', 'String', 'The language and its version.', {
        values: currentRuntimes,
        openValues: true,
      }),
      optional(
        'Handler',
        'String',
        'Python: the function that is called with `(events, context)`, or `file.function` with an attachment. Required for Python.',
        { usual: true },
      ),
      optional('InputPayload', 'Map', 'What the handler gets as `events`.', { openKeys: true }),
      optional('Script', 'String', 'The script itself.', { role: 'script' }),
      optional(
        'Attachment',
        'String',
        'Name of an attached file in `files`, in place of or beside `Script`.',
      ),
    ],
    oneOf: ['Script', 'Attachment'],
    outputs: [
      { name: 'Payload', type: 'StringMap' },
      { name: 'OutputPayload', type: 'String' },
    ],
  },
];
