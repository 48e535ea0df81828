import { LightningElement, api } from 'lwc';

interface Option {
  readonly label: string;
  readonly value: string;
}

/**
 * One of a few, side by side, as the design system draws radio buttons. A radio group of the base components keeps them on one line, however
 * narrow its place is, and nothing outside can change that: on a phone the last of four is cut off. Fires `change` as that does.
 */
export default class ViewChoice extends LightningElement {
  @api label = '';
  @api options: readonly Option[] = [];
  @api value = '';

  get choices(): (Option & { id: string; isChosen: boolean })[] {
    return this.options.map((option, index) => ({
      ...option,
      id: `choice-${index}`,
      isChosen: option.value === this.value,
    }));
  }

  handleChange(event: Event): void {
    event.stopPropagation();
    const { value } = event.currentTarget as HTMLInputElement;
    this.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  }
}
