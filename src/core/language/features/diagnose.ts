import { problemTags, severities, type Fix, type Problem } from '../lsp.ts';
import type { ParsedDocument } from '../parser.ts';
import { rules } from '../rules/index.ts';
import type { Finding, Rule, RuleContext } from '../rules/rule.ts';
import { checkShapes } from '../schema/check.ts';
import type { ShapeEvaluator } from '../schema/evaluate.ts';
import type { SyntaxProblem } from '../syntax/node.ts';

/**
 * The problems of a document in the order of the text. A text that is not well-formed has only the problems of
 * its form: what the rest means cannot be relied on.
 */
export function diagnose(parsed: ParsedDocument, evaluator: ShapeEvaluator): readonly Problem[] {
  if (parsed.problems.length > 0) {
    return parsed.problems.map((problem) => ({
      range: parsed.lines.range(problem),
      severity: severities.error,
      code: problem.code,
      source: 'ssm',
      message: problem.message,
      fixes: syntaxFixes(parsed, problem),
    }));
  }
  const context: RuleContext = { ...parsed, shapeFindings: [...checkShapes(parsed.model, evaluator)] };
  const problems = rules.flatMap((rule) =>
    [...rule.check(context)].map((finding) => problemOf(rule, finding, parsed)),
  );
  return distinct(problems).sort(inOrder);
}

function syntaxFixes({ lines }: ParsedDocument, { fix }: SyntaxProblem): readonly Fix[] {
  if (fix === undefined) return [];
  return [{ title: fix.title, edits: [{ range: lines.range(fix), newText: fix.newText }] }];
}

/** What stands behind an anchor is met again at each of its aliases, and said once. */
function distinct(problems: readonly Problem[]): Problem[] {
  const keyOf = ({ code, range, message }: Problem): string => JSON.stringify([code, range, message]);
  return [...new Map(problems.map((problem) => [keyOf(problem), problem])).values()];
}

function problemOf(rule: Rule, finding: Finding, { lines }: ParsedDocument): Problem {
  return {
    range: lines.range(finding.span),
    severity: severities[finding.severity ?? rule.severity],
    code: rule.code,
    source: 'ssm',
    message: readable(finding.message),
    ...(finding.unnecessary === true ? { tags: [problemTags.unnecessary] } : {}),
    fixes: finding.fixes ?? [],
  };
}

/** A name of a hundred thousand letters hides what is said about it. */
function readable(message: string): string {
  return message.replace(/\S{200,}/g, (word) => `${word.slice(0, 100)}…`);
}

function inOrder(a: Problem, b: Problem): number {
  return a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;
}
