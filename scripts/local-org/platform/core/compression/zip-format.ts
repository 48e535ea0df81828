/** ZIP archives: the records of https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT that are needed to write and read one. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';

export interface ZipMember {
  readonly name: string;
  readonly content: Uint8Array;
  readonly comment: string;
  readonly isDeflated: boolean;
  /** Milliseconds since the epoch. */
  readonly modified: number;
}

export interface ZipMemberInfo extends ZipMember {
  readonly checksum: number;
  readonly compressedSize: number;
}

const localHeader = 0x04034b50;
const centralHeader = 0x02014b50;
const endRecord = 0x06054b50;
const endRecordSize = 22;
const namesAreUtf8 = 0x0800;

const checksumTable = Uint32Array.from({ length: 256 }, (_unused, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

export function crc32(bytes: Uint8Array): number {
  let checksum = 0xffffffff;
  for (const byte of bytes) checksum = (checksumTable[(checksum ^ byte) & 0xff] ?? 0) ^ (checksum >>> 8);
  return (checksum ^ 0xffffffff) >>> 0;
}

/** MS-DOS time in the low half, date in the high one: two-second steps from 1980 on. */
function dosTime(milliseconds: number): number {
  const moment = new Date(milliseconds);
  const date = ((Math.max(moment.getUTCFullYear(), 1980) - 1980) << 9) | ((moment.getUTCMonth() + 1) << 5) | moment.getUTCDate();
  const time = (moment.getUTCHours() << 11) | (moment.getUTCMinutes() << 5) | (moment.getUTCSeconds() >> 1);
  return ((date << 16) | time) >>> 0;
}

function fromDosTime(value: number): number {
  const [date, time] = [value >>> 16, value & 0xffff];
  return Date.UTC((date >> 9) + 1980, ((date >> 5) & 15) - 1, date & 31, time >> 11, (time >> 5) & 63, (time & 31) * 2);
}

export function compress(member: ZipMember, level: number): Buffer {
  return member.isDeflated ? deflateRawSync(member.content, { level }) : Buffer.from(member.content);
}

/** What both headers say of a member. */
function commonFields(member: ZipMember, data: Uint8Array, name: Uint8Array): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(namesAreUtf8, 2);
  fields.writeUInt16LE(member.isDeflated ? 8 : 0, 4);
  fields.writeUInt32LE(dosTime(member.modified), 6);
  fields.writeUInt32LE(crc32(member.content), 10);
  fields.writeUInt32LE(data.length, 14);
  fields.writeUInt32LE(member.content.length, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

export function writeArchive(members: readonly ZipMember[], level: number): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const [data, name, comment] = [compress(member, level), Buffer.from(member.name), Buffer.from(member.comment)];
    const fields = commonFields(member, data, name);
    const body = Buffer.concat([signature(localHeader), fields, name, data]);
    const tail = Buffer.alloc(14);
    tail.writeUInt16LE(comment.length, 0);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([signature(centralHeader), Buffer.from([20, 0]), fields, tail, name, comment]));
    bodies.push(body);
    offset += body.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(endRecordSize);
  end.writeUInt32LE(endRecord, 0);
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, central, end]);
}

/** null when the bytes are no archive. */
export function readArchive(bytes: Uint8Array): ZipMemberInfo[] | null {
  const archive = Buffer.from(bytes);
  const end = archive.lastIndexOf(signature(endRecord));
  if (end < 0 || end + endRecordSize > archive.length) return null;
  const members: ZipMemberInfo[] = [];
  let position = archive.readUInt32LE(end + 16);
  for (let count = archive.readUInt16LE(end + 10); count > 0; count -= 1) {
    if (position + 46 > archive.length || archive.readUInt32LE(position) !== centralHeader) return null;
    const [nameSize, extraSize, commentSize] = [
      archive.readUInt16LE(position + 28),
      archive.readUInt16LE(position + 30),
      archive.readUInt16LE(position + 32),
    ];
    const nameStart = position + 46;
    members.push({
      name: archive.toString('utf8', nameStart, nameStart + nameSize),
      comment: archive.toString('utf8', nameStart + nameSize + extraSize, nameStart + nameSize + extraSize + commentSize),
      isDeflated: archive.readUInt16LE(position + 10) === 8,
      modified: fromDosTime(archive.readUInt32LE(position + 12)),
      checksum: archive.readUInt32LE(position + 16),
      compressedSize: archive.readUInt32LE(position + 20),
      content: readContent(archive, position),
    });
    position = nameStart + nameSize + extraSize + commentSize;
  }
  return members;
}

function readContent(archive: Buffer, entry: number): Uint8Array {
  const header = archive.readUInt32LE(entry + 42);
  const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
  const data = archive.subarray(start, start + archive.readUInt32LE(entry + 20));
  return archive.readUInt16LE(entry + 10) === 8 ? inflateRawSync(data) : data;
}
