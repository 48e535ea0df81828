import { LightningElement, wire } from 'lwc';
import { CurrentPageReference, NavigationMixin } from 'lightning/navigation';
import { fitting, shownBy, stateOf } from 'c/activityAddress';
import type { Shown, View } from 'c/activityAddress';
import { loadActivity, loadGroups, loadLetters, loadPeople, loadRetries, startRetry } from 'c/activityApi';
import type { Activity, FailureGroup, Filter, Letter, Person, Retry } from 'c/activityApi';
import { messageOf } from 'c/failure';
import { fill, number } from 'c/figures';
import { say, sayOutcome } from 'c/notice';
import type { PageState } from 'c/pageFrame';
import { Poller } from 'c/poller';
import RetryDialog from 'c/retryDialog';
import type { Span } from 'c/runApi';
import errorTitle from '@salesforce/label/c.ActivityErrorTitle';
import unknownFilter from '@salesforce/label/c.ActivityFilterUnknown';
import groupsView from '@salesforce/label/c.ActivityGroups';
import lettersView from '@salesforce/label/c.ActivityLetters';
import loading from '@salesforce/label/c.ActivityLoading';
import more from '@salesforce/label/c.ActivityMore';
import retryMatching from '@salesforce/label/c.ActivityRetryAll';
import retrySince from '@salesforce/label/c.ActivityRetrySince';
import chosenRetry from '@salesforce/label/c.ActivityRetryChosen';
import runsView from '@salesforce/label/c.ActivityRuns';
import storageView from '@salesforce/label/c.ActivityStorage';
import title from '@salesforce/label/c.ActivityTitle';
import viewLabel from '@salesforce/label/c.ActivityView';
import connectionLabel from '@salesforce/label/c.ConnectionLabel';
import groupCount from '@salesforce/label/c.FailureGroupsShown';
import groupCountCut from '@salesforce/label/c.FailureGroupsShownCut';
import retryAsked from '@salesforce/label/c.RetryAsked';

const pollMillis = { whileRetrying: 3_000, otherwise: 30_000 };

interface Found {
  /** What was asked for: meanwhile it may be something else. */
  shown: Shown;
  groups: readonly FailureGroup[];
  /** Of all groups, as many as are counted; where that is cut there may be more. */
  groupTotal: number;
  isCut: boolean;
  letters: readonly Letter[];
  next: string | null;
  retries: readonly Retry[];
}

const isIdLike = (text: string | null): boolean => /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/.test(text ?? '');

/** Of 18 characters the last three repeat what the others say. */
const isSameId = (first: string, second: string): boolean => first.slice(0, 15) === second.slice(0, 15);

/** What was done, what failed, why, and what to do about it. What is shown lies in the address. */
export default class ActivityPage extends NavigationMixin(LightningElement) {
  state: PageState<{ found: Found }> = { kind: 'loading' };
  chosen: readonly string[] = [];
  openId: string | null = null;
  /** Stays where what is asked for cannot be answered, so that something else can be asked. */
  activity: Activity | null = null;
  isBusy = false;
  /** The record that is asked about, as somebody entered it. */
  question = '';
  /** Who has asked for something of the connection. */
  people: readonly Person[] = [];
  labels = {
    chosenRetry,
    connectionLabel,
    errorTitle,
    groupsView,
    lettersView,
    loading,
    more,
    retryMatching,
    retrySince,
    title,
    viewLabel,
  };

  private shown: Shown = { connectionId: null, view: 'groups', filter: { status: 'Open' } };
  private readonly poller = new Poller(() => void this.refresh());
  /** Of which connection. */
  private peopleOf: string | null = null;

