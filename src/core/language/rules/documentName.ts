import { calledNameProblem, newNameProblem } from '../documentName.ts';
import { changeTo } from '../edits.ts';
import { writtenNames } from '../model/documentNames.ts';
import type { Rule } from './rule.ts';

/** A text that cannot be the name of the document that a step runs, reads or creates. */
export const documentName: Rule = {
  code: 'document-name',
  severity: 'warning',
  *check(context) {
    for (const { node, name, isNew } of writtenNames(context.model)) {
      const problemOf = isNew
        ? (text: string) => newNameProblem(text)?.message
        : (text: string) => calledNameProblem(text);
      const message = problemOf(name);
      if (message === undefined) continue;
      const trimmed = name.trim();
      const isFixable = node.style !== 'block' && trimmed !== name && problemOf(trimmed) === undefined;
      yield { span: node, message, fixes: isFixable ? [changeTo(context, node, trimmed)] : [] };
    }
  },
};
