/** The user's locale as JavaScript names it. */
import { hasTransaction, transaction } from '../../../contracts/transaction.ts';

/** `en_US` -> `en-US`; a locale that JavaScript does not know falls back to American English. */
export function userLocale(): string {
  const name = hasTransaction() ? transaction().user.locale.replaceAll('_', '-') : 'en-US';
  try {
    return Intl.getCanonicalLocales(name)[0] ?? 'en-US';
  } catch {
    return 'en-US';
  }
}

/** JavaScript separates `3:04 PM` with a narrow no-break space where the platform writes a space. */
export function plainSpaces(text: string): string {
  return text.replace(/[\u202f\u00a0]/g, ' ');
}
