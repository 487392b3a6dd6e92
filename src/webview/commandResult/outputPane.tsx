import type { JSX } from 'preact';
import type { OutputView, Span } from '../../features/runCommand/results/messages.ts';
import { Button, Icon } from '../support/controls.tsx';
import { FailureNotice, Notice } from '../support/notice.tsx';
import { clockTime, toneIcon, type Result } from './result.ts';

/** What the selected node printed. */
export function OutputPane({ result }: { readonly result: Result }): JSX.Element {
  const { output, post } = result;
  if (output === undefined) return <section class="output" aria-label="Output" />;
  return (
    <section class="output" aria-label={`Output of ${output.name}`}>
      <OutputHead output={output} />
      <Steps result={result} output={output} />
      {output.meaning === '' ? null : <Notice tone="info">{output.meaning}</Notice>}
      <FailureNotice failure={output.failure} onAct={(act) => post({ type: 'act', act })} />
      <Stream result={result} output={output} stream="stdout" />
      <Stream result={result} output={output} stream="stderr" />
      {output.cut.map((note) => (
        <Notice key={note} tone="warning">
          {note}
        </Notice>
      ))}
      <Rest output={output} />
    </section>
  );
}

function OutputHead({ output }: { readonly output: OutputView }): JSX.Element {
  const times = [
    output.startedAt === undefined ? '' : `Started ${clockTime(output.startedAt)}`,
    output.finishedAt === undefined ? '' : `ended ${clockTime(output.finishedAt, output.startedAt)}`,
    output.took === '' ? '' : `took ${output.took}`,
  ].filter((part) => part !== '');
  return (
    <div class="output-head">
      <h2>
        {output.name} {output.name === output.nodeId ? null : <span class="detail">{output.nodeId}</span>}
      </h2>
      <span class={`tone ${output.tone}`}>
        <Icon name={toneIcon(output.tone)} /> {output.status}
      </span>
      {output.exit === '' ? null : <span class="exit">{output.exit}</span>}
      <span class="detail">{times.join(', ')}</span>
    </div>
  );
}

interface PaneProps {
  readonly result: Result;
  readonly output: OutputView;
}

function Steps({ result, output }: PaneProps): JSX.Element | null {
  if (output.steps.length === 0) return null;
  return (
    <div role="tablist" aria-label="Steps" class="chips">
      {output.steps.map((step) => (
        <button
          key={step.name}
          type="button"
          role="tab"
          class={`chip ${step.tone}`}
          aria-selected={step.selected}
          onClick={() => result.post({ type: 'step', name: step.name })}
        >
          {step.name} {[step.status, step.exit].filter((part) => part !== '').join(', ')}
        </button>
      ))}
    </div>
  );
}

const titles = { stdout: 'Output', stderr: 'Errors' } as const;

function Stream(props: PaneProps & { readonly stream: keyof typeof titles }): JSX.Element | null {
  const { result, output, stream } = props;
  const spans = output[stream];
  const title = titles[stream];
  if (spans.length === 0 && stream === 'stderr') return null;
  if (spans.length === 0) return <p class="hint">{silence(output)}</p>;
  return (
    <div class={`stream ${stream}`}>
      <div class="stream-head">
        <h3 id={`${stream}-title`}>{title}</h3>
        <Button kind="link" onClick={() => result.post({ type: 'copy', stream })}>
          Copy {title}
        </Button>
        <Button kind="link" onClick={() => result.post({ type: 'open', stream })}>
          Open {title} in Editor
        </Button>
      </div>
      <pre tabIndex={0} role="group" aria-labelledby={`${stream}-title`}>
        {spans.map(drawSpan)}
      </pre>
    </div>
  );
}

function silence(output: OutputView): string {
  if (output.loading) return 'Reading the output…';
  if (output.tone === 'busy' || output.tone === 'waiting') return 'No output yet.';
  return output.stderr.length > 0 ? 'Nothing on standard output.' : 'This node printed nothing.';
}

/** Text and nothing but text: the style holds class names of terminal colours. */
function drawSpan({ text, style }: Span, index: number): JSX.Element | string {
  return style === '' ? (
    text
  ) : (
    <span key={index} class={style}>
      {text}
    </span>
  );
}

function Rest({ output }: { readonly output: OutputView }): JSX.Element | null {
  if (output.rest.length === 0) return null;
  return (
    <dl class="rest">
      {output.rest.map((place) => (
        <div key={place.label}>
          <dt>{place.label}</dt>
          <dd>{place.value}</dd>
        </div>
      ))}
    </dl>
  );
}
