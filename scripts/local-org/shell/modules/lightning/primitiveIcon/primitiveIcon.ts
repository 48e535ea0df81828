/**
 * Draws icons from the design system's sprites. The base components' own version compiles a template for each of some 1,700 icons, which
 * takes longer than everything else in the bundle.
 */
import { LightningElement, api } from 'lwc';
import { getIconPath, getName, isValidName } from 'lightning/iconUtils';

const variantClasses: Readonly<Record<string, string>> = {
  bare: '',
  inverse: 'slds-icon',
  error: 'slds-icon slds-icon-text-error',
  warning: 'slds-icon slds-icon-text-warning',
  success: 'slds-icon slds-icon-text-success',
};
const otherSizes: ReadonlySet<string> = new Set(['xx-small', 'x-small', 'small', 'large']);

export default class PrimitiveIcon extends LightningElement {
  @api iconName: string | undefined;
  @api src: string | undefined;
  @api svgClass: string | undefined;
  @api size = 'medium';
  @api variant: string | undefined;

  get href(): string {
    if (this.src) return this.src;
    return isValidName(this.iconName) ? getIconPath(this.iconName) : '';
  }

  get name(): string {
    return getName(this.iconName);
  }

  get computedClass(): string {
    const variant = variantClasses[this.variant ?? ''] ?? (this.src ? 'slds-icon' : 'slds-icon slds-icon-text-default');
    const size = otherSizes.has(this.size) ? `slds-icon_${this.size}` : '';
    return [this.svgClass, variant, size].filter(Boolean).join(' ');
  }
}
