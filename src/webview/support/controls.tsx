import type { ComponentChildren, JSX } from 'preact';

interface FieldFrame {
  /** Unique in the page; hint and problem hang on it. */
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  readonly required?: boolean | undefined;
}

interface Description {
  readonly id: string;
  readonly 'aria-invalid': 'true' | 'false';
  readonly 'aria-required'?: 'true';
  readonly 'aria-describedby'?: string;
}

/** What an input says about its hint and problem to assistive technology. */
export function described({ id, hint, problem, required }: FieldFrame): Description {
  const ids = [
    problem === undefined ? '' : `${id}-problem`,
    hint === undefined || hint === '' ? '' : `${id}-hint`,
  ];
  const describedBy = ids.filter((each) => each !== '').join(' ');
  return {
    id,
    'aria-invalid': problem === undefined ? 'false' : 'true',
    ...(required === true ? { 'aria-required': 'true' } : {}),
    ...(describedBy === '' ? {} : { 'aria-describedby': describedBy }),
  };
}

/** A label above its control, with hint and problem below. */
export function Field(props: FieldFrame & { readonly children: ComponentChildren }): JSX.Element {
  const { id, label, hint, problem, required, children } = props;
  return (
    <div class={problem === undefined ? 'field' : 'field invalid'}>
      <label for={id}>
        {label}
        {required === true ? (
          <span class="required" aria-hidden="true">
            {' '}
            *
          </span>
        ) : null}
      </label>
      {children}
      {problem === undefined ? null : (
        <div class="problem" id={`${id}-problem`}>
          <Icon name="error" /> {problem}
        </div>
      )}
      {hint === undefined || hint === '' ? null : (
        <div class="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
    </div>
  );
}

interface TextProps extends FieldFrame {
  readonly value: string;
  readonly placeholder?: string | undefined;
  readonly onText: (value: string) => void;
  readonly rows?: number | undefined;
}

export function TextField(props: TextProps): JSX.Element {
  return (
    <Field {...props}>
      <input
        {...described(props)}
        type="text"
        spellcheck={false}
        autocomplete="off"
        value={props.value}
        placeholder={props.placeholder ?? ''}
        onInput={(event) => props.onText(event.currentTarget.value)}
      />
    </Field>
  );
}

export function TextArea(props: TextProps): JSX.Element {
  return (
    <Field {...props}>
      <textarea
        {...described(props)}
        spellcheck={false}
        wrap="off"
        rows={props.rows ?? 4}
        value={props.value}
        placeholder={props.placeholder ?? ''}
        onInput={(event) => props.onText(event.currentTarget.value)}
      />
    </Field>
  );
}

interface SelectProps extends FieldFrame {
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly onText: (value: string) => void;
}

export function Select(props: SelectProps): JSX.Element {
  return (
    <Field {...props}>
      <select
        {...described(props)}
        value={props.value}
        onChange={(event) => props.onText(event.currentTarget.value)}
      >
        {props.options.map(([value, label]) => (
          <option key={value} value={value} selected={value === props.value}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
}

interface CheckProps {
  readonly label: ComponentChildren;
  readonly checked: boolean;
  readonly onCheck: (checked: boolean) => void;
}

export function Checkbox({ label, checked, onCheck }: CheckProps): JSX.Element {
  return (
    <label class="check">
      <input type="checkbox" checked={checked} onChange={(event) => onCheck(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}

interface ButtonProps {
  readonly onClick: () => void;
  readonly children: ComponentChildren;
  readonly kind?: 'primary' | 'secondary' | 'link' | 'icon';
  readonly disabled?: boolean;
  /** Accessible name and tooltip where the content is an icon. */
  readonly title?: string;
  /** Why it is disabled: a tooltip that describes the button and leaves it its name. */
  readonly reason?: string;
}

export function Button({ onClick, children, kind, disabled, title, reason = '' }: ButtonProps): JSX.Element {
  return (
    <button
      type="button"
      class={`button ${kind ?? 'secondary'}`}
      disabled={disabled ?? false}
      onClick={onClick}
      {...(title === undefined ? {} : { title, 'aria-label': title })}
      {...(reason === '' ? {} : { title: reason })}
    >
      {children}
    </button>
  );
}

/** A codicon; it says nothing, so its neighbour has to. */
export function Icon({ name }: { readonly name: string }): JSX.Element {
  return <span class={`codicon codicon-${name}`} aria-hidden="true" />;
}
