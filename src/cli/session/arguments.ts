import { parseArgs, type ParseArgsConfig } from 'node:util';
import { AppError, isAppError, messageOf } from '../../core/base/errors.ts';

/** What a command line came to. */
export type Understood<T> = T | 'help' | { readonly problem: string };

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<O extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: O; allowPositionals: false }>
>['values'];

/**
 * Reads the arguments of a subcommand without positional ones.
 *
 * @param read makes of the values what the subcommand works with; throws by {@link refuse}
 */
export function understand<const O extends Options, T>(
  argv: readonly string[],
  options: O,
  read: (values: Values<O>) => T,
): Understood<T> {
  try {
    if (argv.some((argument) => argument === '--help' || argument === '-h')) return 'help';
    return read(parseArgs({ args: [...argv], options, allowPositionals: false }).values);
  } catch (error) {
    // Of Node's own words the first sentence names the option; what follows is advice about shells.
    const problem = isAppError(error) ? error.message : `${messageOf(error).split('. ')[0] ?? ''}.`;
    return { problem: problem.replace(/\.\.$/, '.') };
  }
}

/** Says what is wrong with the command line. */
export function refuse(sentence: string): never {
  throw new AppError('invalid', sentence);
}

const largestPort = 65_535;

/** A port's number. */
export function portOf(option: string, text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port >= 1 && port <= largestPort) return port;
  return refuse(`--${option} is a port from 1 to ${largestPort}, not "${text}".`);
}
