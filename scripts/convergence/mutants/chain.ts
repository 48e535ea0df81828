/** Mutants of guards, fences, the heartbeat, and of what is said of the connection. */
import { mutant } from './mutant.ts';
import type { Mutant } from './mutant.ts';

const locked = 'return state == null || state.Generation__c > link.generation ? null : state;';
const overtaken = 'if (state == null || fence.isOvertaken(moved)) {';

export const chainMutants: readonly Mutant[] = [
  {
    name: 'no-fence',
    purpose: 'a link that was overtaken writes its cursors all the same',
    changes: [
      { className: 'SettleService', find: overtaken, replace: 'if (state == null) {' },
      { className: 'FenceService', find: locked, replace: 'return state;' },
    ],
  },
  mutant('no-cursor-fence', 'a link whose cursors were moved writes its own', 'SettleService', overtaken, 'if (state == null) {'),
  mutant('no-generation-fence', 'a link of an older generation writes', 'FenceService', locked, 'return state;'),
  mutant(
    'no-pause',
    'a connection that is paused goes on',
    'GuardService',
    'connection.Mode__c != ConnectionMode.SWITCHED_ON',
    'connection.Mode__c == null',
  ),
  mutant(
    'no-heartbeat',
    'a chain that stands is not started again',
    'HeartbeatService',
    '(isSilent(connection, state) && !areAllLinked)',
    'state.Id == null',
  ),
  mutant(
    'says-nothing',
    'what the destination refuses is not said of the connection',
    'LinkService',
    'outcome.fail(stop.code, stop.message);',
    '',
  ),
  mutant(
    'signs-nothing',
    'no key signs what is sent',
    'LinkService',
    'SigningKeyService.keysOf(link.connectionId);',
    'new List<String>();',
  ),
];
