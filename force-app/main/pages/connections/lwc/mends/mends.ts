/** Which act mends which problem. */
import type { Setup } from 'c/connectionsApi';

export type Mend = 'GiveAccess' | 'OpenSetup' | 'Reauthorize' | 'ChangeAddress' | 'MakeNew' | 'Confirm' | 'Test';

const mends: Readonly<Record<Mend, readonly string[]>> = {
  GiveAccess: ['PRINCIPAL_ACCESS_MISSING', 'PERMISSION_SET_DELETED', 'PRINCIPAL_NOT_GRANTED', 'SET_NOT_ASSIGNED'],
  OpenSetup: [
    'CALLOUTS_DISABLED',
    'NAMESPACE_MISSING',
    'URL_CHANGED',
    'TOKEN_URL_CHANGED',
    'BORROWED_CLOSED',
    'BORROWED_SECRET_CLOSED',
  ],
  Reauthorize: ['BAD_KEY', 'BAD_SECRET', 'BAD_CLIENT', 'ACCESS_REFUSED', 'SECRET_MISSING'],
  ChangeAddress: [
    'WRONG_TOKEN_ADDRESS',
    'LOGIN_UNAVAILABLE',
    'SCOPE_REFUSED',
    'UNKNOWN_HOST',
    'CONNECTION_REFUSED',
    'UNREACHABLE',
    'TLS_FAILED',
    'REDIRECTED',
    'NOT_A_DESTINATION',
    'WRONG_ADDRESS',
    'WRONG_ENVIRONMENT',
  ],
  // No name is given twice: what somebody deleted in Setup another pair replaces.
  MakeNew: ['CREDENTIAL_MISSING', 'NAMED_CREDENTIAL_DELETED', 'EXTERNAL_CREDENTIAL_DELETED', 'PRINCIPAL_DELETED'],
  Confirm: ['OTHER_DESTINATION', 'TEST_OUTDATED'],
  // In place of a confirmation, as below.
  Test: [],
};
/** Of a credential that an admin lent, nothing is changed here. */
const withOwn: ReadonlySet<Mend> = new Set(['GiveAccess', 'Reauthorize']);

/** Null: what the fix says is a step of its own, or nobody here can take it. */
export function mendOf(code: string, { isBorrowed, test }: Setup): Mend | null {
  const found = (Object.keys(mends) as Mend[]).find((mend) => mends[mend].includes(code)) ?? null;
  // Nobody is confirmed whom the last test did not reach.
  if (found === 'Confirm' && !test?.hasPassed) {
    return 'Test';
  }
  return found !== null && isBorrowed && withOwn.has(found) ? 'OpenSetup' : found;
}

/** Whether other addresses are what mends it. */
export const isOfAddress = (code: string): boolean => mends.ChangeAddress.includes(code);
