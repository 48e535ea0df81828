import { LightningElement, wire } from 'lwc';
import { CurrentPageReference, NavigationMixin } from 'lightning/navigation';
import { askedBy, besideOf, fitting, isSameShown, openAfter, stateOf } from 'c/activityAddress';
import type { Beside, Shown, View } from 'c/activityAddress';
import { loadActivity, startRetry } from 'c/activityApi';
import type { Activity, Filter } from 'c/activityApi';
import { filterOf, load, readOn } from 'c/activityFound';
import type { Found } from 'c/activityFound';
import { messageOf } from 'c/failure';
import { fill } from 'c/figures';
import { isIdLike, isSameId } from 'c/ids';
import { say, sayOutcome } from 'c/notice';
import type { PageState } from 'c/pageFrame';
import { Poller } from 'c/poller';
import type { Stale } from 'c/poller';
import RetryDialog from 'c/retryDialog';
import type { Span } from 'c/runApi';
import errorTitle from '@salesforce/label/c.ActivityErrorTitle';
import unknownFilter from '@salesforce/label/c.ActivityFilterUnknown';
import groupsView from '@salesforce/label/c.ActivityGroups';
import lettersView from '@salesforce/label/c.ActivityLetters';
import loading from '@salesforce/label/c.ActivityLoading';
import retryMatching from '@salesforce/label/c.ActivityRetryAll';
import retrySince from '@salesforce/label/c.ActivityRetrySince';
import runsView from '@salesforce/label/c.ActivityRuns';
import storageView from '@salesforce/label/c.ActivityStorage';
import title from '@salesforce/label/c.ActivityTitle';
import viewLabel from '@salesforce/label/c.ActivityView';
import retryAsked from '@salesforce/label/c.RetryAsked';

const pollMillis = { whileRetrying: 3_000, otherwise: 30_000 };

/** Between ids in the address. */
const comma = ',';

/** What was done, what failed, why, and what to do about it. What is shown lies in the address, so that each act of a person can be undone by Back. */
export default class ActivityPage extends NavigationMixin(LightningElement) {
  state: PageState<{ found: Found }> = { kind: 'loading' };
  stale: Stale | null = null;
  chosen: readonly string[] = [];
  /** Stays where what is asked for cannot be answered, so that something else can be asked. */
  activity: Activity | null = null;
  isBusy = false;
  labels = { errorTitle, loading, retryMatching, retrySince, title, viewLabel };

  private shown: Shown = { connectionId: null, view: 'groups', filter: { status: 'Open' } };
  private beside: Beside = { question: '', open: '' };
  private readonly poller = new Poller(
    () => void this.refresh(),
    (stale) => (this.stale = stale),
  );

  @wire(CurrentPageReference)
  follow(reference: { readonly state?: Readonly<Record<string, string>> } | null): void {
    const state = reference?.state ?? {};
    const shown = askedBy(state);
    this.beside = besideOf(state);
    if (this.activity === null || !isSameShown(shown, this.shown, this.activity.selectedId ?? null)) {
      this.shown = shown;
      this.chosen = [];
      this.poller.forget();
      void this.refresh();
    }
  }

  override disconnectedCallback(): void {
    this.poller.stop();
  }

  /** Storage lists nothing, and looks after itself: what somebody types there stays where the page cannot be looked up. */
  get found(): Found | undefined {
    return this.state.kind === 'ready' && !this.isStorage ? this.state.found : undefined;
  }

  get staleShown(): Stale | null {
    return this.isStorage ? null : this.stale;
  }

  get filter(): Shown['filter'] {
    return this.shown.filter;
  }

  get question(): string {
    return this.beside.question;
  }

  get view(): View {
    return this.shown.view;
  }

  get views(): { label: string; value: View }[] {
    const views: [string, View][] = [
      [groupsView, 'groups'],
      [lettersView, 'letters'],
      [runsView, 'runs'],
      [storageView, 'storage'],
    ];
    return views.map(([label, value]) => ({ label, value }));
  }

  get isRuns(): boolean {
    return this.shown.view === 'runs';
  }

  get isStorage(): boolean {
    return this.shown.view === 'storage';
  }

  get isFailures(): boolean {
    return !this.isRuns && !this.isStorage;
  }

  get hasFilter(): boolean {
    return !this.isStorage;
  }

  /** One that is under way goes on. */
  get exportLook(): string {
    return this.isStorage ? 'slds-hide' : '';
  }

  get span(): Span {
    return this.shown.span ?? 'hours';
  }

  get openLetter(): string {
    return this.isFailures ? this.beside.open : '';
  }

  get openRuns(): readonly string[] {
    return this.beside.open.split(comma).filter(Boolean);
  }

  get wholeFilter(): Filter | undefined {
    return this.activity ? filterOf(this.shown, this.activity.selectedId ?? '') : undefined;
  }

  get hasRetries(): boolean {
    return (this.found?.retries.length ?? 0) > 0;
  }

  get canRetry(): boolean {
    return this.activity?.canRetry === true;
  }

  /** What is shown stays meanwhile. */
  handleTryAgain(): void {
    if (this.state.kind === 'failed') {
      this.state = { kind: 'loading' };
    }
    void this.refresh();
  }

  handleConnection(event: CustomEvent<string>): void {
    this.show({ connectionId: event.detail }, { open: '' });
  }

  handleView(event: CustomEvent<{ value: View }>): void {
    const view = event.detail.value;
    this.show({ view, filter: fitting(this.shown.filter, this.shown.view, view) });
  }

  handleQuestion(event: CustomEvent<string>): void {
    if (event.detail !== this.question) {
      // The address asks it, and would ask it once more.
      event.preventDefault();
      this.show({}, { question: event.detail });
    }
  }

