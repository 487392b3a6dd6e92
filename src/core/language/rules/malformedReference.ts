import { replaceSpan } from '../edits.ts';
import { prefixes, textsWithReferences, type PlacedText } from '../model/references.ts';
import type { DocumentModel } from '../model/document.ts';
import type { Span } from '../syntax/node.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';

/**
 * Something the document has, between braces that make no reference: it would be passed on as it is written. Only
 * what is declared counts, because braces may belong to another language.
 */
export const malformedReference: Rule = {
  code: 'malformed-reference',
  severity: 'warning',
  *check(context) {
    // One look at the whole text: hardly any has such braces.
    if (!suspect.test(context.text)) return;
    for (const place of textsWithReferences(context.model)) {
      if (!place.inScript) yield* inText(context, place);
    }
  },
};

/** Two braces and a word that are not closed by two, a blank between words, or single braces around a word. */
const suspect =
  /\{(?<![${]\{)(?:\{[ \t]*[\w.:/-]+(?:[ \t]+[\w.:/-]|[ \t]*(?:\}(?!\})|[^\w.:/ \t}-]|$))|[ \t]*[A-Za-z][\w.:/-]*[ \t]*(?:\}\}|\}(?=["'\s]|$)(?<=["'\s]\{[^{}]*\})))/;

/** Braces, words between them, braces. A dollar before them makes them another language's. */
const braced = /(?<![${])(\{{1,2})([ \t]*)([\w.:/-]+(?:[ \t]+[\w.:/-]+)*)[ \t]*(\}*)/g;

function* inText(context: RuleContext, { node }: PlacedText): Generator<Finding> {
  const piece = context.text.slice(node.start, node.end);
  if (!piece.includes('{')) return;
  for (const match of piece.matchAll(braced)) {
    const [whole, opened = '', space = '', words = '', closed = ''] = match;
    const name = meant(context.model, { opened, words, closed, after: piece.slice(match.index) });
    if (name === undefined) continue;
    const isAlone = piece.replace(/^(["'])(.*)\1$/s, '$2').trim() === whole;
    if (opened === '{' && closed === '}' && !isAlone) continue;
    const isOpen = closed === '';
    const start = node.start + match.index;
    const end = isOpen ? start + opened.length + space.length + name.length : start + whole.length;
    yield finding(context, { start, end }, name);
  }
}

interface Braced {
  readonly opened: string;
  readonly words: string;
  readonly closed: string;
  /** The text from the braces on. */
  readonly after: string;
}

/** The name that was to be read; nothing where the braces are as they must be, or may be another language's. */
function meant(model: DocumentModel, { opened, words, closed, after }: Braced): string | undefined {
  if (opened === '{{' && closed.length >= 2) {
    const joined = words.replaceAll(/[ \t]+/g, '');
    return joined !== words && isDeclared(model, joined) ? joined : undefined;
  }
  if (closed.length > 2) return undefined;
  const [first = ''] = words.split(/[ \t]/, 1);
  if (closed !== '') return words === first && isDeclared(model, first) ? first : undefined;
  const isClosedLater = /^\{\{[^{]*\}\}/.test(after);
  return opened === '{{' && !isClosedLater && isDeclared(model, first) ? first : undefined;
}

function isDeclared(model: DocumentModel, name: string): boolean {
  if (model.parameters.has(name)) return true;
  const [prefix, rest] = name.split(':', 2);
  if (prefix !== undefined && rest !== undefined && rest !== '') return prefixes.includes(prefix);
  const [step, output] = name.split('.', 2);
  return output !== undefined && output !== '' && model.steps.some((each) => each.name === step);
}

function finding(context: RuleContext, span: Span, name: string): Finding {
  const written = `{{ ${name} }}`;
  return {
    span,
    message: `This is no reference, but text that is passed on as it stands. A reference is written ${written}.`,
    fixes: [{ title: `Write ${written}`, edits: [replaceSpan(context, span, written)] }],
  };
}
