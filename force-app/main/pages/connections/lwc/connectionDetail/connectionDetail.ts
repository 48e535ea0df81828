import { LightningElement, api } from 'lwc';
import type { Rights } from 'c/connectionMenuItems';
import type { Connection } from 'c/connectionWords';
import { disconnect, reconnect } from 'c/connectionsApi';
import type { Secret, Setup } from 'c/connectionsApi';
import { endChange, replaceSecret, testConnection } from 'c/pairApi';
import { fill } from 'c/figures';
import { actOnce, isSure } from 'c/notice';
import address from '@salesforce/label/c.DetailAddress';
import borrowedText from '@salesforce/label/c.DetailBorrowedText';
import connector from '@salesforce/label/c.DetailConnector';
import credential from '@salesforce/label/c.DetailCredential';
import credentialText from '@salesforce/label/c.DetailCredentialText';
import disconnectLabel from '@salesforce/label/c.DetailDisconnect';
import disconnected from '@salesforce/label/c.DetailDisconnected';
import disconnectBorrowed from '@salesforce/label/c.DetailDisconnectBorrowed';
import disconnectedBorrowed from '@salesforce/label/c.DetailDisconnectedBorrowed';
import disconnectText from '@salesforce/label/c.DetailDisconnectText';
import environment from '@salesforce/label/c.EnvironmentLabel';
import neverTested from '@salesforce/label/c.DetailNeverTested';
import reauthorize from '@salesforce/label/c.DetailReauthorize';
import reauthorizeBorrowed from '@salesforce/label/c.DetailReauthorizeBorrowed';
import reauthorizeText from '@salesforce/label/c.DetailReauthorizeText';
import reconnectLabel from '@salesforce/label/c.DetailReconnect';
import reconnectText from '@salesforce/label/c.DetailReconnectText';
import replaceSecretLabel from '@salesforce/label/c.SetupReplaceSecret';
import rights from '@salesforce/label/c.DetailRights';
import rotating from '@salesforce/label/c.DetailRotating';
import signed from '@salesforce/label/c.DetailSigned';
import signingKey from '@salesforce/label/c.DetailSigningKey';
import signing from '@salesforce/label/c.DetailSigning';
import test from '@salesforce/label/c.SetupTestNow';
import tokenAddress from '@salesforce/label/c.DetailTokenAddress';
import unsigned from '@salesforce/label/c.DetailUnsigned';

type Section = 'secret' | 'key' | 'address' | 'delete';

/**
 * A connection that was set up: what it goes by, and what can be done. Fires `changed` after each act, and
 * `act` with one that another page does.
 */
export default class ConnectionDetail extends LightningElement {
  @api setup: Setup | undefined;
  @api connection: Connection | undefined;
  @api rights: Rights | undefined;

  isBusy = false;
  /** What of it is being changed. */
  open: Section | null = null;
  labels = {
    disconnect: disconnectLabel,
    neverTested,
    reauthorize,
    reauthorizeBorrowed,
    reauthorizeText,
    reconnect: reconnectLabel,
    reconnectText,
    replaceSecret: replaceSecretLabel,
    rights,
    signingKey,
    test,
  };

  get heading(): string {
    return this.setup?.name ?? '';
  }

  get isDisconnected(): boolean {
    return this.setup?.mode === 'Disconnected' || this.isDeleting;
  }

  get isDeleting(): boolean {
    return this.setup?.mode === 'Deleting';
  }

  get isAtDeletion(): boolean {
    return this.isDeleting || (this.open === 'delete' && this.isDisconnected);
  }

  get disconnectedText(): string {
    return this.setup?.isBorrowed ? disconnectedBorrowed : disconnected;
  }

  get isReconnectDisabled(): boolean {
    return this.isBusy || this.isDeleting;
  }

  get isInUse(): boolean {
    return !this.isDisconnected;
  }

  get obstacleCode(): string | null {
    return this.setup?.obstacle?.code ?? null;
  }