  handleAsk(event: CustomEvent<Shown['filter']>): void {
    this.show({ filter: event.detail });
  }

  handleSpan(event: CustomEvent<Span>): void {
    this.show({ span: event.detail });
  }

  /** Null shows runs of any time. */
  handleNarrow(event: CustomEvent<{ since: string; until: string } | null>): void {
    const others = Object.entries(this.shown.filter).filter(([name]) => name !== 'since' && name !== 'until');
    this.show({ filter: { ...(Object.fromEntries(others) as Shown['filter']), ...event.detail } });
  }

  handleOpenRuns(event: CustomEvent<readonly string[]>): void {
    this.show({}, { open: event.detail.join(comma) });
  }

  /** Whatever became of them since. */
  handleFailuresOfRun(event: CustomEvent<string>): void {
    this.show({ view: 'letters', filter: { runId: event.detail } });
  }

  handleShowAll(event: CustomEvent<string>): void {
    this.show({ view: 'letters', filter: { ...this.shown.filter, groupKey: event.detail } });
  }

  handleOpen(event: CustomEvent<string>): void {
    this.show({}, { open: event.detail });
  }

  handleClose(): void {
    this.show({}, { open: '' });
  }

  /** Lists tell it too. */
  handleKept(): void {
    void this.refresh();
  }

  handleChoose(event: CustomEvent<readonly string[]>): void {
    this.chosen = event.detail;
  }

  handleRetryGroup(event: CustomEvent<string>): void {
    void this.retry({ ...this.shown.filter, groupKey: event.detail });
  }

  handleRetryOne(event: CustomEvent<string>): void {
    void this.retry({ letterIds: [event.detail] });
  }

  handleRetryChosen(): void {
    void this.retry({ letterIds: this.chosen });
  }

  handleRetryMatching(): void {
    void this.retry(this.shown.filter);
  }

  handleRetrySince(): void {
    void this.retry(this.shown.filter, true);
  }

  handleMore(): void {
    const { activity, found } = this;
    if (activity?.selectedId && found?.shown === this.shown) {
      void this.readOn(found, activity.selectedId);
    }
  }

  /** What was read on stays as it is until something else is asked for. Where it could not be read, all goes on as before. */
  private async readOn(found: Found, connectionId: string): Promise<void> {
    const isNewest = this.poller.begin();
    const isRead = await sayOutcome(this, async () => {
      const more = await readOn(found, connectionId);
      if (isNewest()) {
        this.state = { kind: 'ready', found: more };
      }
      return undefined;
    });
    if (!isRead && !found.isReadOn && isNewest()) {
      this.planNext(found);
    }
  }

  private planNext(found: Found | null): void {
    const isRetrying = found?.retries.some(({ status }) => status === 'Open') ?? false;
    this.poller.plan(isRetrying ? pollMillis.whileRetrying : pollMillis.otherwise);
  }

  /** Goes where the address says so, which shows it, and whence Back leads to what was shown before. */
  private show(changed: Partial<Shown>, beside: Partial<Beside> = {}): void {
    const shown = { ...this.shown, connectionId: this.activity?.selectedId ?? null, ...changed };
    const open = openAfter(this.beside.open, this.shown.view, shown.view);
    this[NavigationMixin.Navigate](
      {
        type: 'standard__navItemPage',
        attributes: { apiName: this.activity?.tab ?? '' },
        state: stateOf(shown, { ...this.beside, open, ...beside }),
      },
      false,
    );
  }

  /** What it costs is said before. */
  private async retry(selection: Shown['filter'], isSinceAsked = false): Promise<void> {
    const connectionId = this.activity?.selectedId;
    if (!connectionId || this.isBusy) {
      return;
    }
    this.isBusy = true;
    try {
      const choice = await RetryDialog.ask({ ...selection, connectionId }, isSinceAsked);
      if (choice) {
        await startRetry(choice.filter, choice.isAsLogged);
        this.chosen = [];
        say(this, retryAsked, 'success');
      }
    } catch (error) {
      say(this, messageOf(error), 'error');
    }
    this.isBusy = false;
    await this.refresh();
  }

  /** What is shown stays where the same cannot be asked again; nothing of another question stands in its place. */
  private async refresh(): Promise<void> {
    const isNewest = this.poller.begin();
    const { shown } = this;
    try {
      const activity = await loadActivity(isIdLike(shown.connectionId) ? shown.connectionId : null);
      if (!isNewest()) {
        return;
      }
      this.activity = activity.selectedId ? activity : null;
      const found = activity.selectedId ? await load(shown, selectedOf(activity, shown.connectionId)) : null;
      if (!isNewest()) {
        return;
      }
      this.state = found === null ? { kind: 'empty' } : { kind: 'ready', found };
      this.poller.answered(activity.now);
      this.planNext(found);
      void this.template?.querySelector<HTMLElement & { look(): Promise<void> }>('c-failure-detail')?.look();
      void this.template?.querySelector<HTMLElement & { refresh(): Promise<void> }>('c-run-panel')?.refresh();
    } catch (error) {
      if (isNewest()) {
        const isTheSame = this.state.kind === 'ready' && this.state.found.shown === shown;
        this.state = this.poller.failedOver(isTheSame ? this.state : { kind: 'loading' }, error);
      }
    }
  }
}

/** Throws where another one is wanted than there is. */
function selectedOf({ selectedId }: Activity, wantedId: string | null): string {
  const id = selectedId ?? '';
  if (wantedId && !isSameId(wantedId, id)) {
    throw new Error(fill(unknownFilter, `connectionId = ${wantedId}`));
  }
  return id;
}
