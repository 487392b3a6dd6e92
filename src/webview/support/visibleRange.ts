/** Rows of a list that are worth being in the page: `first` inclusive, `last` exclusive. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

/** Which rows of equal height are in sight, and `around` more on either side so that scrolling shows no gap. */
export function visibleRange(
  count: number,
  rowHeight: number,
  scrollTop: number,
  height: number,
  around: number,
): Range {
  const first = Math.floor(Math.max(0, scrollTop) / rowHeight) - around;
  const last = Math.ceil((Math.max(0, scrollTop) + height) / rowHeight) + around;
  return { first: Math.min(count, Math.max(0, first)), last: Math.max(0, Math.min(count, last)) };
}

/** Where to scroll so that a row is in sight; undefined when it is already. */
export function scrollFor(
  index: number,
  rowHeight: number,
  scrollTop: number,
  height: number,
): number | undefined {
  const top = index * rowHeight;
  if (top < scrollTop) return top;
  const bottom = top + rowHeight;
  return bottom > scrollTop + height ? bottom - height : undefined;
}

/** The next row that can be chosen in the direction of a key; undefined: the key is none of a list. */
export function moved(
  key: string,
  active: number,
  count: number,
  page: number,
  canChoose: (index: number) => boolean,
): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return step(active + 1, 1, count, canChoose) ?? active;
    case 'ArrowUp':
      return step(active - 1, -1, count, canChoose) ?? active;
    case 'Home':
      return step(0, 1, count, canChoose) ?? active;
    case 'End':
      return step(count - 1, -1, count, canChoose) ?? active;
    case 'PageDown':
      return step(Math.min(count - 1, active + page), -1, count, canChoose) ?? active;
    case 'PageUp':
      return step(Math.max(0, active - page), 1, count, canChoose) ?? active;
    default:
      return undefined;
  }
}

function step(
  from: number,
  by: 1 | -1,
  count: number,
  canChoose: (index: number) => boolean,
): number | undefined {
  for (let index = from; index >= 0 && index < count; index += by) if (canChoose(index)) return index;
  return undefined;
}
