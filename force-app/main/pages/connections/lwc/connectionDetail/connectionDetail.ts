import { LightningElement, api } from 'lwc';
import { disconnect, reconnect } from 'c/connectionsApi';
import type { Secret, Setup } from 'c/connectionsApi';
import type { Problem } from 'c/connectionWords';
import { endChange, giveAccess, replaceSecret, setupAddress, testConnection } from 'c/pairApi';
import { fill } from 'c/figures';
import { actOnce, isSure } from 'c/notice';
import address from '@salesforce/label/c.DetailAddress';
import borrowedText from '@salesforce/label/c.DetailBorrowedText';
import changeAddress from '@salesforce/label/c.DetailChangeAddress';
import connector from '@salesforce/label/c.DetailConnector';
import credential from '@salesforce/label/c.DetailCredential';
import credentialText from '@salesforce/label/c.DetailCredentialText';
import disconnectLabel from '@salesforce/label/c.DetailDisconnect';
import disconnected from '@salesforce/label/c.DetailDisconnected';
import deleteFirst from '@salesforce/label/c.DetailDeleteFirst';
import deleteLabel from '@salesforce/label/c.DeleteConnection';
import disconnectBorrowed from '@salesforce/label/c.DetailDisconnectBorrowed';
import disconnectedBorrowed from '@salesforce/label/c.DetailDisconnectedBorrowed';
import disconnectText from '@salesforce/label/c.DetailDisconnectText';
import environment from '@salesforce/label/c.EnvironmentLabel';
import giveAccessLabel from '@salesforce/label/c.SetupGiveAccess';
import more from '@salesforce/label/c.DetailMore';
import makeNew from '@salesforce/label/c.DetailMakeNew';
import neverTested from '@salesforce/label/c.DetailNeverTested';
import openInSetup from '@salesforce/label/c.DetailOpenSetup';
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

/** A connection that was set up: what it goes by, what keeps it from calling out, and what can be done. Fires `changed` after each act. */
export default class ConnectionDetail extends LightningElement {
  @api setup: Setup | undefined;

  isBusy = false;
  /** What of it is being changed. */
  open: Section | null = null;
  labels = {
    changeAddress,
    disconnect: disconnectLabel,
    giveAccess: giveAccessLabel,
    makeNew,
    more,
    neverTested,
    openInSetup,
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

  /** What cannot be done says why. */
  get deleteLabel(): string {
    return this.isDisconnected ? deleteLabel : deleteFirst;
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

  /** What is gone of a connection that was disconnected is no surprise. */
  get obstacle(): Problem | null {
    return this.isInUse ? (this.setup?.obstacle ?? null) : null;
  }

  get obstacleCode(): string | null {
    return this.obstacle?.code ?? null;
  }

  get canGiveAccess(): boolean {
    return this.obstacle?.code === 'PRINCIPAL_ACCESS_MISSING';
  }

  /** No name is given twice: what somebody deleted in Setup another pair replaces. */
  get isPairGone(): boolean {
    return this.obstacle?.code === 'CREDENTIAL_MISSING' && !this.isAtAddress;
  }

  get isSecretGone(): boolean {
    return this.obstacle?.code === 'SECRET_MISSING' && !this.isReauthorizing;
  }

  get isToEnable(): boolean {
    return this.obstacle?.code === 'CALLOUTS_DISABLED' || this.obstacle?.code === 'NAMESPACE_MISSING';
  }

  get setupUrl(): string {
    return this.setup ? setupAddress(this.setup) : '';
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
      [credential, fill(setup.isBorrowed ? borrowedText : credentialText, setup.credentialName)],
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

  handleMenu(event: CustomEvent<{ value: Section }>): void {
    this.toggle(event.detail.value);
  }

  handleAddress(): void {
    this.open = 'address';
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

  handleGiveAccess(): void {
    void this.act(giveAccess);
  }

  async handleDisconnect(): Promise<void> {
    const text = this.setup?.isBorrowed ? disconnectBorrowed : disconnectText;
    if (await isSure(disconnectLabel, text)) {
      await this.act(async ({ connectionId, change }) => {
        await disconnect(connectionId);
        if (change) {
          await endChange(connectionId);
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

function signingText({ hasSigningKey, isRotating }: Setup): string {
  if (isRotating) {
    return rotating;
  }
  return hasSigningKey ? signed : unsigned;
}
