/** Why another contender does better in a figure of a row. What is measured and not explained here is told as unexplained. */
export type Figure = 'lost' | 'p50' | 'p95' | 'API requests' | 'requests to the destination';

const oneMoment = 'one moment a seed, so chance says whose look comes next';
const backOff = 'a destination that is down is asked less and less often';
const ownRequest = 'what the head has not read goes in a request of its own';
const beyond = 'stamps so old are beyond every look: no transaction lasts so long';

const reasons: Readonly<Record<string, Partial<Record<Figure, string>>>> = {
  equal: { p50: oneMoment, p95: oneMoment },
  late: { 'requests to the destination': ownRequest },
  'very-late': { lost: beyond, 'requests to the destination': ownRequest },
  deletions: { 'requests to the destination': ownRequest },
  outage: { p50: backOff, p95: backOff },
  bulk: { p50: oneMoment, p95: oneMoment },
};

export function reasonFor(kind: string, figure: Figure): string {
  return reasons[kind]?.[figure] ?? 'unexplained';
}