  /** An address that asks for nothing shows what is open. */
  @wire(CurrentPageReference)
  follow(reference: { readonly state?: Readonly<Record<string, string>> } | null): void {
    const state = reference?.state ?? {};
    const asked = shownBy(state);
    this.question = state['c__ask'] ?? '';
    const shown: Shown =
      state['c__view'] === undefined ? { ...asked, filter: { status: 'Open', ...asked.filter } } : asked;
    if (!this.isShown(shown)) {
      this.shown = shown;
      this.chosen = [];
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

  get hasChoice(): boolean {
    return (this.activity?.connections.length ?? 0) > 1;
  }

  get choices(): { label: string; value: string }[] {
    return this.activity?.connections.map(({ id, name }) => ({ label: name, value: id })) ?? [];
  }

  get filter(): Shown['filter'] {
    return this.shown.filter;
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

  get isGroups(): boolean {
    return this.shown.view === 'groups';
  }

  get isRuns(): boolean {
    return this.shown.view === 'runs';
  }

  get isStorage(): boolean {
    return this.shown.view === 'storage';
  }

  get hasFilter(): boolean {
    return !this.isStorage;
  }

  /** One that is under way goes on. */
  get exportLook(): string {
    return this.isStorage ? 'slds-hide' : '';
  }

  get isFailures(): boolean {
    return this.isGroups || this.isLetters;
  }

  get isLetters(): boolean {
    return this.shown.view === 'letters';
  }

  get span(): Span {
    return this.shown.span ?? 'hours';
  }

  /** What is asked, with the connection of which it is asked. */
  get wholeFilter(): Filter | undefined {
    return this.activity ? this.asked(this.activity) : undefined;
  }

  get hasMore(): boolean {
    return this.found?.next !== null && this.isLetters;
  }

  get hasMoreGroups(): boolean {
    const { groups, groupTotal } = this.found ?? { groups: [], groupTotal: 0 };
    return this.isGroups && groups.length < groupTotal;
  }

  /** Where all are shown nothing is said of it. */
  get groupText(): string {
    const { groups, groupTotal, isCut } = this.found ?? { groups: [], groupTotal: 0, isCut: false };
    const text = isCut ? groupCountCut : groupCount;
    return this.isGroups && (this.hasMoreGroups || isCut) ? fill(text, number(groups.length), number(groupTotal)) : '';
  }

  get hasRetries(): boolean {
    return (this.found?.retries.length ?? 0) > 0;
  }

  get hasChosen(): boolean {
    return this.chosen.length > 0;
  }

  get chosenLabel(): string {
    return fill(chosenRetry, number(this.chosen.length));
  }

  get canRetry(): boolean {
    return this.activity?.canRetry === true;
  }

  get canKeep(): boolean {
    return this.activity?.canKeep === true;
  }

  handleTryAgain(): void {
    this.state = { kind: 'loading' };
    void this.refresh();
  }

  handleConnection(event: CustomEvent<{ value: string }>): void {
    this.openId = null;
    this.show({ connectionId: event.detail.value });
  }

  handleView(event: CustomEvent<{ value: View }>): void {
    const view = event.detail.value;
    this.show({ view, filter: fitting(this.shown.filter, this.shown.view, view) });
  }

  handleQuestion(event: CustomEvent<string>): void {
    if (event.detail !== this.question) {
      // The address asks it, and would ask it once more.
      event.preventDefault();
      this.show({}, event.detail);
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

  handleFailuresOfRun(event: CustomEvent<{ since: string; until: string }>): void {
    this.show({ view: 'letters', filter: event.detail });
  }

  handleShowAll(event: CustomEvent<string>): void {
    this.show({ view: 'letters', filter: { ...this.shown.filter, groupKey: event.detail } });
  }

  handleOpen(event: CustomEvent<string>): void {
    this.openId = event.detail;
  }

  /** Lists tell it too. */
  handleKept(): void {
    void this.refresh();
  }

  handleClose(): void {
    this.openId = null;
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
    this.readOn(async (filter, found) => {
      const page = await loadLetters(filter, found.next);
      return { letters: [...found.letters, ...page.letters], next: page.next ?? null };
    });
  }

  /** A group may have moved up meanwhile. */
  handleMoreGroups(): void {
    this.readOn(async (filter, { groups }) => {
      const page = await loadGroups(filter, groups.length);
      const known = new Set(groups.map(({ key }) => key));
      const others = page.groups.filter(({ key }) => !known.has(key));
      return { groups: [...groups, ...others], groupTotal: page.total, isCut: page.isCut };
    });
  }

  /** What is read on stays as it is until something else is asked for. */
  private readOn(load: (filter: Filter, found: Found) => Promise<Partial<Found>>): void {
    const { activity, found } = this;
    if (activity && found?.shown === this.shown) {
      const isNewest = this.poller.begin();
      void sayOutcome(this, async () => {
        const more = await load(this.asked(activity), found);
        if (isNewest()) {
          this.state = { kind: 'ready', found: { ...found, ...more } };
        }
        return undefined;
      });
    }
  }

  /** Once for a connection: it seldom changes. */
  private async loadPeople(connectionId: string): Promise<void> {
    if (connectionId !== this.peopleOf) {
      this.peopleOf = connectionId;
      await sayOutcome(this, async () => {
        const people = await loadPeople(connectionId);
        if (connectionId === this.peopleOf) {
          this.people = people;
        }
        return undefined;
      });
    }
  }

  /** Goes where the address says so, which shows it. */
  private show(changed: Partial<Shown>, question = this.question): void {
    const shown = { ...this.shown, connectionId: this.activity?.selectedId ?? null, ...changed };
    this[NavigationMixin.Navigate](
      {
        type: 'standard__navItemPage',
        attributes: { apiName: this.activity?.tab ?? '' },
        state: { ...stateOf(shown), ...(question ? { c__ask: question } : {}) },
      },
      true,
    );
  }

  /** A question about a record changes nothing of what is shown beside it. */
  private isShown(shown: Shown): boolean {
    const connectionId = this.activity?.selectedId ?? null;
    const addresses = [shown, this.shown].map((each) =>
      JSON.stringify(stateOf({ ...each, connectionId: each.connectionId ?? connectionId })),
    );
    return this.activity !== null && addresses[0] === addresses[1];
  }

  private asked(activity: Activity): Filter {
    return { ...this.shown.filter, connectionId: activity.selectedId ?? '' };
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

  /** After a failure only the person tries again. */
  private async refresh(): Promise<void> {
    const isNewest = this.poller.begin();
    try {
      const wantedId = this.shown.connectionId;
      const activity = await loadActivity(isIdLike(wantedId) ? wantedId : null);
      if (!isNewest()) {
        return;
      }
      this.activity = activity.selectedId ? activity : null;
      if (wantedId && activity.selectedId && !isSameId(wantedId, activity.selectedId)) {
        throw new Error(fill(unknownFilter, `connectionId = ${wantedId}`));
      }
      if (activity.selectedId) {
        void this.loadPeople(activity.selectedId);
      }
      const found = activity.selectedId ? await this.load(activity, activity.selectedId) : null;
      if (!isNewest()) {
        return;
      }
      this.state = found === null ? { kind: 'empty' } : { kind: 'ready', found };
      const isRetrying = found?.retries.some(({ status }) => status === 'Open') ?? false;
      this.poller.plan(isRetrying ? pollMillis.whileRetrying : pollMillis.otherwise);
      void this.template?.querySelector<HTMLElement & { look(): Promise<void> }>('c-failure-detail')?.look();
      void this.template?.querySelector<HTMLElement & { refresh(): Promise<void> }>('c-run-panel')?.refresh();
    } catch (error) {
      if (isNewest()) {
        this.state = { kind: 'failed', message: messageOf(error) };
      }
    }
  }

  private async load(activity: Activity, connectionId: string): Promise<Found> {
    const { shown } = this;
    const filter = this.asked(activity);
    const [groups, page, retries] = await Promise.all([
      this.isGroups ? loadGroups(filter, 0) : { groups: [], total: 0, isCut: false },
      this.isLetters ? loadLetters(filter, null) : { letters: [], next: null },
      this.isStorage ? [] : loadRetries(connectionId),
    ]);
    return {
      shown,
      groups: groups.groups,
      groupTotal: groups.total,
      isCut: groups.isCut,
      letters: page.letters,
      next: page.next ?? null,
      retries,
    };
  }
}
