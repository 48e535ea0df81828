/**
 * Key prefixes for objects whose real prefix is unknown or differs by org (custom objects: a00, a01, ... in order of creation).
 * A prefix is derived from the object's name, so that ids already in the database keep their object when others come and go.
 */
import { createHash } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** First letters as the platform uses them: `a` custom objects and settings, `m` custom metadata, `e` platform events, `x` big objects. */
export type PrefixFamily = 'a' | 'm' | 'e' | 'x' | '0';

export class KeyPrefixAllocation {
  private readonly taken = new Set<string>();

  reserve(prefix: string): void {
    this.taken.add(prefix);
  }

  allocate(family: PrefixFamily, objectName: string): string {
    const slots = alphabet.length ** 2;
    const start = createHash('sha1').update(objectName.toLowerCase()).digest().readUInt32BE(0) % slots;
    for (let step = 0; step < slots; step += 1) {
      const slot = (start + step) % slots;
      const prefix = family + alphabet.charAt(Math.floor(slot / alphabet.length)) + alphabet.charAt(slot % alphabet.length);
      if (!this.taken.has(prefix)) {
        this.taken.add(prefix);
        return prefix;
      }
    }
    throw new Error(`No key prefix is left for ${objectName}`);
  }
}
