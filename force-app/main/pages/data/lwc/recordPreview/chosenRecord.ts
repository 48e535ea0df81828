import userId from '@salesforce/user/Id';

/** Of a stream the record that was chosen last in this tab of the browser; null where none was, or none is kept. */
export function chosenRecord(stream: string): string | null {
  try {
    return sessionStorage.getItem(placeOf(stream));
  } catch {
    return null;
  }
}

export function keepChosenRecord(stream: string, recordId: string | null): void {
  try {
    if (recordId === null) {
      sessionStorage.removeItem(placeOf(stream));
    } else {
      sessionStorage.setItem(placeOf(stream), recordId);
    }
  } catch {
    // A browser that keeps nothing: the choice lasts as long as the page.
  }
}

function placeOf(stream: string): string {
  return `syncline:preview:${userId}:${stream}`;
}
