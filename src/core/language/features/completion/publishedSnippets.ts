import type { Format } from '../../text.ts';
import { automationActions } from '../../tables/actions/index.ts';
import { commandPlugins } from '../../tables/plugins/index.ts';
import type { ActionSpec } from '../../tables/spec.ts';
import { documentTemplates } from './documentTemplates.ts';
import { noNames, stepSkeletons } from './skeleton.ts';
import { render, renderItems } from './template.ts';

/** A snippet as VS Code's files of snippets have it, which other editors read too. */
export interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

/**
 * The contents of `schemas/snippets/` for a format, by the names of the snippets: every type of document and
 * every step. VS Code itself is not given them: it has the same from completion.
 */
export function publishedSnippets(format: Format): Readonly<Record<string, Snippet>> {
  const documents = documentTemplates.map(
    ({ label, prefix, about, body }) => [label, snippet(prefix, about, render(body, format))] as const,
  );
  const steps = [
    ...automationActions.map((action) => stepSnippet('Automation step', 'step', action, format)),
    ...commandPlugins.map((action) => stepSnippet('Command step', 'plugin', action, format)),
  ];
  return Object.fromEntries([...documents, ...steps.flat()]);
}

type Named = readonly [name: string, snippet: Snippet];

function stepSnippet(title: string, prefix: string, action: ActionSpec, format: Format): readonly Named[] {
  if (action.internal === true) return [];
  const body = renderItems(stepSkeletons(action, noNames), format);
  const name = action.name.replace(/^aws:/, '');
  return [[`${title}, ${action.name}`, snippet(`ssm-${prefix}-${name}`, action.about, body)]];
}

function snippet(prefix: string, description: string, body: string): Snippet {
  return { prefix, description, body: body.split('\n') };
}
