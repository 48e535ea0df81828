import type { PreviewValue } from 'c/previewApi';

/** A value that would be sent or a field that is left out, with what is different from what is saved. */
export interface Compared extends PreviewValue {
  /** Its name, as it is saved, where that is another. */
  readonly nameWas?: string;
  /** What is sent under its name, as it is saved, where that is another value; null: empty. */
  readonly valueWas?: string | null;
  /** Neither its field nor its name is sent as it is saved. */
  readonly isNew?: boolean;
  /** It would be sent no more. */
  readonly isGone?: boolean;
}

/** In the order of what would be sent; then what would be sent no more. Without anything saved nothing differs. */
export function compared(values: readonly PreviewValue[], saved: readonly PreviewValue[] | null): Compared[] {
  if (!saved) {
    return [...values];
  }
  const byField = new Map(saved.filter(isSent).map((value) => [value.field ?? '', value]));
  const byName = new Map(saved.filter(isSent).map((value) => [value.name, value]));
  const sent = values.filter(isSent);
  const names = new Set(sent.map(({ name }) => name));
  const fields = new Set(sent.map(({ field }) => field ?? ''));
  const gone = saved.filter((value) => isSent(value) && !names.has(value.name) && !fields.has(value.field ?? ''));
  return [
    ...values.map((value) => ({
      ...value,
      ...(isSent(value) ? differenceOf(value, byField.get(value.field ?? ''), byName.get(value.name)) : {}),
    })),
    ...gone.map((value) => ({ ...value, isGone: true })),
  ];
}

export function isDifferent({ nameWas, valueWas, isNew, isGone }: Compared): boolean {
  return nameWas !== undefined || valueWas !== undefined || isNew === true || isGone === true;
}

function isSent({ omittedBecause }: PreviewValue): boolean {
  return !omittedBecause;
}

function differenceOf(
  value: PreviewValue,
  ofField: PreviewValue | undefined,
  ofName: PreviewValue | undefined,
): Partial<Compared> {
  if (!ofField && !ofName) {
    return { isNew: true };
  }
  return {
    ...(ofField && ofField.name !== value.name ? { nameWas: ofField.name } : {}),
    ...(ofName && (ofName.value ?? null) !== (value.value ?? null) ? { valueWas: ofName.value ?? null } : {}),
  };
}
