import { LightningElement, api } from 'lwc';
import { messageOf } from 'c/failure';
import { isSure, say } from 'c/notice';
import { saveRetention } from 'c/retentionApi';
import type { KindRetention, LogKind, Retention } from 'c/retentionApi';
import { draftOf, isUnchanged, lossesOf, settingOf } from 'c/retentionDraft';
import type { KindDraft } from 'c/retentionDraft';
import cancel from '@salesforce/label/c.Cancel';
import unsavedTitle from '@salesforce/label/c.DataUnsavedTitle';
import cannotReturn from '@salesforce/label/c.RetentionCannotReturn';
import change from '@salesforce/label/c.RetentionChange';
import confirmTitle from '@salesforce/label/c.RetentionConfirmTitle';
import readOnly from '@salesforce/label/c.RetentionReadOnly';
import save from '@salesforce/label/c.RetentionSave';
import saved from '@salesforce/label/c.RetentionSaved';
import title from '@salesforce/label/c.RetentionTitle';
import unsavedText from '@salesforce/label/c.RetentionUnsavedText';

interface Row {
  kind: KindRetention;
  draft: KindDraft | null;
}

type Drafts = Readonly<Partial<Record<LogKind, KindDraft>>>;
type KindElement = HTMLElement & { report(): boolean };

/** Each kind of log: how much there is, how long it is kept; whoever may changes that here. Fires `saved` with what then holds. */
export default class RetentionForm extends LightningElement {
  @api connectionId = '';
  @api kinds: readonly KindRetention[] = [];
  @api canEdit = false;
  @api now = '';

  /** What was typed, of each kind; null while nobody changes anything. */
  drafts: Drafts | null = null;
  problem = '';
  labels = { cancel, change, readOnly, save, title };
  private isBusy = false;
  /** What held when somebody began to change it: the page looks again meanwhile, and others may change it too. */
  private before: readonly KindRetention[] = [];
  /** What the focus goes to once it is there, since the button that had it is gone. */
  private focusDue = '';

  /** Asks where something is not saved; what is typed is gone once it says so. */
  @api
  async mayLeave(): Promise<boolean> {
    if (this.isDirty && !(await isSure(unsavedTitle, unsavedText))) {
      return false;
    }
    this.close();
    return true;
  }

  override renderedCallback(): void {
    const due = this.focusDue && this.template?.querySelector<HTMLElement>(this.focusDue);
    if (due) {
      this.focusDue = '';
      due.focus();
    }
  }

  get canChange(): boolean {
    return this.canEdit && this.drafts === null;
  }

  get isReadOnly(): boolean {
    return !this.canEdit;
  }

  get rows(): Row[] {
    return this.kinds.map((kind) => ({ kind, draft: this.drafts?.[kind.kind] ?? null }));
  }

  handleChange(): void {
    this.before = this.kinds;
    this.drafts = Object.fromEntries(this.kinds.map((kind) => [kind.kind, draftOf(kind)]));
    this.focusDue = 'c-retention-kind';
  }

  handleEdit(event: CustomEvent<Partial<KindDraft>>): void {
    const kind = (event.currentTarget as HTMLElement).dataset['kind'] as LogKind;
    const draft = this.drafts?.[kind];
    if (draft) {
      this.drafts = { ...this.drafts, [kind]: { ...draft, ...event.detail } };
    }
  }

  handleCancel(): void {
    this.close();
    this.focusDue = '[data-id="change"]';
  }

  handleSave(): void {
    if (!this.isBusy && this.isRight()) {
      void this.save();
    }
  }

  private async save(): Promise<void> {
    this.isBusy = true;
    this.problem = '';
    try {
      const losses = this.changed.flatMap(({ kind, draft }) => lossesOf(draft, kind));
      if (losses.length === 0 || (await isSure(confirmTitle, [...losses, cannotReturn].join(' ')))) {
        const settings = this.changed.map(({ kind, draft }) => settingOf(draft, kind));
        const retention: Retention = await saveRetention(this.connectionId, settings);
        this.close();
        this.focusDue = '[data-id="change"]';
        say(this, saved, 'success');
        this.dispatchEvent(new CustomEvent('saved', { detail: retention }));
      }
    } catch (error) {
      this.problem = messageOf(error);
    }
    this.isBusy = false;
  }

  /** All of them say what is wrong; the focus ends at the first. */
  private isRight(): boolean {
    const elements = [...(this.template?.querySelectorAll<KindElement>('c-retention-kind') ?? [])];
    return elements.reverse().filter((element) => !element.report()).length === 0;
  }

  private get entries(): { kind: KindRetention; draft: KindDraft }[] {
    return this.rows.flatMap(({ kind, draft }) => (draft ? [{ kind, draft }] : []));
  }

  private get changed(): { kind: KindRetention; draft: KindDraft }[] {
    return this.entries.filter(({ kind, draft }) => {
      const before = this.before.find((each) => each.kind === kind.kind);
      return before === undefined || !isUnchanged(draft, before);
    });
  }

  private get isDirty(): boolean {
    return this.changed.length > 0;
  }

  private close(): void {
    this.drafts = null;
    this.problem = '';
  }
}
