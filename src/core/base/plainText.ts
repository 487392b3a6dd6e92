/**
 * One line without control characters. Names of nodes and words of services are text: they must not steer a
 * terminal, break a row in two or turn the reading order round.
 */
export function plainText(text: string): string {
  return text.replace(/[\s\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
}
