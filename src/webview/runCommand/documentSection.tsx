import type { JSX } from 'preact';
import { Combobox } from '../support/combobox.tsx';
import { Select } from '../support/controls.tsx';
import { textOf, type Form } from './form.ts';

export function DocumentSection({ form }: { readonly form: Form }): JSX.Element {
  const { documents, view } = form;
  const more = documents.more > 0 ? `${documents.more} more: type to narrow the list.` : '';
  const note = documents.note !== '' ? documents.note : documents.loading ? 'Listing documents…' : more;
  const version = textOf(form, 'documentVersion');
  return (
    <section aria-labelledby="document-title">
      <h2 id="document-title">Document</h2>
      <div class="row">
        <Combobox
          id="documentName"
          label="Command document"
          value={form.edits.text('documentName', view.draft.documentName)}
          problem={view.problems['documentName']}
          hint={view.documentLoading ? 'Reading the document…' : view.documentDescription}
          choices={documents.items.map((item) => ({
            value: item.name,
            detail: [item.owner, item.platforms].filter((part) => part !== '').join(' · '),
          }))}
          note={note}
          onSearch={(query) => form.post({ type: 'searchDocuments', query })}
          onPick={(value) => textOf(form, 'documentName').onText(value)}
        />
        <Select {...version} label="Version" options={versionOptions(view.versions, version.value)} />
      </div>
    </section>
  );
}

const versionLabels: Readonly<Record<string, string>> = { $DEFAULT: 'Default', $LATEST: 'Latest' };

function versionOptions(versions: readonly string[], chosen: string): readonly (readonly [string, string])[] {
  const all = versions.includes(chosen) ? versions : [...versions, chosen];
  return all.map((version) => [version, versionLabels[version] ?? version]);
}
