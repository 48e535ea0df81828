import { LightningElement, api } from 'lwc';
import type { ConnectorAct } from 'c/connectionsApi';
import { copy } from 'c/notice';
import check from '@salesforce/label/c.CommandCheck';
import copyLabel from '@salesforce/label/c.CommandCopy';
import start from '@salesforce/label/c.CommandStart';
import summary from '@salesforce/label/c.CommandSummary';
import takeOver from '@salesforce/label/c.CommandTakeOver';
import test from '@salesforce/label/c.CommandTest';

const actLabels: Readonly<Record<ConnectorAct, string>> = { check, takeOver, test, start };

/** What a connector runs with the Salesforce CLI, whose license opens no page. */
export default class ConnectorCommands extends LightningElement {
  @api commands: Readonly<Record<ConnectorAct, string>> | undefined;
  /** Those to show, with spaces between them. */
  @api acts = '';

  labels = { copy: copyLabel, summary };

  get rows(): { act: ConnectorAct; label: string; copyLabel: string; command: string }[] {
    const acts = this.acts.split(' ') as ConnectorAct[];
    return acts.map((act) => ({
      act,
      label: actLabels[act],
      copyLabel: `${copyLabel}: ${actLabels[act]}`,
      command: this.commands?.[act] ?? '',
    }));
  }

  handleCopy(event: Event): void {
    void copy(this, (event.target as HTMLElement & { value: string }).value);
  }
}
