import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { Button, Icon } from '../support/controls.tsx';
import { FailureNotice, Notice } from '../support/notice.tsx';
import { DocumentSection } from './documentSection.tsx';
import type { Form } from './form.ts';
import { NotificationSection, OutputSection, RateSection } from './optionsSection.tsx';
import { ParameterSection } from './parameterSection.tsx';
import { TargetSection } from './targetSection.tsx';

/** The Run Command form. */
export function App({ form }: { readonly form: Form }): JSX.Element {
  const { view } = form;
  useEffect(() => {
    if (view.attempt > 0) leadToProblem();
  }, [view.attempt]);
  const send = (): void => form.post({ type: 'send' });
  return (
    <main
      class="run-command"
      aria-label="Run Command"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
      }}
    >
      <h1>
        Run Command <span class="detail">{view.connection}</span>
      </h1>
      <div class="columns">
        <div class="sections">
          <DocumentSection form={form} />
          <ParameterSection form={form} />
          <TargetSection form={form} />
          <RateSection form={form} />
          <OutputSection form={form} />
          <NotificationSection form={form} />
        </div>
        <aside aria-label="Preview">
          <Preview form={form} />
          <FailureNotice failure={view.failure} onAct={(act) => form.post({ type: 'act', act })} />
          <Button kind="primary" disabled={view.sending} onClick={send}>
            <Icon name={view.sending ? 'loading' : 'play'} /> {view.sending ? 'Sending…' : 'Run'}
          </Button>
        </aside>
      </div>
    </main>
  );
}

function Preview({ form }: { readonly form: Form }): JSX.Element {
  const { preview } = form.view;
  return (
    <div class="preview">
      <h2>Preview</h2>
      <p class="reach" role="status" aria-live="polite">
        Reaches <strong>{preview.reach}</strong>
        {preview.loading ? <Icon name="loading" /> : null}
      </p>
      {preview.lines.map((line) => (
        <Notice key={line.text} tone={line.tone}>
          <span>{line.text}</span>
          {line.leaveOut === undefined ? null : (
            <Button kind="link" onClick={() => form.post({ type: 'leaveOut', ids: line.leaveOut ?? [] })}>
              Leave Out
            </Button>
          )}
        </Notice>
      ))}
    </div>
  );
}

/** After a refused try the first field with a problem has the focus. */
function leadToProblem(): void {
  const field = document.querySelector<HTMLElement>('[aria-invalid="true"]');
  const group = field?.closest('details') ?? null;
  if (group !== null) group.open = true;
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
}
