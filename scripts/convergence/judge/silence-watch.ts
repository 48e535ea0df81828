/** Whether a connection that gets nothing across says so: the page must show a problem after half an hour of refusals. */
import type { HttpAnswer } from '../../local-org/index.ts';
import type { Lab } from '../../lab/index.ts';
import type { RunMemory } from '../memory/memory.ts';

export interface SilenceWatch {
  /** What the org is about to hear of a delivery. */
  hear(answer: HttpAnswer): void;
}

const patience = 30 * 60_000;
const betweenQuestions = 10 * 60_000;
const leastRefusals = 4;
export const saysSo = 'the page says what stands still';

interface View {
  readonly status: string;
  readonly problem?: { readonly code: string } | null;
}

function isAccepted(answer: HttpAnswer): boolean {
  if (!answer.ok || answer.status < 200 || answer.status > 202) return false;
  return answer.status === 202 || /"(accepted|stale)"/.test(Buffer.from(answer.body).toString('utf8'));
}

/** Each record has its own answer, and a dead letter says it. */
function isRejected(answer: HttpAnswer): boolean {
  return answer.ok && answer.status === 200 && Buffer.from(answer.body).toString('utf8').includes('"rejected"');
}

export function createSilenceWatch(lab: Lab, memory: RunMemory, note: (name: string) => void): SilenceWatch {
  const viewer = lab.user('viewer@syncline.local');

  function ask(): void {
    memory.askedAt = lab.clock.now();
    const view = viewer.aura('OverviewController', 'load', { connectionId: memory.connectionId }) as {
      readonly connections: readonly View[];
    };
    const [shown] = view.connections;
    if (shown?.problem === null || shown?.problem === undefined) {
      const minutes = Math.round((lab.clock.now() - memory.acceptedAt) / 60_000);
      memory.breaches.push(
        `nothing was accepted for ${minutes} minutes, ${memory.refusedSince} refusals, and the page says ${shown?.status}`,
      );
    } else note(saysSo);
  }

  lab.onTransaction(({ className, quiddity, status }) => {
    if (className !== 'LinkJob' || quiddity !== 'QUEUEABLE' || status !== 'Success' || memory.isPaused) return;
    const now = lab.clock.now();
    if (now - memory.acceptedAt > patience && memory.refusedSince >= leastRefusals && now - memory.askedAt > betweenQuestions) ask();
  });
  return {
    hear(answer) {
      if (isAccepted(answer)) {
        memory.acceptedAt = lab.clock.now();
        memory.refusedSince = 0;
      } else if (!isRejected(answer)) memory.refusedSince += 1;
    },
  };
}
