import type * as vscode from 'vscode';
import { messageOf } from '../../../core/base/errors.ts';
import type { Log } from '../../../core/base/log.ts';
import type { LanguageService } from '../../../core/language/index.ts';

type Question<T> = (kernel: LanguageService) => T | Promise<T>;

/** Asks the kernel, unless the editor has lost interest; `undefined` when there is no answer. */
export type Ask = <T>(token: vscode.CancellationToken, question: Question<T>) => Promise<T | undefined>;

export function asker(service: () => Promise<LanguageService>, log: Log): Ask {
  return async (token, question) => {
    try {
      const kernel = await service();
      return token.isCancellationRequested ? undefined : await question(kernel);
    } catch (error) {
      // A question about a document must not interrupt whoever writes it.
      log.error(`The document language failed: ${messageOf(error)}`);
      return undefined;
    }
  };
}
