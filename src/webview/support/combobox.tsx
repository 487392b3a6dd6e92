import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { described, Field } from './controls.tsx';

export interface Choice {
  readonly value: string;
  readonly detail: string;
}

interface ComboboxProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  readonly choices: readonly Choice[];
  /** Said below the choices: how many more there are, or why some are missing. */
  readonly note: string;
  readonly onSearch: (query: string) => void;
  readonly onPick: (value: string) => void;
}

interface Search {
  readonly text: string;
  readonly active: number;
}

/** A text with suggestions; text that is no suggestion is taken as it stands (ARIA combobox, list autocomplete). */
export function Combobox(props: ComboboxProps): JSX.Element {
  const [search, setSearch] = useState<Search | undefined>(undefined);
  const type = (text: string): void => {
    setSearch({ text, active: -1 });
    props.onSearch(text);
  };
  const pick = (value: string): void => {
    setSearch(undefined);
    if (value !== props.value) props.onPick(value);
  };
  const open = search !== undefined;
  const active = search?.active ?? -1;
  const list = `${props.id}-list`;
  return (
    <Field {...props}>
      <input
        {...described(props)}
        type="text"
        role="combobox"
        spellcheck={false}
        autocomplete="off"
        aria-autocomplete="list"
        aria-controls={list}
        aria-expanded={open}
        {...(active >= 0 ? { 'aria-activedescendant': `${list}-${active}` } : {})}
        value={search?.text ?? props.value}
        onFocus={(event) => event.currentTarget.select()}
        onClick={() => (open ? undefined : type(''))}
        onInput={(event) => type(event.currentTarget.value)}
        onBlur={() =>
          search === undefined ? undefined : pick(search.text === '' ? props.value : search.text)
        }
        onKeyDown={(event) => {
          const next = keyed(event.key, search, props);
          if (next === undefined) return;
          event.preventDefault();
          if (next === 'open') type('');
          else if (next === 'close') setSearch(undefined);
          else if (typeof next === 'string') setSearch(undefined);
          else if ('picked' in next) pick(next.picked);
          else setSearch(next);
        }}
      />
      {open ? <Choices {...props} list={list} active={active} onChoose={pick} /> : null}
    </Field>
  );
}

type Next = Search | { readonly picked: string } | 'open' | 'close' | undefined;

/** What a key does; undefined leaves it to the browser. */
export function keyed(
  key: string,
  search: Search | undefined,
  props: Pick<ComboboxProps, 'choices' | 'value'>,
): Next {
  if (search === undefined) return key === 'ArrowDown' ? 'open' : undefined;
  const last = props.choices.length - 1;
  switch (key) {
    case 'ArrowDown':
      return { ...search, active: Math.min(last, search.active + 1) };
    case 'ArrowUp':
      return { ...search, active: Math.max(-1, search.active - 1) };
    case 'Escape':
      return 'close';
    case 'Enter':
      return {
        picked: props.choices[search.active]?.value ?? (search.text === '' ? props.value : search.text),
      };
    default:
      return undefined;
  }
}

interface ChoicesProps {
  readonly list: string;
  readonly label: string;
  readonly active: number;
  readonly choices: readonly Choice[];
  readonly note: string;
  readonly onChoose: (value: string) => void;
}

/** Chosen on mouse down, because the click would come after the input has lost the focus and closed the list. */
function Choices({ list, label, active, choices, note, onChoose }: ChoicesProps): JSX.Element {
  return (
    <div class="choices">
      <ul role="listbox" id={list} aria-label={label}>
        {choices.map((choice, index) => (
          <li
            key={choice.value}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === active}
            onMouseDown={(event) => {
              event.preventDefault();
              onChoose(choice.value);
            }}
          >
            <span class="choice">{choice.value}</span> <span class="detail">{choice.detail}</span>
          </li>
        ))}
      </ul>
      {note === '' ? null : <div class="hint">{note}</div>}
    </div>
  );
}
