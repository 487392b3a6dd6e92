import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { moved, scrollFor, visibleRange } from './visibleRange.ts';

interface VirtualListProps<T> {
  /** Begins the ids of the rows; unique in the page. */
  readonly id: string;
  readonly label: string;
  readonly items: readonly T[];
  readonly rowHeight: number;
  readonly active: number;
  readonly keyOf: (item: T) => string;
  readonly canChoose: (item: T) => boolean;
  readonly onChoose: (index: number) => void;
  readonly draw: (item: T) => JSX.Element;
}

const around = 8;
const heightBeforeMeasured = 600;

/** A list box of any length of which only the rows in sight are in the page. One row is chosen, by key or click. */
export function VirtualList<T>(props: VirtualListProps<T>): JSX.Element {
  const { id, label, items, rowHeight, active } = props;
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: heightBeforeMeasured });
  const measure = (): void => {
    const element = box.current;
    if (element !== null) setView({ top: element.scrollTop, height: element.clientHeight });
  };
  useEffect(() => observed(box.current, measure), []);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null || active < 0) return;
    const top = scrollFor(active, rowHeight, element.scrollTop, element.clientHeight);
    if (top !== undefined) element.scrollTop = top;
  }, [active, items.length]);
  const { first, last } = visibleRange(items.length, rowHeight, view.top, view.height, around);
  return (
    <div
      ref={box}
      class="list"
      role="listbox"
      tabIndex={0}
      aria-label={label}
      {...(active >= 0 ? { 'aria-activedescendant': `${id}-${active}` } : {})}
      onScroll={measure}
      onKeyDown={(event) => {
        const next = nextOf(event.key, props, Math.max(1, Math.floor(view.height / rowHeight)));
        if (next === undefined) return;
        event.preventDefault();
        if (next !== active) props.onChoose(next);
      }}
    >
      <div class="list-room" style={{ height: `${items.length * rowHeight}px` }}>
        {items.slice(first, last).map((item, offset) => (
          <Row key={props.keyOf(item)} list={props} item={item} index={first + offset} />
        ))}
      </div>
    </div>
  );
}

function nextOf<T>(key: string, props: VirtualListProps<T>, page: number): number | undefined {
  const { items, active, canChoose } = props;
  return moved(key, active, items.length, page, (index) => {
    const item = items[index];
    return item !== undefined && canChoose(item);
  });
}

interface RowProps<T> {
  readonly list: VirtualListProps<T>;
  readonly item: T;
  readonly index: number;
}

function Row<T>({ list, item, index }: RowProps<T>): JSX.Element {
  const style = { top: `${index * list.rowHeight}px`, height: `${list.rowHeight}px` };
  if (!list.canChoose(item)) {
    return (
      <div class="list-row heading" role="presentation" style={style}>
        {list.draw(item)}
      </div>
    );
  }
  return (
    <div
      class="list-row"
      id={`${list.id}-${index}`}
      role="option"
      aria-selected={index === list.active}
      aria-setsize={list.items.length}
      aria-posinset={index + 1}
      style={style}
      onClick={() => list.onChoose(index)}
    >
      {list.draw(item)}
    </div>
  );
}

function observed(element: HTMLElement | null, changed: () => void): () => void {
  changed();
  if (element === null) return () => undefined;
  const observer = new ResizeObserver(changed);
  observer.observe(element);
  return () => observer.disconnect();
}
