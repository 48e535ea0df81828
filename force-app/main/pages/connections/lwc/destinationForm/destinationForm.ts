import { LightningElement, api } from 'lwc';
import type { Connector, Draft } from 'c/connectionsApi';
import { fill } from 'c/figures';
import baseUrl from '@salesforce/label/c.BaseUrlLabel';
import baseUrlHelp from '@salesforce/label/c.BaseUrlHelp';
import cancel from '@salesforce/label/c.Cancel';
import clientAuthentication from '@salesforce/label/c.SecretSentInLabel';
import connector from '@salesforce/label/c.ConnectorLabel';
import connectorHelp from '@salesforce/label/c.ConnectorHelp';
import connectorOption from '@salesforce/label/c.ConnectorOptionText';
import environment from '@salesforce/label/c.EnvironmentLabel';
import inBody from '@salesforce/label/c.SecretInBody';
import inHeader from '@salesforce/label/c.SecretInHeader';
import name from '@salesforce/label/c.NameLabel';
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
  baseUrl: '',
  tokenUrl: '',
  clientAuthentication: 'Header',
  scope: null,
  connectorId: '',
};
const needed = ['name', 'baseUrl', 'tokenUrl', 'connectorId'] as const;

/** Where a connection goes and who it runs as. Key and secret are no part of it. Fires `save` with a Draft, and `cancel`. */
export default class DestinationForm extends LightningElement {
  @api label = '';
  @api connectors: readonly Connector[] = [];
  @api isBusy = false;
  /** What was made of the draft before is made anew. */
  @api replaces = false;

  draft: Draft = blank;
  labels = {
    cancel,
    clientAuthentication,
    connector,
    connectorHelp,
    environment,
    noConnector,
    replaces,
  };
  environments = [
    { label: sandbox, value: 'Sandbox' },
    { label: production, value: 'Production' },
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
    this.draft = initial ?? blank;
  }

  get fields(): object[] {
    const { draft } = this;
    return [
      { name: 'name', label: name, value: draft.name, isRequired: true },
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
    return this.connectors.length === 0;
  }

  get isDisabled(): boolean {
    return this.isBusy || needed.some((field) => this.draft[field].trim() === '');
  }

  handleChange(event: CustomEvent<{ value: string }>): void {
    const { name: field } = event.target as HTMLElement & { name: keyof Draft };
    this.draft = { ...this.draft, [field]: event.detail.value };
  }

  handleSave(): void {
    this.dispatchEvent(new CustomEvent('save', { detail: this.draft }));
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }
}
