import { parseArgs } from 'node:util';
import { messageOf } from '../../core/base/errors.ts';
import { chosenLevels, ruleCodes, type RuleLevels } from '../../core/language/configure/levels.ts';

export const outputFormats = ['text', 'json', 'sarif', 'github'] as const;
export type OutputFormat = (typeof outputFormats)[number];

/** What the command line asks for. */
export interface LintFlags {
  readonly format: OutputFormat;
  /** Files, folders, patterns, and `-` for standard input. */
  readonly files: readonly string[];
  readonly levels: RuleLevels;
  /** What standard input is called. */
  readonly inputName: string;
  /** Whether comments in documents change levels. */
  readonly comments: 'heeded' | 'ignored';
}

export const usage = `Usage: ssm-workbench lint [options] PATH…

Checks SSM documents (YAML or JSON), also inside CloudFormation templates, and prints what is wrong with them.

PATH is
  a file            checked whatever it is called
  a folder          *.ssm.yaml, *.ssm.yml and *.ssm.json in it and below, and those of the other YAML and JSON
                    files that hold an SSM document or a template with one; not node_modules and .git,
                    and not what is reached by symbolic links
  "a pattern"       every file it matches: *, **, ?, [abc], {a,b}; quote it, or your shell reads it first
  -                 standard input

Options
  --format FORMAT         text    FILE:LINE:COLUMN: SEVERITY CODE MESSAGE (default)
                          json    an array of {file,line,column,endLine,endColumn,severity,code,message}
                          sarif   SARIF 2.1.0, for code scanning
                          github  annotations of a GitHub workflow
  --rule CODE=LEVEL       what becomes of a rule's problems: off, hint, information, warning or error;
                          repeat it for several rules. Comments in a document win over it.
  --no-comments           comments in documents (# ssm-ignore CODE …) change nothing
  --stdin-filename NAME   what standard input is called, and by its ending what it is: YAML or JSON
  --help                  print this

Examples
  ssm-workbench lint documents/
  ssm-workbench lint --rule unused-parameter=off --rule unknown-key=error "runbooks/**/*.yaml"
  ssm-workbench lint --format sarif . > ssm.sarif
  git show :runbook.ssm.yaml | ssm-workbench lint --stdin-filename runbook.ssm.yaml -

Exit code
  0  nothing is an error; there may be warnings
  1  there are errors
  2  something could not be read, a pattern matches no file, or the command was not understood
`;

/** The flags; or `help`; or the sentence that says what is wrong with them. */
export function parseLintFlags(argv: readonly string[]): LintFlags | 'help' | { readonly problem: string } {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
    if (values.help === true) return 'help';
    const format = outputFormats.find((name) => name === (values.format ?? 'text'));
    if (format === undefined) {
      return { problem: `--format is text, json, sarif or github, not "${values.format ?? ''}".` };
    }
    const chosen = chosenRules(values.rule ?? []);
    if ('problem' in chosen) return chosen;
    if (positionals.length === 0) return { problem: 'Name at least one file, folder or pattern.' };
    const comments = values['no-comments'] === true ? 'ignored' : 'heeded';
    const inputName = values['stdin-filename'] ?? 'stdin';
    return { format, files: positionals, levels: chosen.levels, inputName, comments };
  } catch (error) {
    // The first sentence names the option; what follows is advice about shells.
    return { problem: `${messageOf(error).split('. ')[0] ?? ''}.` };
  }
}

const options = {
  format: { type: 'string' },
  rule: { type: 'string', multiple: true },
  'no-comments': { type: 'boolean' },
  'stdin-filename': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

function chosenRules(
  rules: readonly string[],
): { readonly levels: RuleLevels } | { readonly problem: string } {
  const bare = rules.find((rule) => !rule.includes('='));
  if (bare !== undefined) return { problem: `Write --rule CODE=LEVEL, for example --rule ${bare}=off.` };
  const { levels, problems } = chosenLevels(rules.map(pairOf));
  const [first] = problems;
  if (first === undefined) return { levels };
  return {
    problem: first.startsWith('There is no rule') ? `${first} Rules are ${ruleCodes.join(', ')}.` : first,
  };
}

function pairOf(rule: string): readonly [string, string] {
  const at = rule.indexOf('=');
  return [rule.slice(0, at).trim(), rule.slice(at + 1).trim()];
}
