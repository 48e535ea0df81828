import userId from '@salesforce/user/Id';

/**
 * What somebody has typed and not saved. It stays in the browser's tab, where another page, a reload and a new session of the same person
 * find it again; while it is shown, the browser asks before the tab is closed. Lightning asks nothing where a component of a standard app
 * is left, and has no door for it but lightning:unsavedChanges of Aura, which is for containers that can be closed, such as a console's
 * tabs: https://developer.salesforce.com/docs/component-library/bundle/lightning:unsavedChanges/documentation
 */
export class KeptDraft<Draft> {
  private readonly name: string;
  /** Whatever a tab has kept may be of an older version, or somebody else's making. */
  private readonly isDraft: (value: unknown) => value is Draft;

  constructor(name: string, isDraft: (value: unknown) => value is Draft) {
    this.name = name;
    this.isDraft = isDraft;
  }

  /** None where there is none, or none that can be read. */
  find(id: string): Draft | null {
    try {
      const value: unknown = JSON.parse(sessionStorage.getItem(this.place(id)) ?? 'null');
      return this.isDraft(value) ? value : null;
    } catch {
      return null;
    }
  }

  keep(id: string, draft: Draft): void {
    this.watch();
    try {
      sessionStorage.setItem(this.place(id), JSON.stringify(draft));
    } catch {
      // A browser that keeps nothing: the page goes on, and the browser asks before it is left.
    }
  }

  drop(id: string): void {
    this.unwatch();
    try {
      sessionStorage.removeItem(this.place(id));
    } catch {
      // It kept nothing.
    }
  }

  /** Call it also where a draft that was found is shown. */
  watch(): void {
    window.addEventListener('beforeunload', askBeforeUnload);
  }

  /** Call it where the component is gone: what it showed is still kept. */
  unwatch(): void {
    window.removeEventListener('beforeunload', askBeforeUnload);
  }

  private place(id: string): string {
    return `syncline:${this.name}:${userId}:${id}`;
  }
}

/** The browser has its own words for it. */
function askBeforeUnload(event: Event): void {
  event.preventDefault();
}
