import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Row } from '../../features/runCommand/results/messages.ts';
import { Checkbox, Icon } from '../support/controls.tsx';
import { VirtualList } from '../support/virtualList.tsx';
import { toneIcon, type Result } from './result.ts';

const rowHeight = 44;

export function NodeList({ result }: { readonly result: Result }): JSX.Element {
  const { nodes, post } = result;
  const rows = nodes?.rows ?? [];
  const active = rows.findIndex((row) => row.kind === 'node' && row.id === nodes?.selected);
  return (
    <section class="nodes" aria-label="Nodes">
      <Filters result={result} />
      {rows.length === 0 ? (
        <p class="hint empty">{emptyWords(result)}</p>
      ) : (
        <VirtualList
          id="node"
          label="Nodes"
          items={rows}
          rowHeight={rowHeight}
          active={active}
          keyOf={(row) => row.id}
          canChoose={(row) => row.kind === 'node'}
          onChoose={(index) => {
            const row = rows[index];
            if (row !== undefined) post({ type: 'select', nodeId: row.id });
          }}
          draw={drawRow}
        />
      )}
    </section>
  );
}

function emptyWords({ command, nodes }: Result): string {
  if (nodes !== undefined && (nodes.filter !== 'all' || nodes.query !== ''))
    return 'No node fits the filter.';
  return command.running ? 'Waiting for the first node…' : 'No node.';
}

function Filters({ result }: { readonly result: Result }): JSX.Element {
  const { command, nodes, post } = result;
  const [query, setQuery] = useState(nodes?.query ?? '');
  return (
    <div class="filters">
      <div role="group" aria-label="Filter by status" class="chips">
        {command.counts.map((count) => (
          <button
            key={count.filter}
            type="button"
            class={`chip ${count.tone}`}
            aria-pressed={(nodes?.filter ?? 'all') === count.filter}
            onClick={() => post({ type: 'filter', filter: count.filter })}
          >
            {count.label} {count.count}
          </button>
        ))}
      </div>
      <input
        type="text"
        aria-label="Filter nodes"
        placeholder="Filter by name, ID or status"
        spellcheck={false}
        value={query}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          post({ type: 'search', query: event.currentTarget.value });
        }}
      />
      <Checkbox
        label="Group identical outputs"
        checked={nodes?.grouped ?? false}
        onCheck={(on) => post({ type: 'group', on })}
      />
    </div>
  );
}

function drawRow(row: Row): JSX.Element {
  if (row.kind === 'group') {
    return (
      <>
        <div class="name">{row.title}</div>
        <div class="detail mono">{row.preview}</div>
      </>
    );
  }
  return (
    <>
      <div class="name">
        <span class={`tone ${row.tone}`}>
          <Icon name={toneIcon(row.tone)} />
        </span>{' '}
        {row.name}
      </div>
      <div class="detail">{[row.status, row.detail].filter((part) => part !== '').join(' · ')}</div>
    </>
  );
}
