import { isContainer } from './container.ts';

/** A tag as patterns see it. */
export interface TagLike {
  readonly key: string;
  readonly value: string;
}

/**
 * Whether one of `tags` is named by a pattern `Key=Value` of the setting `ssmWorkbench.production.tags`. Case
 * does not count: to ask once too often is the safe side.
 */
export function isProductionTagged(patterns: readonly string[], tags: readonly TagLike[]): boolean {
  if (tags.length === 0) return false;
  const wanted = new Set(patterns.map((pattern) => pattern.toLowerCase()));
  return tags.some((tag) => wanted.has(`${tag.key}=${tag.value}`.toLowerCase()));
}

/**
 * Whether what is done under a connection touches production: by the name that the status bar shows, which is that
 * of AWS_PROFILE where nobody chose one. The demo fleet is nobody's production.
 */
export function isProductionConnection(
  patterns: readonly string[],
  { isDemo, label }: { readonly isDemo: boolean; readonly label: string },
): boolean {
  return !isDemo && isProductionProfile(patterns, label);
}

/** Whether a profile's name matches a pattern of `ssmWorkbench.production.profiles` (`*` stands for anything). */
export function isProductionProfile(patterns: readonly string[], profile: string): boolean {
  const name = profile.toLowerCase();
  return patterns.some((pattern) => matchesGlob(pattern.toLowerCase(), name));
}

/** Said where it is not known whether that target is production, and what to do about it. */
export function doubtSentence(doubt: string, id: string): string {
  const target = isContainer(id) ? 'container' : 'node';
  return `Whether this ${target} is production is not known (${doubt}). Treat it as production.`;
}

/** Piece by piece instead of a regular expression: a hostile pattern cannot make it slow. */
function matchesGlob(pattern: string, text: string): boolean {
  const pieces = pattern.split('*');
  const first = pieces[0] ?? '';
  const last = pieces[pieces.length - 1] ?? '';
  if (pieces.length === 1) return text === pattern;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length)
    return false;
  let from = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const at = text.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return from <= text.length - last.length;
}
