/** Which rows of a long list are rendered, and the height in pixels of those before and after them that are not. */
export interface RowWindow {
  readonly first: number;
  /** Exclusive. */
  readonly end: number;
  readonly before: number;
  readonly after: number;
}

export interface Viewport {
  readonly scrollTop: number;
  readonly height: number;
  readonly rowHeight: number;
}

/** Rows rendered beyond each edge, so that a fast scroll does not show a gap. */
const spare = 12;
/** The window moves in steps, so that not every pixel of a scroll renders anew. */
const step = 6;

export function windowOf(count: number, { scrollTop, height, rowHeight }: Viewport): RowWindow {
  const visible = Math.ceil(height / rowHeight) + step;
  const top = Math.floor(scrollTop / rowHeight / step) * step;
  const first = Math.max(0, Math.min(top - spare, count - visible));
  const end = Math.min(count, Math.max(0, top) + visible + spare);
  return { first, end, before: first * rowHeight, after: (count - end) * rowHeight };
}

/** Where to scroll to so that a row is in sight: as little as possible. */
export function scrollTopFor(row: number, { scrollTop, height, rowHeight }: Viewport): number {
  const top = row * rowHeight;
  return Math.max(Math.min(scrollTop, top), top + rowHeight - height);
}
