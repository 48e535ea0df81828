const mark = /^\(\d+\) /;

/** Puts a count before the title of the browser's tab, which says what is open to whoever looks at another; none where it is 0. */
export function countInTitle(count: number): void {
  const title = document.title.replace(mark, '');
  const wanted = count > 0 ? `(${count}) ${title}` : title;
  if (wanted !== document.title) {
    document.title = wanted;
  }
}
