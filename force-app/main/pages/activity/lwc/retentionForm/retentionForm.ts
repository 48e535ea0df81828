import { LightningElement, api } from 'lwc';
import { messageOf } from 'c/failure';
import { KeptDraft } from 'c/keptDraft';
import { isSure, say } from 'c/notice';
import { saveRetention } from 'c/retentionApi';
import type { KindRetention, LogKind } from 'c/retentionApi';
import {
  changedSettingOf,
  differenceOf,
  draftOf,
  isUnchanged,
  isUnsavedRetention,
  lossesOf,
  meet,
  yieldTo,
} from 'c/retentionDraft';
import type { Disagreement, KindDraft, Meeting, UnsavedRetention } from 'c/retentionDraft';
import type { Conflict, Difference } from 'c/saveConflict';
import cancel from '@salesforce/label/c.Cancel';
import unsavedTitle from '@salesforce/label/c.DataUnsavedTitle';
import cannotReturn from '@salesforce/label/c.RetentionCannotReturn';
import change from '@salesforce/label/c.RetentionChange';
import confirmTitle from '@salesforce/label/c.RetentionConfirmTitle';
import readOnly from '@salesforce/label/c.RetentionReadOnly';
import save from '@salesforce/label/c.RetentionSave';
import savedMeanwhile from '@salesforce/label/c.RetentionSavedMeanwhile';
import saved from '@salesforce/label/c.RetentionSaved';
import title from '@salesforce/label/c.RetentionTitle';
import unsavedBack from '@salesforce/label/c.RetentionUnsavedBack';
import unsavedText from '@salesforce/label/c.RetentionUnsavedText';

interface Row {
  kind: KindRetention;
  draft: KindDraft | null;
  before: KindRetention | null;
}

/** Somebody else has saved first, and what both want otherwise: what is typed may change while that is shown. */
interface Clash {
  conflict: Conflict;
  disagreements: Disagreement[];
}

/** Others may save again and again: then somebody presses the button once more, and no page asks for ever. */
const mostTurns = 3;

type KindElement = HTMLElement & { report(): boolean };

/**
 * Each kind of log: how much there is, how long it is kept; whoever may changes that here, and what they have typed is kept until they save or
 * drop it. Fires `looked` with what then holds.
 */
export default class RetentionForm extends LightningElement {
  @api connectionId = '';
  @api kinds: readonly KindRetention[] = [];
  @api canEdit = false;
  @api now = '';

  /** Null while nobody changes anything. */
  unsaved: UnsavedRetention | null = null;
  clash: Clash | null = null;
  problem = '';
  /** Whether what was typed was left and is here again. */
  isBack = false;
  labels = { cancel, change, readOnly, save, title };
  private isBusy = false;
  private readonly kept = new KeptDraft<UnsavedRetention>('retention', isUnsavedRetention);
  /** What the focus goes to once it is there, since what had it is gone. */
  private focusDue = '';

  override connectedCallback(): void {
    this.unsaved = this.kept.resume(this.connectionId, this.canEdit);
    this.isBack = this.unsaved !== null;
  }

  override disconnectedCallback(): void {
    this.kept.unwatch();
  }

  override renderedCallback(): void {
    const due = this.focusDue && this.template?.querySelector<HTMLElement>(this.focusDue);
    if (due) {
      this.focusDue = '';
      due.focus();
    }
  }

  get canChange(): boolean {
    return this.canEdit && this.unsaved === null;
  }

  get isReadOnly(): boolean {
    return !this.canEdit;
  }

  get rows(): Row[] {
    const { before = [], drafts = {} } = this.unsaved ?? {};
    return this.kinds.map((kind) => ({
      kind,
      draft: drafts[kind.kind] ?? null,
      before: before.find((each) => each.kind === kind.kind) ?? null,
    }));
  }

  get differences(): Difference[] {
    return (this.clash?.disagreements ?? []).flatMap((disagreement) => {
      const draft = this.unsaved?.drafts[disagreement.kind];
      return (draft && differenceOf(draft, disagreement)) ?? [];
    });
  }

  /** Said once: by then it may have been left long ago. */
  get unsavedText(): string {
    if (!this.isDirty) {
      return '';
    }
    return this.isBack ? unsavedBack : unsavedTitle;
  }

  handleChange(): void {
    const before = this.kinds;
    this.unsaved = { before, drafts: Object.fromEntries(before.map((kind) => [kind.kind, draftOf(kind)])) };
    this.focusDue = 'c-retention-kind';
  }

