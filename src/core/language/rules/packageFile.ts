import { changeTo, replaceSpan } from '../edits.ts';
import { isArchitecture, meantArchitecture, meantPlatform } from '../model/packageNames.ts';
import { didYouMean, nearest } from '../spelling.ts';
import { entriesOf, isMap, isScalar, textOf, valueOf, type Entry, type SyntaxNode } from '../syntax/node.ts';
import { isComputed } from '../syntax/value.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';

/** What a package is for that does not exist, and files of it that do not fit together. */
export const packageFile: Rule = {
  code: 'package-file',
  severity: 'warning',
  *check(context) {
    const { root, kind } = context.model;
    if (kind !== 'package') return;
    yield* version(context);
    const packages = valueOf(root, 'packages');
    yield* names(context, packages);
    const files = valueOf(root, 'files');
    // Whatever else `files` or `packages` are is told as such, and not of each file again.
    if (!isMap(files) || isComputed(files)) return;
    const used = new Set<string>();
    for (const { name, node } of filesUsed(packages)) {
      used.add(name);
      if (isScalar(node)) yield* unlisted(context, name, node, files);
    }
    for (const entry of entriesOf(files)) yield* fileFindings(entry, isMap(packages) ? used : undefined);
  },
};

/** Read as a number, 1.10 is 1.1. */
function* version(context: RuleContext): Generator<Finding> {
  const node = valueOf(context.model.root, 'version');
  if (!isScalar(node) || typeof node.value !== 'number') return;
  const written = context.text.slice(node.start, node.end);
  yield {
    span: node,
    message: `The version is text. Quote it: "${written}".`,
    fixes: [{ title: `Change to "${written}"`, edits: [replaceSpan(context, node, `"${written}"`)] }],
  };
}

/** Platforms and architectures of other names than nodes have. */
function* names(context: RuleContext, packages: SyntaxNode | undefined): Generator<Finding> {
  for (const { key, name, value } of entriesOf(packages)) {
    const platform = meantPlatform(name);
    if (platform !== undefined) yield misnamed(context, key, 'platform', platform);
    for (const release of entriesOf(value)) {
      if (isArchitecture(release.name) && valueOf(release.value, 'file') !== undefined) {
        yield {
          span: release.key,
          message: `'${release.name}' is an architecture, and a release belongs here. Put it into _any, for all releases, or into one.`,
        };
        continue;
      }
      for (const build of entriesOf(release.value)) {
        const architecture = meantArchitecture(build.name);
        if (architecture !== undefined) yield misnamed(context, build.key, 'architecture', architecture);
      }
    }
  }
}

function misnamed(context: RuleContext, key: Entry['key'], what: string, meant: string): Finding {
  const article = what === 'architecture' ? 'an' : 'a';
  return {
    span: key,
    message: `'${String(key.value)}' is not ${article} ${what} that is known.${didYouMean(meant)}`,
    fixes: [changeTo(context, key, meant)],
  };
}

function* filesUsed(packages: SyntaxNode | undefined): Generator<{ name: string; node: SyntaxNode }> {
  for (const platform of entriesOf(packages)) {
    for (const release of entriesOf(platform.value)) {
      for (const architecture of [release, ...entriesOf(release.value)]) {
        const node = valueOf(architecture.value, 'file');
        const name = textOf(node);
        if (node !== undefined && name !== undefined) yield { name, node };
      }
    }
  }
}

function* unlisted(
  context: RuleContext,
  name: string,
  node: Extract<SyntaxNode, { kind: 'scalar' }>,
  files: SyntaxNode,
): Generator<Finding> {
  const listed = entriesOf(files).map((entry) => entry.name);
  if (listed.includes(name)) return;
  const suggestion = nearest(name, listed);
  yield {
    span: node,
    message: `'${name}' is not among 'files'.${didYouMean(suggestion) || ' Add it there with its checksum.'}`,
    severity: 'error',
    fixes: suggestion === undefined ? [] : [changeTo(context, node, suggestion)],
  };
}

function* fileFindings(
  { key, name, value }: Entry,
  used: ReadonlySet<string> | undefined,
): Generator<Finding> {
  const checksums = entriesOf(valueOf(value, 'checksums'));
  if (!isComputed(value) && !checksums.some((entry) => entry.name.toLowerCase() === 'sha256')) {
    yield { span: key, message: `'${name}' has no checksum. Add checksums: { sha256: … }.` };
  }
  if (used?.has(name) === false) {
    yield {
      span: key,
      message: `'${name}' belongs to no platform of 'packages'.`,
      severity: 'information',
    };
  }
}
