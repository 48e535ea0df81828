import { messageOf } from 'c/failure';
import { loadCounts } from 'c/newStreamApi';
import type { RecordCount } from 'c/newStreamApi';

/** As many as one call takes. */
const mostAtOnce = 50;

/** Counts the records of objects as they come into sight, each once and one call at a time. */
export class RecordCounting {
  counts: ReadonlyMap<string, RecordCount> = new Map();

  private wanted: readonly string[] = [];
  private isAsking = false;
  private isStopped = false;

  /** It is told each time that something was counted. */
  constructor(private readonly told: () => void) {}

  /** What is in sight now; what was before need not be counted any more. */
  want(names: readonly string[]): void {
    this.wanted = names;
    void this.ask();
  }

  stop(): void {
    this.isStopped = true;
  }

  resume(): void {
    this.isStopped = false;
  }

  private async ask(): Promise<void> {
    const names = this.wanted.filter((name) => !this.counts.has(name)).slice(0, mostAtOnce);
    if (this.isAsking || this.isStopped || names.length === 0) {
      return;
    }
    this.isAsking = true;
    this.note(await answerFor(names));
    this.isAsking = false;
    this.goOn();
  }

  private goOn(): void {
    if (!this.isStopped) {
      this.told();
      void this.ask();
    }
  }

  private note(answer: readonly RecordCount[]): void {
    this.counts = new Map([...this.counts, ...answer.map((each) => [each.objectName, each] as const)]);
  }
}

/** An object that is passed over, since it is gone, is not asked for again; those behind the last one were not come to. */
async function answerFor(names: readonly string[]): Promise<RecordCount[]> {
  try {
    const answer = await loadCounts(names);
    const answered = new Map(answer.map((each) => [each.objectName, each]));
    const end = Math.max(-1, ...answer.map(({ objectName }) => names.indexOf(objectName)));
    const reached = answer.length === 0 ? names : names.slice(0, end + 1);
    return reached.map((objectName) => answered.get(objectName) ?? { objectName });
  } catch (error) {
    const problem = messageOf(error);
    return names.map((objectName) => ({ objectName, problem }));
  }
}
