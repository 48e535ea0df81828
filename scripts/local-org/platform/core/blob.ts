/** Implements System.Blob: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_blob.htm */
import type { PlatformTypeTable } from '../../contracts/values.ts';
import { ApexBlob, apexException, requireArgument } from '../../values/index.ts';

function text(blob: ApexBlob): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(blob.bytes);
  } catch {
    throw apexException('System.StringException', 'BLOB is not a valid UTF-8 string');
  }
}

export const blobTable: PlatformTypeTable = {
  name: 'System.Blob',
  members: {
    'size()': (blob: ApexBlob) => blob.size,
    // Called on null it says so of its argument, unlike other methods.
    'toString()': (blob: ApexBlob | null) => text(requireArgument(blob)),
    'static valueOf(String)': (given: string | null) => ApexBlob.fromText(requireArgument(given)),
  },
};
