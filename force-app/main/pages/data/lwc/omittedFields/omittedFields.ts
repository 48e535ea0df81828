import { LightningElement, api } from 'lwc';
import type { Omitted } from 'c/previewApi';
import title from '@salesforce/label/c.OmittedTitle';

/** Chosen fields that are not sent, each with why. */
export default class OmittedFields extends LightningElement {
  @api fields: readonly Omitted[] | null | undefined;

  labels = { title };

  get hasFields(): boolean {
    return (this.fields?.length ?? 0) > 0;
  }
}
