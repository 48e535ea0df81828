/** Setup > Demonstration: what runs beside this org. */
import { LightningElement } from 'lwc';
import type { SwitchState } from '../../../../contracts/switches.ts';
import { request } from 'shell/api';
import { told } from 'shell/setupApi';

const address = '/local/switches';

export default class SwitchList extends LightningElement {
  switches: readonly SwitchState[] = [];
  errorMessage: string | undefined;

  connectedCallback(): void {
    void this.load();
  }

  async handleToggle(event: CustomEvent<{ checked: boolean }>): Promise<void> {
    const name = (event.currentTarget as HTMLElement).dataset['name'];
    const isOn = event.detail.checked;
    const label = this.switches.find((row) => row.name === name)?.label ?? '';
    const isDone = await told(this, `${label}: ${isOn ? 'on' : 'off'}.`, async () => {
      this.switches = await request<readonly SwitchState[]>(address, { method: 'POST', body: { name, isOn } });
    });
    // A refused switch goes back to what it is.
    if (!isDone) await this.load();
  }

  private async load(): Promise<void> {
    try {
      this.switches = await request<readonly SwitchState[]>(address);
      this.errorMessage = undefined;
    } catch (error) {
      this.errorMessage = (error as Error).message;
    }
  }
}
