import type { ComponentChildren, JSX } from 'preact';
import { Button, Icon } from './controls.tsx';

const icons = { info: 'info', warning: 'warning', error: 'error' } as const;
type Tone = keyof typeof icons;

/** A sentence with an icon; errors interrupt a screen reader, the rest waits. */
export function Notice(props: { readonly tone: Tone; readonly children: ComponentChildren }): JSX.Element {
  return (
    <div class={`notice ${props.tone}`} role={props.tone === 'error' ? 'alert' : 'status'}>
      <Icon name={icons[props.tone]} />
      <div class="notice-text">{props.children}</div>
    </div>
  );
}

const actTitles = {
  signIn: 'Sign In',
  switchProfile: 'Switch Profile',
  retry: 'Retry',
  showLog: 'Show Log',
  openConfig: 'Open Configuration File',
} as const;

interface FailureProps<A extends keyof typeof actTitles> {
  readonly failure: { readonly sentence: string; readonly acts: readonly A[] } | undefined;
  readonly onAct: (act: A) => void;
}

/** What failed, why, and the buttons of the next acts. */
export function FailureNotice<A extends keyof typeof actTitles>(props: FailureProps<A>): JSX.Element | null {
  const { failure, onAct } = props;
  if (failure === undefined) return null;
  return (
    <Notice tone="error">
      <span>{failure.sentence}</span>
      <span class="acts">
        {failure.acts.map((act) => (
          <Button key={act} kind="link" onClick={() => onAct(act)}>
            {actTitles[act]}
          </Button>
        ))}
      </span>
    </Notice>
  );
}
