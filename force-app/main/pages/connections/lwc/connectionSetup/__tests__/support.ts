import LightningConfirm from 'lightning/confirm';
import { find, settled } from '../../../../../foundation/lwc/__tests__/support';
import type { ConnectionTest, Setup, StepName, StepState } from 'c/connectionsApi';

const order: readonly StepName[] = ['RIGHTS', 'DESTINATION', 'CONNECTOR', 'SIGNING', 'MAKE', 'ENABLE', 'TEST', 'START'];

/** All before the step are done, all after it wait. */
export function stepsUpTo(current: StepName | null): Setup['steps'] {
  const at = current === null ? order.length : order.indexOf(current);
  const stateAt = (index: number): StepState => {
    if (index === at) {
      return 'Current';
    }
    return index < at ? 'Done' : 'Waiting';
  };
  return order.map((step, index) => ({ step, state: stateAt(index) }));
}

export function setup(over: Partial<Setup> = {}): Setup {
  return {
    connectionId: 'a00000000000001',
    name: 'Scoring service',
    mode: 'Draft',
    hasHistory: false,
    link: 'https://org.example/connections',
    commands: { check: 'sf check', takeOver: 'sf take', test: 'sf test', start: 'sf start' },
    steps: stepsUpTo('MAKE'),
    canViewSetup: true,
    canManageCredentials: true,
    canManageSets: true,
    environment: 'Sandbox',
    baseUrl: 'https://scores.example.com',
    tokenUrl: 'https://scores.example.com/token',
    clientAuthentication: 'Header',
    scope: null,
    connectorId: '005000000000001',
    connectorName: 'Cora Connector',
    isConnector: true,
    isConnectorAble: true,
    hasSigningKey: false,
    isRotating: false,
    credentialName: 'Syncline_x',
    credentialLabel: 'Scoring service x',
    isBorrowed: false,
    namespace: 'syncline',
    listsPackage: null,
    doesConnectorReachValues: true,
    isChange: false,
    namedCredentialId: null,
    isPairMade: false,
    hasSecret: false,
    isGranted: false,
    isConnectorAssigned: false,
    isViewerAssigned: false,
    isEnabled: false,
    obstacle: null,
    test: null,
    ...over,
  };
}

export function passedTest(over: Partial<ConnectionTest> = {}): ConnectionTest {
  return {
    testedAt: '2026-01-01T12:00:00.000Z',
    testedBy: 'Cora Connector',
    tookMillis: 182,
    hasPassed: true,
    name: 'Scores',
    account: 'example-eu',
    environment: 'sandbox',
    mostRecords: 500,
    mostBytes: 900_000,
    capabilities: ['schema'],
    ...over,
  };
}

/** What was called, in its order. */
export const calls: string[] = [];

/** Each door notes that it was called; a new signing key is all that any of them gives. Begins anew. */
export function recordCalls(doors: Readonly<Record<string, unknown>>): void {
  calls.length = 0;
  for (const [name, door] of Object.entries(doors)) {
    jest.mocked(door as () => Promise<unknown>).mockImplementation(() => {
      calls.push(name);
      return Promise.resolve(name === 'createSigningKey' ? 'whsec_new' : null);
    });
  }
}

const confirms = jest.fn();

/** What the person says when asked whether they are sure. */
export function answerConfirmation(isSure: boolean): void {
  confirms.mockResolvedValue(isSure);
  (LightningConfirm as unknown as { open: typeof confirms }).open = confirms;
}

/** What the person was asked since mocks were cleared. */
export function askedMessages(): string[] {
  return confirms.mock.calls.map(([options]) => (options as { message: string }).message);
}

export async function press(element: HTMLElement, id: string): Promise<void> {
  find(element, `[data-id="${id}"]`).click();
  await settled();
  await settled();
  await settled();
}

export interface StepElement extends HTMLElement {
  name: string;
  state: string;
  text: string;
}

export function step(element: HTMLElement, name: string): StepElement {
  const found = [...(element.shadowRoot?.querySelectorAll<StepElement>('c-setup-step') ?? [])].find(
    (each) => each.name === name,
  );
  if (!found) {
    throw new Error(`There is no step ${name}`);
  }
  return found;
}
