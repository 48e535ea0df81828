import type { Withheld } from 'c/diagnosisApi';
import fieldEncrypted from '@salesforce/label/c.WithheldEncrypted';
import fieldHidden from '@salesforce/label/c.WithheldField';
import fieldGone from '@salesforce/label/c.WithheldGone';
import recordHidden from '@salesforce/label/c.WithheldRecord';
import ofRule from '@salesforce/label/c.WithheldRule';
import fieldUnknown from '@salesforce/label/c.WithheldUnknown';

/** Why a value that was sent is not shown, in words. */
export const withheldTexts: Readonly<Record<Withheld, string>> = {
  RecordHidden: recordHidden,
  FieldHidden: fieldHidden,
  FieldEncrypted: fieldEncrypted,
  FieldGone: fieldGone,
  FieldUnknown: fieldUnknown,
  OfRule: ofRule,
};
