import { formatOf, looksLikeDocument, looksLikeTemplate } from '../../core/language/detect.ts';
import type { LanguageService } from '../../core/language/index.ts';
import { exitCodes, type Shell } from '../shell.ts';
import { findFiles, type FoundFile } from './files.ts';
import { parseLintFlags, usage, type LintFlags } from './flags.ts';
import { readInput, readText } from './read.ts';
import { reportedProblem, type ReportedProblem } from './problem.ts';
import { render } from './report.ts';

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
  const lint = new Lint(flags, createLanguageService(), shell);
  for (const argument of flags.files) await lint.argument(argument);
  shell.stdout(render(lint.problems, flags.format, shell));
  if (!lint.isComplete) return exitCodes.usage;
  return lint.problems.some(({ severity }) => severity === 'error') ? exitCodes.problems : exitCodes.ok;
}

/** One run over all arguments. */
class Lint {
  readonly problems: ReportedProblem[] = [];
  /** Everything that was named could be read. */
  isComplete = true;
  readonly #flags: LintFlags;
  readonly #service: LanguageService;
  readonly #shell: Shell;
  readonly #done = new Set<string>();

  constructor(flags: LintFlags, service: LanguageService, shell: Shell) {
    this.#flags = flags;
    this.#service = service;
    this.#shell = shell;
  }

  async argument(argument: string): Promise<void> {
    const found = await findFiles(argument, this.#shell);
    if ('problem' in found) {
      this.#failed(found.problem);
      return;
    }
    let count = 0;
    for (const file of found) count += (await this.#file(file)) ? 1 : 0;
    if (count === 0) this.#shell.stderr(`${argument} holds no SSM documents.\n`);
  }

  /** Whether it is a document. A file that is named twice is checked once. */
  async #file({ path, onlyIfDocument }: FoundFile): Promise<boolean> {
    if (this.#done.has(path)) return true;
    const name = path === '-' ? this.#flags.inputName : path;
    const read = await (path === '-' ? readInput(name, this.#shell) : readText(path, this.#shell));
    if ('problem' in read) {
      this.#failed(read.problem);
      return true;
    }
    if (onlyIfDocument && !holdsDocument(path, read.text)) return false;
    this.#done.add(path);
    this.#check(name, read.text);
    return true;
  }

  #check(file: string, text: string): void {
    const { levels, comments } = this.#flags;
    const document = { uri: file, version: 0, format: formatOf(file, text), getText: () => text };
    const found = this.#service.diagnose(document, { levels, comments });
    this.problems.push(...found.map((problem) => reportedProblem(file, problem)));
    this.#service.close(file);
  }

  #failed(problem: string): void {
    this.#shell.stderr(`${problem}\n`);
    this.isComplete = false;
  }
}

function holdsDocument(file: string, text: string): boolean {
  return looksLikeDocument(text, formatOf(file, text)) || looksLikeTemplate(text);
}
