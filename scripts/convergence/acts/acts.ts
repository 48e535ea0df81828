/** The chain's owner pauses, aborts, edits, rotates keys; users ask for syncs, also while a link runs. */
import type { Lab, LabUser } from '../../lab/index.ts';
import { limitExhausted } from '../faults/links.ts';
import type { LinkFaults } from '../faults/links.ts';
import { outageHappened } from '../faults/outage.ts';
import type { Outage } from '../faults/outage.ts';
import { poisoned } from '../faults/poison.ts';
import type { Poisoning } from '../faults/poison.ts';
import { tokenEndpointOut } from '../faults/tokens.ts';
import type { Tokens } from '../faults/tokens.ts';
import type { RunMemory } from '../memory/memory.ts';
import type { Random } from '../../sample-data/random.ts';
import type { Connection } from '../configuration/setup.ts';
import { configurations } from '../configuration/streams.ts';
import type { Tally } from '../memory/tally.ts';
import { actNames } from './names.ts';
import type { ActName } from './names.ts';
import { hide, show } from './visibility.ts';

export interface Acts {
  /** One act that is drawn. Where nothing may be mended by it, existing records are not read again. */
  act(mayMend: boolean): void;
  /** Somebody asks for a sync, whatever the chain is at. */
  ask(): void;
  /** What each way of must happen is begun, as far as the run is behind with it: this share of its changes is made. */
  keepUp(share: number): void;
  /** What was paused goes on, what is hidden is shown. */
  end(): void;
}

export interface ActParts {
  readonly lab: Lab;
  readonly admin: LabUser;
  readonly operator: LabUser;
  readonly connection: Connection;
  readonly memory: RunMemory;
  readonly random: Random;
  readonly tally: Tally;
  readonly outage: Outage;
  readonly tokens: Tokens;
  readonly poisoning: Poisoning;
  readonly links: LinkFaults;
  /** Hours of outage that the run may still begin. */
  readonly mostOutages: number;
  /** How often each of the others begins at least. */
  readonly leastWindows: number;
}

type Named = readonly [name: string, act: () => void];

export function createActs(parts: ActParts): Acts {
  const { lab, admin, operator, connection, memory, random, tally, outage, tokens, poisoning, links } = parts;
  let outages = 0;

  function setPaused(wanted: boolean): void {
    admin.aura('StatusController', wanted ? 'pause' : 'resume', { connectionId: connection.id });
    memory.isPaused = wanted;
  }

  function abortRunner(): void {
    const [id] = lab.jobs.queued('LinkJob');
    if (id !== undefined) admin.abortJob(id);
  }

  /** An admin changes his mind about mapping, filter or rule. */
  function editStream(): void {
    const [object, choices] = random.pick(Object.entries(configurations).filter(([, known]) => known.length > 1));
    connection.configure(object, random.integer(0, choices.length - 1));
  }

  function runInitialSyncAgain(): void {
    const streamId = connection.streamId(random.pick(Object.keys(configurations)));
    const isOpen = lab.sql('SELECT 1 FROM "SynclineBackfill__c" WHERE "Stream__c" = ? AND "FinishedAt__c" IS NULL', [streamId]).length > 0;
    if (!isOpen) admin.aura('BackfillController', 'start', { streamId, reason: 'Again' });
  }

  /** A second one is valid beside the first until the rotation is finished. */
  function turnKeys(): void {
    const setUp = (method: string): unknown => admin.aura('ConnectionSetupController', method, { connectionId: connection.id });
    if (memory.signingKeys.length < 2) {
      memory.signingKeys.push(String(setUp('createSigningKey')));
      tally.note('signing key made' satisfies ActName);
    } else {
      setUp('finishKeyRotation');
      memory.signingKeys.shift();
      tally.note('key rotation finished' satisfies ActName);
    }
  }

  function turnField(): void {
    tally.note(memory.hiddenFrom === null ? 'field hidden from the connector' : 'hidden field shown again');
    if (memory.hiddenFrom === null) hide(admin, memory);
    else show(admin, memory);
  }

  function beginOutage(): void {
    if (outages >= parts.mostOutages || tokens.isOut(lab.clock.now())) return;
    outages += 1;
    outage.begin(lab.clock.now());
  }

  const beginTokenOutage = (): void => tokens.beginOutage(lab.clock.now(), random.integer(2, 9));
  const beginPoison = (): void => poisoning.begin(random.integer(10, 40));
  const anyObject = (): string => random.pick(Object.keys(configurations));
  const askers: readonly Named[] = [
    ['Sync now of the connection', () => void operator.aura('StatusController', 'syncNow', { connectionId: connection.id })],
    ['Sync now of a stream', () => void operator.aura('BackfillController', 'syncNow', { streamId: connection.streamId(anyObject()) })],
    [
      'sync asked for by a Flow',
      () => void admin.request({ kind: 'action', className: 'RequestSyncAction', inputs: [{ objectName: anyObject() }] }),
    ],
  ];
  const harms: readonly Named[] = [
    [outageHappened, beginOutage],
    [tokenEndpointOut, beginTokenOutage],
    [poisoned, beginPoison],
    ['paused and resumed', () => setPaused(true)],
    ['queued job aborted', abortRunner],
    [limitExhausted, () => links.exhaust()],
    ['signing key made', turnKeys],
    ['field hidden from the connector', turnField],
  ];
  const menders: readonly Named[] = [
    ['mapping, filter or rule edited', editStream],
    ['initial sync run again', runInitialSyncAgain],
  ];
  const own = new Set<string>(actNames.filter((name) => name !== 'signing key made' && name !== 'field hidden from the connector'));

  const times = (name: string): number => memory.drawn.get(name) ?? 0;

  /** What was drawn least comes first, mostly. */
  function draw(choices: readonly Named[]): void {
    const rarest = choices.reduce((least, choice) => (times(choice[0]) < times(least[0]) ? choice : least));
    const [name, act] = random.next() < 0.8 ? rarest : random.pick(choices);
    memory.drawn.set(name, times(name) + 1);
    act();
    // The others say themselves whether they came to anything.
    if (own.has(name)) tally.note(name);
  }

  return {
    act(mayMend) {
      if (memory.isPaused) setPaused(false);
      else draw(mayMend ? [...harms, ...menders] : harms);
    },
    ask() {
      if (!memory.isPaused) draw(askers);
    },
    keepUp(share) {
      if (tally.of(poisoned) < Math.round(parts.leastWindows * share)) beginPoison();
      // One that met nobody was none.
      if (share > 0.4 && tally.of(outageHappened) === 0 && !tokens.isOut(lab.clock.now())) outage.begin(lab.clock.now());
      if (tally.of(tokenEndpointOut) < Math.round(parts.leastWindows * share)) beginTokenOutage();
    },
    end() {
      if (memory.isPaused) setPaused(false);
      if (memory.hiddenFrom !== null) turnField();
    },
  };
}
