/** Of a drawing that is as wide as its place and stretches to it, so that text is legible at any width it stands beside. */
export const columnUnits = 10;
export const barWidth = 8;

/** What is there is seen, beside however much. */
const leastHeight = 3;
const stripe = 4;

/** Told apart without colour. */
export type BarLook = 'filled' | 'striped' | 'framed' | 'crossed';

/** What lies within the frame of a bar. */
const within: Readonly<Record<BarLook, (left: number, base: number, height: number) => string>> = {
  filled: () => '',
  striped: stripesPath,
  framed: () => '',
  crossed: (left, base, height) =>
    `M${left} ${base}l${barWidth} ${-height}M${left} ${base - height}l${barWidth} ${height}`,
};

/** How high a bar is of which the highest has so much room. */
export function barHeight(value: number, most: number, room: number): number {
  return value === 0 ? 0 : Math.max(leastHeight, Math.round((value / most) * room));
}

/** A bar of a column, which stands on a base; empty where it has no height. */
export function barPath(look: BarLook, index: number, base: number, height: number): string {
  if (height === 0) {
    return '';
  }
  const left = leftOf(index);
  const frame = `M${left} ${base}v${-height}h${barWidth}v${height}z`;
  return frame + within[look](left, base, height);
}

/** Values over columns as a line; where there is none it stops, and one alone is a dash as wide as a bar. */
export function linePath(values: readonly (number | null)[], most: number, base: number, room: number): string {
  return values
    .map((value, index) => {
      if (value === null) {
        return '';
      }
      const height = lineHeight(value, most, base, room);
      const isFirst = (values[index - 1] ?? null) === null;
      const isAlone = isFirst && (values[index + 1] ?? null) === null;
      if (isAlone) {
        return `M${leftOf(index)} ${height}h${barWidth}`;
      }
      return `${isFirst ? 'M' : 'L'}${(index + 0.5) * columnUnits} ${height}`;
    })
    .join('');
}

/** Where a value of a line lies. */
export function lineHeight(value: number, most: number, base: number, room: number): number {
  return most === 0 ? base : base - Math.round((value / most) * room);
}

function leftOf(index: number): number {
  return index * columnUnits + (columnUnits - barWidth) / 2;
}

function stripesPath(left: number, base: number, height: number): string {
  const count = Math.max(0, Math.ceil(height / stripe) - 1);
  return Array.from({ length: count }, (_, line) => `M${left} ${base - (line + 1) * stripe}h${barWidth}`).join('');
}
