import { LightningElement, api } from 'lwc';
import { fill, withMoments } from 'c/figures';
import type { Clause } from 'c/previewApi';
import filterPart from '@salesforce/label/c.PreviewClauseFilter';
import lookbackPart from '@salesforce/label/c.PreviewClauseLookback';
import met from '@salesforce/label/c.PreviewClauseMet';
import relationPart from '@salesforce/label/c.PreviewClauseRelation';
import rulePart from '@salesforce/label/c.PreviewClauseRule';
import title from '@salesforce/label/c.PreviewClauses';
import unasked from '@salesforce/label/c.PreviewClauseUnasked';
import unmet from '@salesforce/label/c.PreviewClauseUnmet';
import value from '@salesforce/label/c.PreviewClauseValue';

interface ShownClause {
  key: number;
  text: string;
  answer: string;
  icon: string;
  variant: string;
}

interface Part {
  name: Clause['part'];
  label: string;
  clauses: ShownClause[];
}

const parts: Readonly<Record<Clause['part'], string>> = {
  filter: filterPart,
  relation: relationPart,
  lookback: lookbackPart,
  rule: rulePart,
};

function lookOf(isMet: boolean | null): Pick<ShownClause, 'answer' | 'icon' | 'variant'> {
  if (isMet === null) return { answer: unasked, icon: 'utility:dash', variant: '' };
  return isMet
    ? { answer: met, icon: 'utility:success', variant: 'success' }
    : { answer: unmet, icon: 'utility:ban', variant: 'error' };
}

/** What is asked of a record, part by part, what the record has, and whether that fits. */
export default class ScopeClauses extends LightningElement {
  @api clauses: readonly Clause[] | null | undefined;

  labels = { title };

  get hasClauses(): boolean {
    return (this.clauses?.length ?? 0) > 0;
  }

  get parts(): Part[] {
    return (Object.keys(parts) as Clause['part'][])
      .map((name) => ({ name, label: parts[name], clauses: this.shownOf(name) }))
      .filter(({ clauses }) => clauses.length > 0);
  }

  private shownOf(part: Clause['part']): ShownClause[] {
    return (this.clauses ?? [])
      .filter((clause) => clause.part === part)
      .map((clause, key) => ({
        key,
        text: clause.value ? fill(value, clause.text, withMoments(clause.value)) : clause.text,
        ...lookOf(clause.isMet ?? null),
      }));
  }
}