  /** What a test has found that can be mended where it stands; what Setup shows as well has its button among the differences. */
  get failedCode(): string | null {
    const { setup } = this;
    return this.isInUse && !setup?.obstacle ? (setup?.test?.problem?.code ?? null) : null;
  }

  get isReauthorizing(): boolean {
    return this.open === 'secret';
  }

  get isReplacing(): boolean {
    return this.isReauthorizing && !this.setup?.isBorrowed;
  }

  get isReauthorizingInSetup(): boolean {
    return this.isReauthorizing && Boolean(this.setup?.isBorrowed);
  }

  get isAtAddress(): boolean {
    return this.open === 'address' || Boolean(this.setup?.change);
  }

  get isAtKey(): boolean {
    return this.open === 'key';
  }

  get facts(): { term: string; key: string; value: string }[] {
    const { setup } = this;
    if (!setup) {
      return [];
    }
    const told: readonly (readonly [string, string | null])[] = [
      [environment, setup.environment],
      [address, setup.baseUrl],
      ...(setup.isBorrowed ? [] : [[tokenAddress, setup.tokenUrl] as const]),
      // What an admin lent is there still; the app's own has gone.
      ...(this.isDisconnected && !setup.isBorrowed
        ? []
        : [[credential, fill(setup.isBorrowed ? borrowedText : credentialText, setup.credentialName)] as const]),
      [connector, setup.connectorName ?? ''],
      [signing, signingText(setup)],
    ];
    return told.map(([term, value]) => ({ term, key: `${term} value`, value: value ?? '' }));
  }

  handleTest(): void {
    void this.act(testConnection);
  }

  handleReauthorize(): void {
    this.toggle('secret');
  }

  /** Of the menu, which closes too what it has opened. */
  handleAct(event: CustomEvent<string>): void {
    const section = sections[event.detail];
    if (section && section === this.open) {
      this.open = null;
    } else {
      this.begin(event.detail);
    }
  }

  handleMend(event: CustomEvent<string>): void {
    this.begin(event.detail);
  }

  /** Does an act, or opens its form; what belongs to another page goes on to its own. */
  @api
  begin(act: string): void {
    if (sections[act]) {
      this.show(act);
    } else if (act === 'Test') {
      this.handleTest();
    } else if (act === 'Disconnect') {
      void this.handleDisconnect();
    } else if (act === 'Reconnect') {
      this.handleReconnect();
    } else {
      this.dispatchEvent(new CustomEvent('act', { detail: act }));
    }
  }

  /** Opens the form of an act that has one. */
  @api
  show(act: string): void {
    this.open = sections[act] ?? null;
  }

  handleClose(): void {
    this.open = null;
  }

  handleChanged(): void {
    this.dispatchEvent(new CustomEvent('changed'));
  }

  handleSecret(event: CustomEvent<Secret>): void {
    void this.act(async (setup) => {
      await replaceSecret(setup, event.detail);
      this.open = null;
    });
  }

  async handleDisconnect(): Promise<void> {
    const text = this.setup?.isBorrowed ? disconnectBorrowed : disconnectText;
    if (await isSure(disconnectLabel, text)) {
      await this.act(async ({ connectionId, change }) => {
        await disconnect(connectionId);
        if (change) {
          await endChange(change);
        }
      });
    }
  }

  handleReconnect(): void {
    void this.act(({ connectionId }) => reconnect(connectionId));
  }

  private toggle(section: Section): void {
    this.open = this.open === section ? null : section;
  }

  private async act(action: (setup: Setup) => Promise<void>): Promise<void> {
    const { setup } = this;
    await actOnce(this, async () => {
      if (setup) {
        await action(setup);
      }
      return undefined;
    });
  }
}

/** What is changed in a form below. */
const sections: Readonly<Record<string, Section>> = {
  Reauthorize: 'secret',
  SigningKey: 'key',
  ChangeAddress: 'address',
  MakeNew: 'address',
  Delete: 'delete',
};

function signingText({ hasSigningKey, isRotating }: Setup): string {
  if (isRotating) {
    return rotating;
  }
  return hasSigningKey ? signed : unsigned;
}
