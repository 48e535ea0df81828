/** Asks the receiver again and again: what is shown stays while it does not answer, and the page says since when it is old. */
import { byId } from './elements.ts';
import { timeText } from './words.ts';

const usualWait = 2000;
const longestWait = 30_000;
/** What has not answered until then does not answer. */
const patience = 10_000;

/** What the receiver answers where something is not as asked. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number, detail: string) {
    super(detail);
    this.status = status;
  }
}

/** Why no usable answer came, in words. */
class Lost extends Error {}

/** What is asked belongs to a view that nobody looks at any more. */
class Left extends Error {}

/** Of the view that is shown. */
let shown = new AbortController();

/** Another view is shown: whatever the last one asks or waits for ends, and shows nothing more. */
export function leave(): void {
  shown.abort();
  shown = new AbortController();
  byId('news').hidden = true;
}

export async function ask<Answer>(path: string): Promise<Answer> {
  const { signal } = shown;
  const answer = await fetch(path, { signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]) }).catch(() => null);
  demandShown(signal);
  if (answer === null) throw new Lost('The receiver does not answer.');
  const body = (await answer.json().catch(() => null)) as { detail?: string } | null;
  demandShown(signal);
  if (body === null) throw new Lost('What answers here is not the receiver.');
  if (answer.status >= 500) throw new Lost(`The receiver failed: ${body.detail ?? answer.status}`);
  if (!answer.ok) throw new Refusal(answer.status, body.detail ?? `It answered ${answer.status}.`);
  return body as Answer;
}

function demandShown({ aborted }: AbortSignal): void {
  if (aborted) throw new Left();
}

/** Said once to whoever listens to the page. */
export function say(text: string): void {
  byId('said').textContent = text;
}

/** Until the view is left. `look` asks and shows; what it throws beside a lost receiver is the page's own mistake. */
export async function keepAsking(look: () => Promise<unknown>): Promise<void> {
  const { signal } = shown;
  const pause = byId<HTMLButtonElement>('pause');
  const tryNow = byId<HTMLButtonElement>('try');
  let wake = (): void => undefined;
  const wish = { isPaused: false };
  let answeredAt: number | null = null;
  let lostSince: number | null = null;
  let wait = usualWait;
  pause.textContent = 'Pause';
  pause.addEventListener(
    'click',
    () => {
      wish.isPaused = !wish.isPaused;
      pause.textContent = wish.isPaused ? 'Resume' : 'Pause';
      wake();
    },
    { signal },
  );
  tryNow.addEventListener('click', () => wake(), { signal });
  document.addEventListener('visibilitychange', () => wake(), { signal });
  signal.addEventListener('abort', () => wake());

  while (!signal.aborted) {
    if (wish.isPaused) {
      show(`Paused. What you see is from ${timeText(answeredAt ?? Date.now())}.`, false);
      await sleep(null);
      continue;
    }
    try {
      if (!document.hidden) {
        await look();
        if (lostSince !== null) say('The receiver answers again.');
        answeredAt = Date.now();
        lostSince = null;
        wait = usualWait;
        show(`Live. Checked at ${timeText(answeredAt)}.`, false);
      }
      await sleep(document.hidden ? null : usualWait);
    } catch (error) {
      if (error instanceof Left) return;
      const reason = error instanceof Lost ? error.message : `This page failed: ${String(error)}`;
      if (lostSince === null) say(reason);
      lostSince ??= Date.now();
      const old = answeredAt === null ? 'Nothing could be read yet.' : `What you see is from ${timeText(answeredAt)}.`;
      show(`${reason} ${old} Next try in ${wait / 1000} s.`, true);
      await sleep(wait);
      wait = Math.min(wait * 2, longestWait);
    }
  }

  function show(text: string, isLost: boolean): void {
    const connection = byId('connection');
    connection.textContent = text;
    connection.classList.toggle('lost', isLost);
    // Whoever has just pressed it keeps their place.
    if (!isLost && document.activeElement === tryNow) pause.focus();
    tryNow.hidden = !isLost;
  }

  /** Until something is pressed, or the tab is seen again; for so long at most. */
  function sleep(milliseconds: number | null): Promise<void> {
    return new Promise((resolve) => {
      // Pressed, or left, while an answer was on its way.
      if (signal.aborted || (wish.isPaused && milliseconds !== null)) resolve();
      const timer = milliseconds === null ? undefined : setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** Shows at once what is new where nobody reads further down or is at work in the list; offers it by a button otherwise. */
export function offer(view: HTMLElement, text: string, show: () => void): void {
  const button = byId<HTMLButtonElement>('news');
  const isAtRest = window.scrollY < 80 && !view.contains(document.activeElement);
  if (isAtRest) {
    button.hidden = true;
    show();
    say(text);
    return;
  }
  if (button.hidden) say(text);
  button.hidden = false;
  button.textContent = `${text}: show`;
  button.onclick = () => {
    button.hidden = true;
    window.scrollTo({ top: 0 });
    byId('heading').focus({ preventScroll: true });
    show();
  };
}
