/** The Compression namespace: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_namespace_Compression.htm */
import { primitive } from '../../../contracts/types.ts';
import type { PlatformTypeTable } from '../../../contracts/values.ts';
import {
  ApexBlob,
  ApexDatetime,
  ApexList,
  ApexMap,
  PlatformObject,
  apexException,
  definePlatformClass,
  hashCode,
  platformEnum,
  platformType,
  requireArgument,
} from '../../../values/index.ts';
import type { ApexEnum } from '../../../values/index.ts';
import { now } from '../dates/datetime.ts';
import { compress, crc32, readArchive, writeArchive } from './zip-format.ts';
import type { ZipMember } from './zip-format.ts';

const entryType = platformType('Compression.ZipEntry');

export class ZipEntryValue extends PlatformObject {
  name: string;
  content: ApexBlob;
  comment = '';
  isDeflated = true;
  modified: ApexDatetime;
  /** Known of entries that were read; else computed from the content. */
  compressedSize: number | null = null;

  constructor(name: string, content: ApexBlob, modified: ApexDatetime) {
    super();
    this.name = name;
    this.content = content;
    this.modified = modified;
  }

  get member(): ZipMember {
    return {
      name: this.name,
      content: this.content.bytes,
      comment: this.comment,
      isDeflated: this.isDeflated,
      modified: this.modified.milliseconds,
    };
  }

  override apexToString(): string {
    return this.name;
  }
}
definePlatformClass(ZipEntryValue, 'Compression.ZipEntry');

/** zlib's levels. */
const levels: Readonly<Record<string, number>> = { BEST_COMPRESSION: 9, BEST_SPEED: 1, DEFAULT_LEVEL: -1, NO_COMPRESSION: 0 };

export class ZipWriterValue extends PlatformObject {
  readonly entries = new Map<string, ZipEntryValue>();
  level = 'DEFAULT_LEVEL';
  method = 'DEFLATED';

  add(entry: ZipEntryValue): ZipEntryValue {
    if (this.entries.has(entry.name)) throw apexException('Compression.ZipException', `duplicate entry: ${entry.name}`);
    this.entries.set(entry.name, entry);
    return entry;
  }

  addContent(name: string, content: ApexBlob): ZipEntryValue {
    const entry = new ZipEntryValue(name, content, now());
    entry.isDeflated = this.method === 'DEFLATED';
    return this.add(entry);
  }

  archive(): ApexBlob {
    return new ApexBlob(
      writeArchive(
        [...this.entries.values()].map((entry) => entry.member),
        levels[this.level] ?? -1,
      ),
    );
  }
}
definePlatformClass(ZipWriterValue, 'Compression.ZipWriter');

export class ZipReaderValue extends PlatformObject {
  readonly entries: ReadonlyMap<string, ZipEntryValue>;

  constructor(archive: ApexBlob) {
    super();
    const members = readArchive(archive.bytes);
    if (members === null) throw apexException('Compression.ZipException', 'Invalid zip archive');
    const entries = members.map((member) => {
      const entry = new ZipEntryValue(member.name, new ApexBlob(member.content), new ApexDatetime(member.modified));
      entry.comment = member.comment;
      entry.isDeflated = member.isDeflated;
      entry.compressedSize = member.compressedSize;
      return entry;
    });
    this.entries = new Map(entries.map((entry) => [entry.name, entry]));
  }

  extract(name: string): ApexBlob {
    const entry = this.entries.get(name);
    if (entry === undefined) throw apexException('Compression.ZipException', `Entry not found: ${name}`);
    return entry.content;
  }
}
definePlatformClass(ZipReaderValue, 'Compression.ZipReader');

function entryList(entries: Iterable<ZipEntryValue>): ApexList<ZipEntryValue> {
  return new ApexList(entryType, [...entries]);
}

function methodOf(isDeflated: boolean): ApexEnum {
  return platformEnum('Compression.Method', isDeflated ? 'DEFLATED' : 'STORED');
}

