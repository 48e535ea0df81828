/** Refuses changes of a collection that is read-only, or that a for loop walks. */
import { apexException } from './apex-exception.ts';

export abstract class Iterated<T> {
  #walkers = 0;
  #isReadOnly = false;

  protected abstract snapshotForWalk(): Iterable<T>;

  /** Trigger.new, Trigger.oldMap and getPopulatedFieldsAsMap. */
  makeReadOnly(): this {
    this.#isReadOnly = true;
    return this;
  }

  protected checkModifiable(): void {
    if (this.#isReadOnly) throw apexException('System.FinalException', 'Collection is read-only');
    if (this.#walkers > 0) throw apexException('System.FinalException', 'Cannot modify a collection while it is being iterated.');
  }

  *[Symbol.iterator](): Generator<T, void, undefined> {
    this.#walkers += 1;
    try {
      yield* this.snapshotForWalk();
    } finally {
      this.#walkers -= 1;
    }
  }
}
