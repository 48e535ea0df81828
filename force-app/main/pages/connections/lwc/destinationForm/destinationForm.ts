import { LightningElement, api } from 'lwc';
import { loadBorrowable } from 'c/connectionsApi';
import type { Borrowable, Connector, Draft } from 'c/connectionsApi';
import { messageOf } from 'c/failure';
import { fill } from 'c/figures';
import baseUrl from '@salesforce/label/c.BaseUrlLabel';
import baseUrlHelp from '@salesforce/label/c.BaseUrlHelp';
import borrow from '@salesforce/label/c.CredentialBorrow';
import borrowable from '@salesforce/label/c.BorrowedLabel';
import borrowHelp from '@salesforce/label/c.BorrowedHelp';
import cancel from '@salesforce/label/c.Cancel';
import clientAuthentication from '@salesforce/label/c.SecretSentInLabel';
import connector from '@salesforce/label/c.ConnectorLabel';
import connectorHelp from '@salesforce/label/c.ConnectorHelp';
import connectorOption from '@salesforce/label/c.ConnectorOptionText';
import credential from '@salesforce/label/c.DetailCredential';
import environment from '@salesforce/label/c.EnvironmentLabel';
import inBody from '@salesforce/label/c.SecretInBody';
import inHeader from '@salesforce/label/c.SecretInHeader';
import lookAgain from '@salesforce/label/c.BorrowedLookAgain';
import make from '@salesforce/label/c.CredentialMake';
import name from '@salesforce/label/c.NameLabel';
import noBorrowable from '@salesforce/label/c.BorrowedNone';
import noConnector from '@salesforce/label/c.NoConnectorYet';
import production from '@salesforce/label/c.EnvironmentProduction';
import replaces from '@salesforce/label/c.DraftReplacesPair';
import sandbox from '@salesforce/label/c.EnvironmentSandbox';
import scope from '@salesforce/label/c.ScopeLabel';
import scopeHelp from '@salesforce/label/c.ScopeHelp';
import tokenUrl from '@salesforce/label/c.TokenUrlLabel';
import tokenUrlHelp from '@salesforce/label/c.TokenUrlHelp';

const blank: Draft = {
  name: '',
  environment: 'Sandbox',
  credentialName: null,
  baseUrl: '',
  tokenUrl: '',
  clientAuthentication: 'Header',
  scope: null,
  connectorId: '',
};
const needed = ['name', 'connectorId'] as const;
const neededToMake = ['baseUrl', 'tokenUrl'] as const;

/** Where a connection goes and who it runs as. Key and secret are no part of it. Fires `save` with a Draft, and `cancel`. */
export default class DestinationForm extends LightningElement {
  @api label = '';
  @api connectors: readonly Connector[] = [];
  @api isBusy = false;
  /** What was made of the draft before is made anew. */
  @api replaces = false;
  /** All but address and credential stays as it is. */
  @api isAddressOnly = false;

  draft: Draft = blank;
  isBorrowing = false;
  /** Null before the org was asked. */
  borrowable: readonly Borrowable[] | null = null;
  failure = '';
  private isTaken = false;
  labels = {
    borrowable,
    borrowHelp,
    cancel,
    clientAuthentication,
    connector,
    connectorHelp,
    credential,
    environment,
    lookAgain,
    noBorrowable,
    noConnector,
    replaces,
  };
  environments = [
    { label: sandbox, value: 'Sandbox' },
    { label: production, value: 'Production' },
  ];
  sources = [
    { label: make, value: 'make' },
    { label: borrow, value: 'borrow' },
  ];
  places = [
    { label: inHeader, value: 'Header' },
    { label: inBody, value: 'Body' },
  ];

  /** What is entered already; it is taken once, so that nothing typed is lost when the page looks again. */
  @api
  get initial(): Draft {
    return this.draft;
  }
  set initial(initial: Draft | undefined) {
    if (this.isTaken || !initial) {
      return;
    }
    this.isTaken = true;
    this.draft = enteredOf(initial);
    if (this.draft.credentialName) {
      void this.borrow();
    }
  }

  get fields(): object[] {
    const { draft } = this;
    return [
      ...(this.isAddressOnly ? [] : [{ name: 'name', label: name, value: draft.name, isRequired: true }]),
      ...(this.isBorrowing ? [] : this.addressFields),
    ];
  }

  private get addressFields(): object[] {
    const { draft } = this;
    return [
      {
        name: 'baseUrl',
        label: baseUrl,
        value: draft.baseUrl,
        help: baseUrlHelp,
        placeholder: 'https://',
        isRequired: true,
      },
      {
        name: 'tokenUrl',
        label: tokenUrl,
        value: draft.tokenUrl,
        help: tokenUrlHelp,
        placeholder: 'https://',
        isRequired: true,
      },
      { name: 'scope', label: scope, value: draft.scope, help: scopeHelp, isRequired: false },
    ];
  }

  get connectorOptions(): { label: string; value: string }[] {
    return this.connectors.map(({ id, name: person, username }) => ({
      label: fill(connectorOption, person, username),
      value: id,
    }));
  }

  get hasNoConnector(): boolean {
    return !this.isAddressOnly && this.connectors.length === 0;
  }

  get isWhole(): boolean {
    return !this.isAddressOnly;
  }

  get isMaking(): boolean {
    return !this.isBorrowing;
  }

  get source(): string {
    return this.isBorrowing ? 'borrow' : 'make';
  }

  get borrowOptions(): { label: string; value: string }[] {
    const own = this.draft.credentialName;
    const known = (this.borrowable ?? []).map(({ name: value, label, url }) => ({ label: `${label}: ${url}`, value }));
    return own && !known.some(({ value }) => value === own) ? [{ label: own, value: own }, ...known] : known;
  }

  get hasNoneToBorrow(): boolean {
    return this.borrowable !== null && this.borrowOptions.length === 0;
  }

  get isDisabled(): boolean {
    const fields = this.isBorrowing ? (['credentialName'] as const) : neededToMake;
    return this.isBusy || [...needed, ...fields].some((field) => (this.draft[field] ?? '').trim() === '');
  }

  handleSource(event: CustomEvent<{ value: string }>): void {
    if (event.detail.value === 'borrow') {
      void this.borrow();
    } else {
      this.isBorrowing = false;
    }
  }

  handleLookAgain(): void {
    void this.borrow();
  }

  handleChange(event: CustomEvent<{ value: string }>): void {
    const { name: field } = event.target as HTMLElement & { name: keyof Draft };
    this.draft = { ...this.draft, [field]: event.detail.value };
  }

  handleSave(): void {
    const credentialName = this.isBorrowing ? this.draft.credentialName : null;
    this.dispatchEvent(new CustomEvent('save', { detail: { ...this.draft, credentialName } }));
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  /** Somebody may make one in Setup meanwhile, so that the org is asked each time. */
  private async borrow(): Promise<void> {
    this.isBorrowing = true;
    try {
      this.borrowable = await loadBorrowable();
      this.failure = '';
    } catch (error) {
      this.failure = messageOf(error);
    }
  }
}

/** A borrowed credential knows address and client itself. */
function enteredOf(initial: Draft & { readonly isBorrowed?: boolean }): Draft {
  const { name: entered, environment: ofKind, connectorId } = initial;
  return initial.isBorrowed
    ? { ...blank, name: entered, environment: ofKind, connectorId, credentialName: initial.credentialName ?? null }
    : { ...initial, credentialName: null };
}
