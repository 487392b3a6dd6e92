import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { NodeRow, TargetKind } from '../../features/runCommand/form/messages.ts';
import { Button, Checkbox, Icon, TextField } from '../support/controls.tsx';
import { textOf, type Form } from './form.ts';

const kinds: readonly (readonly [TargetKind, string])[] = [
  ['nodes', 'Nodes'],
  ['tags', 'Tags'],
  ['resourceGroup', 'Resource group'],
];

export function TargetSection({ form }: { readonly form: Form }): JSX.Element {
  const chosen = form.edits.text('targetKind', form.view.draft.targetKind);
  return (
    <section aria-labelledby="targets-title">
      <h2 id="targets-title">Targets</h2>
      <div role="radiogroup" aria-labelledby="targets-title" class="radios">
        {kinds.map(([kind, label]) => (
          <label key={kind} class="check">
            <input
              type="radio"
              name="targetKind"
              checked={chosen === kind}
              onChange={() => form.edit({ kind: 'targetKind', value: kind }, 'targetKind', kind)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
      {chosen === 'nodes' ? <NodePicker form={form} /> : null}
      {chosen === 'tags' ? <TagRows form={form} /> : null}
      {chosen === 'resourceGroup' ? <ResourceGroup form={form} /> : null}
    </section>
  );
}

function NodePicker({ form }: { readonly form: Form }): JSX.Element {
  const { nodes, view } = form;
  const [query, setQuery] = useState(nodes.query);
  const more = nodes.more > 0 ? `${nodes.more} more: type to narrow the list.` : '';
  const note = nodes.note !== '' ? nodes.note : nodes.loading ? 'Reading the nodes of this Region…' : more;
  return (
    <div class="node-picker">
      <TextField
        id="nodes"
        label="Find nodes"
        value={query}
        placeholder="Name, id, platform or tag, for example Role=web"
        problem={view.problems['nodes']}
        hint={note}
        onText={(text) => {
          setQuery(text);
          form.post({ type: 'searchNodes', query: text });
        }}
      />
      <ul class="nodes" aria-label="Nodes">
        {nodes.rows.map((row) => (
          <li key={row.id}>
            <Checkbox
              label={<NodeLabel row={row} />}
              checked={row.chosen}
              onCheck={(on) => form.edit({ kind: 'nodes', ids: [row.id], chosen: on })}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

function NodeLabel({ row }: { readonly row: NodeRow }): JSX.Element {
  return (
    <>
      <span class="name">{row.name}</span>
      {row.name === row.id ? null : <span class="detail"> {row.id}</span>}
      <span class="detail"> {row.platform}</span>
      {row.online ? null : <span class="tag warning"> offline</span>}
      {row.production ? <span class="tag production"> production</span> : null}
    </>
  );
}

function TagRows({ form }: { readonly form: Form }): JSX.Element {
  const { draft, problems } = form.view;
  return (
    <div>
      {draft.tags.map((_, index) => (
        <TagRow key={index} form={form} index={index} />
      ))}
      {problems['tags'] === undefined ? null : <div class="problem">{problems['tags']}</div>}
      <Button onClick={() => form.edit({ kind: 'addTag' })}>
        <Icon name="add" /> Add Tag
      </Button>
      <div class="hint">
        A node needs every tag given here. Several values of one tag, split by commas, mean any of them; no
        value means any value.
      </div>
    </div>
  );
}

function TagRow({ form, index }: { readonly form: Form; readonly index: number }): JSX.Element {
  const tag = form.view.draft.tags[index] ?? { key: '', values: '' };
  const control = `tag.${index}`;
  const key = form.edits.text(`${control}.key`, tag.key);
  const values = form.edits.text(`${control}.values`, tag.values);
  const ordinal = form.view.draft.tags.length > 1 ? ` ${index + 1}` : '';
  return (
    <div class="row tag-row">
      <TextField
        id={control}
        label={`Tag key${ordinal}`}
        value={key}
        problem={form.view.problems[control]}
        onText={(text) => form.edit({ kind: 'tag', index, key: text, values }, `${control}.key`, text)}
      />
      <TextField
        id={`${control}.values`}
        label={`Tag values${ordinal}`}
        value={values}
        onText={(text) => form.edit({ kind: 'tag', index, key, values: text }, `${control}.values`, text)}
      />
      {form.view.draft.tags.length > 1 ? (
        <Button
          kind="icon"
          title={`Remove tag ${index + 1}`}
          onClick={() => form.edit({ kind: 'removeTag', index })}
        >
          <Icon name="trash" />
        </Button>
      ) : null}
    </div>
  );
}

function ResourceGroup({ form }: { readonly form: Form }): JSX.Element {
  return (
    <div class="row">
      <TextField {...textOf(form, 'resourceGroup')} label="Resource group" required />
      <TextField
        {...textOf(form, 'resourceTypes')}
        label="Resource types"
        hint="Optional, split by commas, for example AWS::EC2::Instance."
      />
    </div>
  );
}
