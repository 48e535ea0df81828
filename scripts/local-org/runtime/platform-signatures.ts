/** platform/signatures/platform-signatures.json: what exists on the platform. */
import { readFileSync } from 'node:fs';
import type { PlatformSignatures } from '../compiler/symbols/platform-data.ts';

let loaded: PlatformSignatures | null = null;

export function platformSignatures(): PlatformSignatures {
  loaded ??= JSON.parse(
    readFileSync(new URL('../platform/signatures/platform-signatures.json', import.meta.url), 'utf8'),
  ) as PlatformSignatures;
  return loaded;
}