const entryTable: PlatformTypeTable = {
  name: 'Compression.ZipEntry',
  javaScriptClass: ZipEntryValue,
  members: {
    'equals(Object)': (entry: ZipEntryValue, other: unknown) => entry === other,
    'hashcode()': (entry: ZipEntryValue) => hashCode(entry.name),
    'getComment()': (entry: ZipEntryValue) => entry.comment,
    'getCompressedSize()': (entry: ZipEntryValue) => BigInt(entry.compressedSize ?? compress(entry.member, -1).length),
    'getContent()': (entry: ZipEntryValue) => entry.content,
    'getCrc()': (entry: ZipEntryValue) => BigInt(crc32(entry.content.bytes)),
    'getLastModifiedTime()': (entry: ZipEntryValue) => entry.modified,
    'getMethod()': (entry: ZipEntryValue) => methodOf(entry.isDeflated),
    'getName()': (entry: ZipEntryValue) => entry.name,
    'getUncompressedSize()': (entry: ZipEntryValue) => BigInt(entry.content.size),
    'setComment(String)': (entry: ZipEntryValue, comment: string | null) => {
      entry.comment = comment ?? '';
      return entry;
    },
    'setContent(Blob)': (entry: ZipEntryValue, content: ApexBlob | null) => {
      entry.content = requireArgument(content);
      return entry;
    },
    'setLastModifiedTime(Datetime)': (entry: ZipEntryValue, modified: ApexDatetime | null) => {
      entry.modified = requireArgument(modified);
      return entry;
    },
    'setMethod(Compression.Method)': (entry: ZipEntryValue, method: ApexEnum | null) => {
      entry.isDeflated = requireArgument(method).name === 'DEFLATED';
      return entry;
    },
    'toString()': (entry: ZipEntryValue) => entry.name,
  },
};

const writerTable: PlatformTypeTable = {
  name: 'Compression.ZipWriter',
  javaScriptClass: ZipWriterValue,
  members: {
    'new ()': () => new ZipWriterValue(),
    'addEntry(String, Blob)': (writer: ZipWriterValue, name: string | null, content: ApexBlob | null) =>
      writer.addContent(requireArgument(name), requireArgument(content)),
    'addEntry(Compression.ZipEntry)': (writer: ZipWriterValue, entry: ZipEntryValue | null) => writer.add(requireArgument(entry)),
    'getArchive()': (writer: ZipWriterValue) => writer.archive(),
    'getEntries()': (writer: ZipWriterValue) => entryList(writer.entries.values()),
    'getEntry(String)': (writer: ZipWriterValue, name: string | null) => writer.entries.get(name ?? '') ?? null,
    'getLevel()': (writer: ZipWriterValue) => platformEnum('Compression.Level', writer.level),
    'getMethod()': (writer: ZipWriterValue) => platformEnum('Compression.Method', writer.method),
    'removeEntry(String)': (writer: ZipWriterValue, name: string | null) => void writer.entries.delete(name ?? ''),
    'setLevel(Compression.Level)': (writer: ZipWriterValue, level: ApexEnum | null) => {
      writer.level = requireArgument(level).name;
      return writer;
    },
    'setMethod(Compression.Method)': (writer: ZipWriterValue, method: ApexEnum | null) => {
      writer.method = requireArgument(method).name;
      return writer;
    },
  },
};

const readerTable: PlatformTypeTable = {
  name: 'Compression.ZipReader',
  javaScriptClass: ZipReaderValue,
  members: {
    'new (Blob)': (archive: ApexBlob | null) => new ZipReaderValue(requireArgument(archive)),
    'extract(String)': (reader: ZipReaderValue, name: string | null) => reader.extract(requireArgument(name)),
    'extract(Compression.ZipEntry)': (reader: ZipReaderValue, entry: ZipEntryValue | null) => reader.extract(requireArgument(entry).name),
    'getEntries()': (reader: ZipReaderValue) => entryList(reader.entries.values()),
    'getEntriesMap()': (reader: ZipReaderValue) => new ApexMap<unknown, unknown>(primitive('String'), entryType, reader.entries),
    'getEntry(String)': (reader: ZipReaderValue, name: string | null) => reader.entries.get(name ?? '') ?? null,
    'getEntryNames()': (reader: ZipReaderValue) => new ApexList(primitive('String'), [...reader.entries.keys()]),
  },
};

export const compressionTables: readonly PlatformTypeTable[] = [entryTable, readerTable, writerTable];
