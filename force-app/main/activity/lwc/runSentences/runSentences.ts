import { LightningElement, api } from 'lwc';
import { problemOf, statusLooks } from 'c/runFigures';
import { sentencesOf } from 'c/runSentence';
import type { Sentence } from 'c/runSentence';
import type { Run } from 'c/runWords';

/** A run told in words: who or what started it, what came of it, what was refused, and what stopped it. */
export default class RunSentences extends LightningElement {
  @api run!: Run;

  get sentences(): (Sentence & { key: number })[] {
    return sentencesOf(this.run).map((sentence, key) => ({ ...sentence, key }));
  }

  get problem(): string {
    return problemOf(this.run);
  }

  get icon(): string {
    return statusLooks[this.run.status].icon;
  }
}
