import { changeTo } from '../edits.ts';
import { didYouMean, nearest } from '../spelling.ts';
import { entriesOf, isScalar, textOf, valueOf, type Entry, type SyntaxNode } from '../syntax/node.ts';
import { isComputed } from '../syntax/value.ts';
import { packagePlatforms } from '../tables/packages.ts';
import type { Rule } from './rule.ts';

/** A package's file that is not among `files`, or is there without a checksum, or is used by no platform. */
export const packageFile: Rule = {
  code: 'package-file',
  severity: 'warning',
  *check(context) {
    const { root, kind } = context.model;
    const files = valueOf(root, 'files');
    if (kind !== 'package' || (files !== undefined && isComputed(files))) return;
    const names = entriesOf(files).map((entry) => entry.name);
    const used = new Set<string>();
    for (const { name, node } of filesUsed(valueOf(root, 'packages'))) {
      used.add(name);
      if (names.includes(name) || !isScalar(node)) continue;
      const suggestion = nearest(name, names);
      yield {
        span: node,
        message: `'${name}' is not among 'files'.${didYouMean(suggestion) || ' Add it there with its checksum.'}`,
        severity: 'error',
        fixes: suggestion === undefined ? [] : [changeTo(context, node, suggestion)],
      };
    }
    for (const entry of entriesOf(files)) yield* fileFindings(entry, used);
    for (const { key, name } of entriesOf(valueOf(root, 'packages'))) {
      const suggestion = packagePlatforms.includes(name) ? undefined : nearest(name, packagePlatforms);
      if (suggestion === undefined) continue;
      const message = `'${name}' is not a platform that is known.${didYouMean(suggestion)}`;
      yield { span: key, message, fixes: [changeTo(context, key, suggestion)] };
    }
  },
};

function* filesUsed(packages: SyntaxNode | undefined): Generator<{ name: string; node: SyntaxNode }> {
  for (const platform of entriesOf(packages)) {
    for (const release of entriesOf(platform.value)) {
      for (const architecture of entriesOf(release.value)) {
        const node = valueOf(architecture.value, 'file');
        const name = textOf(node);
        if (node !== undefined && name !== undefined) yield { name, node };
      }
    }
  }
}

function* fileFindings(
  { key, name, value }: Entry,
  used: ReadonlySet<string>,
): ReturnType<Rule['check']> & Generator {
  const checksums = entriesOf(valueOf(value, 'checksums'));
  if (!isComputed(value) && !checksums.some((entry) => entry.name.toLowerCase() === 'sha256')) {
    yield { span: key, message: `'${name}' has no checksum. Add checksums: { sha256: … }.` };
  }
  if (!used.has(name)) {
    yield {
      span: key,
      message: `'${name}' belongs to no platform of 'packages'.`,
      severity: 'information' as const,
    };
  }
}
