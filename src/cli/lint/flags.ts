import { parseArgs } from 'node:util';
import { messageOf } from '../../core/base/errors.ts';

export type OutputFormat = 'text' | 'json';

/** What the command line asks for. */
export interface LintFlags {
  readonly format: OutputFormat;
  readonly files: readonly string[];
}

export const usage = `Usage: ssm-workbench lint [options] FILE…

Checks SSM documents (YAML or JSON) and prints what is wrong with them.

  --format FORMAT   text: FILE:LINE:COLUMN: SEVERITY CODE MESSAGE (default)
                    json: an array of {file,line,column,endLine,endColumn,severity,code,message}
  --help            print this

Exit code: 0 no errors, 1 errors, 2 something could not be read or the command was not understood.
`;

/** The flags; or `help`; or the sentence that says what is wrong with them. */
export function parseLintFlags(argv: readonly string[]): LintFlags | 'help' | { readonly problem: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { format: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
    if (values.help === true) return 'help';
    const format = values.format ?? 'text';
    if (format !== 'text' && format !== 'json') {
      return { problem: `--format is text or json, not "${format}".` };
    }
    if (positionals.length === 0) return { problem: 'Name at least one file.' };
    return { format, files: positionals };
  } catch (error) {
    // The first sentence names the option; what follows is advice about shells.
    return { problem: `${messageOf(error).split('. ')[0] ?? ''}.` };
  }
}
