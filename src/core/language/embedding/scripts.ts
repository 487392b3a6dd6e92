import type { LanguageService } from '../service.ts';
import type { Script } from '../scripts/scripts.ts';
import { outerRange } from './placement.ts';
import { outerEdits } from './results.ts';
import type { Route } from './route.ts';
import type { TemplatePart } from './templates.ts';

/** The scripts of the documents in a template; what CloudFormation fills in stays in them as it is written. */
export function scripting(
  plain: LanguageService,
  route: Route,
): Pick<LanguageService, 'scripts' | 'writeScript'> {
  return {
    scripts: (document) =>
      route.whole(
        document,
        [],
        () => plain.scripts(document),
        ({ parts }) => parts.flatMap((part) => scriptsIn(plain, part)),
      ),
    writeScript: (document, id, before, text) =>
      route.whole(
        document,
        gone,
        () => plain.writeScript(document, id, before, text),
        ({ parts }) => {
          const part = parts.find(({ embedded }) => id.startsWith(prefix(embedded.id)));
          if (part === undefined) return gone;
          const { id: owner, placement } = part.embedded;
          const edits = plain.writeScript(part.document, id.slice(prefix(owner).length), before, text);
          return 'refused' in edits ? edits : (outerEdits(placement, edits) ?? unwritable);
        },
      ),
  };
}

function prefix(owner: string): string {
  return `${owner}:`;
}

function scriptsIn(plain: LanguageService, { embedded, document }: TemplatePart): readonly Script[] {
  const { id: owner, placement } = embedded;
  return plain.scripts(document).map((script) => ({
    ...script,
    id: prefix(owner) + script.id,
    keyRange: outerRange(placement, script.keyRange),
    range: outerRange(placement, script.range),
  }));
}

const gone = {
  refused:
    'The document is no longer in the template. Copy your text to where it belongs; nothing was changed.',
};

const unwritable = {
  refused:
    'The script cannot be written in the quotes that the template has the document in. Write the Content as a map, then save again; nothing was changed.',
};
