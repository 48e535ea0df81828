import { LightningElement, api, wire } from 'lwc';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import byIdOnly from '@salesforce/label/c.RecordByIdOnly';

/**
 * Finds a record by its name where the User Interface API knows the object, and says so where it does not: the picker of
 * the platform would only fail. Fires `pick` with `{recordId}`, null when it was cleared.
 */
export default class RecordFinder extends LightningElement {
  @api objectName = '';
  @api label = '';
  @api disabled = false;
  /** The id of the record that is chosen; none by default. */
  @api value: string | null = null;

  isKnown = false;
  isRefused = false;
  labels = { byIdOnly };

  @wire(getObjectInfo, { objectApiName: '$objectName' })
  takeInfo({ data, error }: { data?: unknown; error?: unknown }): void {
    this.isKnown = data !== undefined;
    this.isRefused = error !== undefined;
  }

  /** Empties it for the next record. */
  @api
  clear(): void {
    (this.template?.querySelector('[data-id="picker"]') as { clearSelection?(): void } | null)?.clearSelection?.();
  }

  /** The change events of base components leave their parents too: outside, `change` means something else. */
  handleChange(event: CustomEvent<{ recordId: string | null }>): void {
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent('pick', { detail: { recordId: event.detail.recordId } }));
  }
}
