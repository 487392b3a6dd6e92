import { formatOf } from '../../core/language/detect.ts';
import type { LanguageService } from '../../core/language/index.ts';
import { exitCodes, type Shell } from '../shell.ts';
import { parseLintFlags, usage } from './flags.ts';
import { readText } from './read.ts';
import { render, reportedProblem, type ReportedProblem } from './report.ts';

/** `ssm-workbench lint`: prints the problems of the files; what cannot be read is told on standard error. */
export async function runLint(argv: readonly string[], shell: Shell): Promise<number> {
  const flags = parseLintFlags(argv);
  if (flags === 'help') {
    shell.stdout(usage);
    return exitCodes.ok;
  }
  if ('problem' in flags) {
    shell.stderr(`${flags.problem}\n\n${usage}`);
    return exitCodes.usage;
  }
  const { createLanguageService } = await import('../../core/language/index.ts');
  const { problems, isComplete } = await lint(flags.files, createLanguageService(), shell);
  shell.stdout(render(problems, flags.format));
  if (!isComplete) return exitCodes.usage;
  return problems.some(({ severity }) => severity === 'error') ? exitCodes.problems : exitCodes.ok;
}

interface LintResult {
  readonly problems: readonly ReportedProblem[];
  readonly isComplete: boolean;
}

async function lint(files: readonly string[], service: LanguageService, shell: Shell): Promise<LintResult> {
  const problems: ReportedProblem[] = [];
  let isComplete = true;
  for (const file of files) {
    const read = await readText(file, shell);
    if ('problem' in read) {
      shell.stderr(`${read.problem}\n`);
      isComplete = false;
    } else {
      problems.push(...problemsOf(file, read.text, service));
    }
  }
  return { problems, isComplete };
}

function problemsOf(file: string, text: string, service: LanguageService): readonly ReportedProblem[] {
  const document = { uri: file, version: 0, format: formatOf(file, text), getText: () => text };
  const found = service.diagnose(document).map((problem) => reportedProblem(file, problem));
  service.close(file);
  return found;
}