  handleEdit(event: CustomEvent<Partial<KindDraft>>): void {
    const kind = (event.currentTarget as HTMLElement).dataset['kind'] as LogKind;
    const draft = this.unsaved?.drafts[kind];
    if (this.unsaved && draft) {
      this.hold({ ...this.unsaved, drafts: { ...this.unsaved.drafts, [kind]: { ...draft, ...event.detail } } });
      if (this.differences.length === 0) {
        this.clash = null;
      }
    }
  }

  handleCancel(): void {
    void this.cancel();
  }

  handleSave(): void {
    if (!this.isBusy && this.isRight()) {
      void this.save();
    }
  }

  /** Of what both have changed theirs stays; what else was typed is still to be saved, whenever that was. */
  handleTake(): void {
    if (this.clash && this.unsaved) {
      const drafts = { ...this.unsaved.drafts };
      for (const disagreement of this.clash.disagreements) {
        const draft = drafts[disagreement.kind];
        drafts[disagreement.kind] = draft && yieldTo(draft, disagreement);
      }
      this.hold({ ...this.unsaved, drafts });
      this.clash = null;
      this.focusDue = '[data-id="save"]';
      if (!this.isDirty) {
        this.end();
      }
    }
  }

  /** Whoever presses it has seen what it undoes. */
  handleOverwrite(): void {
    if (!this.isBusy && this.isRight()) {
      void this.save();
    }
  }

  private async cancel(): Promise<void> {
    if (!this.isDirty || (await isSure(unsavedTitle, unsavedText))) {
      this.end();
    }
  }

  private async save(turns = mostTurns): Promise<void> {
    this.isBusy = true;
    this.problem = '';
    try {
      const losses = this.changed.flatMap(({ before, draft }) => lossesOf(draft, before));
      if (losses.length === 0 || (await isSure(confirmTitle, [...losses, cannotReturn].join(' ')))) {
        const settings = this.changed.map(({ before, draft }) => changedSettingOf(draft, before));
        const retention = await saveRetention(this.connectionId, settings);
        this.dispatchEvent(new CustomEvent('looked', { detail: retention }));
        if (retention.conflict) {
          await this.meet(retention.conflict, retention.kinds, turns - 1);
        } else {
          this.end();
          say(this, saved, 'success');
        }
      }
    } catch (error) {
      this.problem = messageOf(error);
    }
    this.isBusy = false;
  }

  /** What only one of both has changed does not clash, and is saved beside the other's. */
  private async meet(conflict: Conflict, theirs: readonly KindRetention[], turns: number): Promise<void> {
    const meetings = theirs.flatMap((kind): [LogKind, Meeting][] => {
      const { before, draft } = this.rows.find((row) => row.kind.kind === kind.kind) ?? {};
      return before && draft ? [[kind.kind, meet(draft, before, kind)]] : [];
    });
    const disagreements = meetings.flatMap(([, meeting]) => meeting.disagreements);
    this.hold({ before: theirs, drafts: Object.fromEntries(meetings.map(([kind, { draft }]) => [kind, draft])) });
    if (disagreements.length > 0) {
      this.clash = { conflict, disagreements };
      this.focusDue = 'c-save-conflict';
    } else if (this.isDirty && turns > 0) {
      await this.save(turns);
    } else if (this.isDirty) {
      this.problem = savedMeanwhile;
    } else {
      this.end();
      say(this, saved, 'success');
    }
  }

  /** All of them say what is wrong; the focus ends at the first. */
  private isRight(): boolean {
    const elements = [...(this.template?.querySelectorAll<KindElement>('c-retention-kind') ?? [])];
    return elements.reverse().filter((element) => !element.report()).length === 0;
  }

  private get changed(): { before: KindRetention; draft: KindDraft }[] {
    return this.rows.flatMap(({ before, draft }) => {
      const isChanged = before && draft && !isUnchanged(draft, before);
      return isChanged ? [{ before, draft }] : [];
    });
  }

  private get isDirty(): boolean {
    return this.changed.length > 0;
  }

  private hold(unsaved: UnsavedRetention): void {
    this.unsaved = unsaved;
    if (this.isDirty) {
      this.kept.keep(this.connectionId, unsaved);
    } else {
      this.kept.drop(this.connectionId);
    }
  }

  private end(): void {
    this.kept.drop(this.connectionId);
    this.unsaved = null;
    this.clash = null;
    this.isBack = false;
    this.problem = '';
    this.focusDue = '[data-id="change"]';
  }
}
