/** The poller that most teams write: each minute it asks for what has a younger stamp than the last that it saw, deleted rows too. */
import type { SharedClock } from '../../local-org/index.ts';
import type { Contender, Destination } from './contender.ts';
import { createSink, DestinationIsDown, everyMinute } from './contender.ts';
import { createRestClient } from './rest-client.ts';
import type { RestLogin } from './rest-client.ts';

interface Row {
  readonly Id: string;
  readonly Name: string;
  readonly SystemModstamp: string;
  readonly IsDeleted: boolean;
}

interface Page {
  readonly records: readonly Row[];
  readonly nextRecordsUrl?: string;
}

const recordsInRequest = 200;

export function openPlainPoller(login: RestLogin, clock: SharedClock, firstLook: number, destination: Destination): Contender {
  const org = createRestClient(login);
  const sink = createSink(clock, destination);
  const minutes = everyMinute(firstLook);
  let last = new Date(firstLook).toISOString();

  async function changed(): Promise<Row[]> {
    const soql = `SELECT Id, Name, SystemModstamp, IsDeleted FROM Account WHERE SystemModstamp > ${last} ORDER BY SystemModstamp`;
    const rows: Row[] = [];
    let path: string | undefined = `/services/data/v59.0/queryAll?q=${encodeURIComponent(soql)}`;
    while (path !== undefined) {
      const page = (await org.get(`${login.url}${path}`)) as Page;
      rows.push(...page.records);
      path = page.nextRecordsUrl;
    }
    return rows;
  }

  return {
    name: 'Plain poller',
    arrivals: sink.arrivals,
    costs: () => ({ apiRequests: org.requests, asyncExecutions: 0, destinationRequests: sink.requests }),
    nextLook: () => minutes.next(),
    async look() {
      minutes.looked(clock.now());
      const rows = await changed();
      try {
        for (let from = 0; from < rows.length; from += recordsInRequest) {
          sink.post(
            rows.slice(from, from + recordsInRequest).map(({ Id, Name, IsDeleted }) => ({ id: Id, value: IsDeleted ? null : Name })),
          );
        }
        last = rows.at(-1)?.SystemModstamp ?? last;
      } catch (error) {
        // The cursor stays where it was, so the next look begins there again.
        if (!(error instanceof DestinationIsDown)) throw error;
      }
    },
    close: () => Promise.resolve(),
  };
}
