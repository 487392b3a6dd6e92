import { format as formatJson } from 'jsonc-parser';
import { lineEnd } from '../edits.ts';
import type { Refusal, TextEdit } from '../lsp.ts';
import type { ParsedDocument } from '../parser.ts';
import { formatYaml } from './yaml.ts';

/** How an editor indents. YAML is never indented by tabs. */
export interface FormattingOptions {
  readonly tabSize: number;
  readonly insertSpaces: boolean;
}

/**
 * The edit that lays the document out anew: indentation, blanks and blank lines; comments, quotes, styles and the
 * text of scripts stay. Refuses a text with mistakes of form, and whatever would change its meaning.
 */
export function format(parsed: ParsedDocument, options: FormattingOptions): readonly TextEdit[] | Refusal {
  const [problem] = parsed.problems;
  if (problem !== undefined) {
    const line = parsed.lines.position(problem.start).line + 1;
    return {
      refused: `The document cannot be formatted before line ${line} is corrected: ${problem.message}`,
    };
  }
  if (parsed.root === undefined) return [];
  if (parsed.format === 'json') return jsonEdits(parsed, options);
  const formatted = formatYaml(parsed, Math.max(2, options.tabSize));
  return typeof formatted === 'string' ? changed(parsed, formatted) : formatted;
}

function jsonEdits({ text, lines }: ParsedDocument, options: FormattingOptions): TextEdit[] {
  const eol = lineEnd(text);
  return formatJson(text, undefined, { ...options, eol }).map(({ offset, length, content }) => ({
    range: lines.range({ start: offset, end: offset + length }),
    newText: content,
  }));
}

/** One edit from the first difference to the last. */
function changed({ text, lines }: ParsedDocument, formatted: string): TextEdit[] {
  if (text === formatted) return [];
  let start = 0;
  while (start < text.length && text[start] === formatted[start]) start += 1;
  let same = 0;
  const most = Math.min(text.length, formatted.length) - start;
  while (same < most && text.at(-1 - same) === formatted.at(-1 - same)) same += 1;
  // A line end of two characters is not cut in two.
  if (text[start] === '\n' && text[start - 1] === '\r') start -= 1;
  if (same > 0 && text.at(-same) === '\n' && text.at(-same - 1) === '\r') same -= 1;
  const range = lines.range({ start, end: text.length - same });
  return [{ range, newText: formatted.slice(start, formatted.length - same) }];
}
