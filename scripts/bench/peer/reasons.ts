/** Why another contender does better in a figure of a row. What is measured and not explained here is told as unexplained. */
export type Figure = 'lost' | 'p50' | 'p95' | 'API requests' | 'requests to the destination';

const oneMoment = 'one moment a seed, so chance says whose look comes next';
const ownRequest = 'what the head has not read goes in a request of its own';
const edge = 'both look back 15 minutes from the look before, and chance decides at that edge';

const reasons: Readonly<Record<string, Partial<Record<Figure, string>>>> = {
  equal: { p50: oneMoment, p95: oneMoment },
  late: { 'requests to the destination': ownRequest },
  'very-late': { lost: edge, 'requests to the destination': ownRequest },
  deletions: { 'requests to the destination': ownRequest },
  outage: { p50: oneMoment, p95: oneMoment },
  bulk: { p50: oneMoment, p95: oneMoment },
};

export function reasonFor(kind: string, figure: Figure): string {
  return reasons[kind]?.[figure] ?? 'unexplained';
}
