import userId from '@salesforce/user/Id';

/**
 * What somebody has typed and not saved. It stays in the browser's tab, where another page, a reload and a new session of the same person
 * find it again. Whoever leaves the page loses nothing, and is asked nothing; the browser asks while the page is open that shows what is
 * kept, since it forgets it with the tab, and tells no reload from that: docs/adr/0048. Lightning asks nothing where a component of a
 * standard app is left, and has no door for it but lightning:unsavedChanges of Aura, which is for containers that can be closed, such as a
 * console's tabs: https://developer.salesforce.com/docs/component-library/bundle/lightning:unsavedChanges/documentation
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
    return this.read(this.place(id));
  }

  /** All that can be read, in the order of their ids. */
  list(): { id: string; draft: Draft }[] {
    const start = this.place('');
    return placesOf(start).flatMap((place) => {
      const draft = this.read(place);
      return draft ? [{ id: place.slice(start.length), draft }] : [];
    });
  }

  /** What was left, for its editor to go on with; none where there is none. Whoever may not edit it does not see it: it is kept until they may. */
  resume(id: string, mayEdit: boolean): Draft | null {
    const draft = mayEdit ? this.find(id) : null;
    if (draft) {
      this.watch();
    }
    return draft;
  }

  keep(id: string, draft: Draft): void {
    const text = JSON.stringify(draft);
    try {
      sessionStorage.setItem(this.place(id), text);
      unkept.delete(this.place(id));
    } catch {
      // A browser that keeps nothing, or has no room: a reload would lose it, another page does not.
      unkept.set(this.place(id), text);
    }
    this.watch();
  }

  drop(id: string): void {
    unkept.delete(this.place(id));
    try {
      sessionStorage.removeItem(this.place(id));
    } catch {
      // It kept nothing.
    }
    if (placesOf(this.place('')).length === 0) {
      this.unwatch();
    }
  }

  /** Call it also where a page is opened that shows what is kept. */
  watch(): void {
    if (placesOf(this.place('')).length > 0) {
      window.addEventListener('beforeunload', askBeforeUnload);
    }
  }

  /** Call it where the component is gone: what it showed is still kept. */
  unwatch(): void {
    window.removeEventListener('beforeunload', askBeforeUnload);
  }

  private read(place: string): Draft | null {
    try {
      const value: unknown = JSON.parse(unkept.get(place) ?? sessionStorage.getItem(place) ?? 'null');
      return this.isDraft(value) ? value : null;
    } catch {
      return null;
    }
  }

  private place(id: string): string {
    return `syncline:${this.name}:${userId}:${id}`;
  }
}

/** By its place, what the browser would not keep. */
const unkept = new Map<string, string>();

function placesOf(start: string): string[] {
  return [...new Set([...unkept.keys(), ...storedPlaces()])].filter((place) => place.startsWith(start)).sort();
}

function storedPlaces(): string[] {
  try {
    return Array.from({ length: sessionStorage.length }, (_, index) => sessionStorage.key(index) ?? '');
  } catch {
    return [];
  }
}

/** The browser has its own words for it. */
function askBeforeUnload(event: Event): void {
  event.preventDefault();
}
