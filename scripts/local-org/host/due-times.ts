/**
 * When the next job is due, by what several threads tell of the one queue. Each reads it at a moment of its own, and what was read first may
 * be told last: a turn that found nothing, because another thread had taken the job, must not hide what that one has queued meanwhile.
 */
export interface DueTimes {
  /** In milliseconds; null when nothing waits. */
  readonly next: number | null;
  /** A thread has read it after a commit. */
  tell(due: number | null): void;
  /** A thread begins to look for a job. What it gives takes what the thread has read at the end. */
  beginTurn(): (due: number | null) => void;
}

export function createDueTimes(first: number | null): DueTimes {
  let next = first;
  const turns = new Set<{ toldSince: number | null }>();
  return {
    get next() {
      return next;
    },
    tell(due) {
      next = earlier(next, due);
      for (const turn of turns) turn.toldSince = earlier(turn.toldSince, due);
    },
    beginTurn() {
      const turn: { toldSince: number | null } = { toldSince: null };
      turns.add(turn);
      return (due) => {
        turns.delete(turn);
        next = earlier(due, turn.toldSince);
      };
    },
  };
}

function earlier(left: number | null, right: number | null): number | null {
  return left === null || right === null ? (left ?? right) : Math.min(left, right);
}
