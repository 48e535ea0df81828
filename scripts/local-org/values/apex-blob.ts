/** Blob: binary data. */
export class ApexBlob {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  static fromText(text: string): ApexBlob {
    return new ApexBlob(Buffer.from(text, 'utf8'));
  }

  get size(): number {
    return this.bytes.length;
  }

  text(): string {
    return Buffer.from(this.bytes).toString('utf8');
  }

  base64(): string {
    return Buffer.from(this.bytes).toString('base64');
  }

  hex(): string {
    return Buffer.from(this.bytes).toString('hex');
  }

  equals(other: ApexBlob): boolean {
    return Buffer.compare(this.bytes, other.bytes) === 0;
  }

  toString(): string {
    return `Blob[${this.bytes.length}]`;
  }
}
