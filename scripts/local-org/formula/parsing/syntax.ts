/** The tree of a Salesforce formula (validation rules, formula fields, default values). */

export type FormulaOperator = '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<>' | '<' | '<=' | '>' | '>=' | '&&' | '||';

export type FormulaNode =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'constant'; readonly value: boolean | null }
  /** `Name`, `Account.Owner.Name`, `$User.Id`: the parts between the dots. */
  | { readonly kind: 'path'; readonly parts: readonly string[]; readonly position: number }
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly FormulaNode[]; readonly position: number }
  | { readonly kind: 'unary'; readonly operator: '-' | '+' | '!'; readonly operand: FormulaNode }
  | {
      readonly kind: 'binary';
      readonly operator: FormulaOperator;
      readonly left: FormulaNode;
      readonly right: FormulaNode;
      readonly position: number;
    };

/** A formula that is not valid, or that uses what the local org lacks (`unsupportedFeature` names it). */
export class FormulaError extends Error {
  readonly unsupportedFeature: string | null;

  constructor(message: string, unsupportedFeature: string | null = null) {
    super(message);
    this.name = 'FormulaError';
    this.unsupportedFeature = unsupportedFeature;
  }
}
