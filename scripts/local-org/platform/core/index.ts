/** Types of the System namespace that every program uses, and the small value classes beside them. */
import type { PlatformTypeTable } from '../../contracts/values.ts';
import { blobTable } from './blob.ts';
import { booleanTable } from './boolean.ts';
import { collatorTable, comparableTable, comparatorTable } from './collections/comparison.ts';
import { iterableTable, iteratorTable } from './collections/iterator.ts';
import { listTable } from './collections/list.ts';
import { mapTable } from './collections/map.ts';
import { setTable } from './collections/set.ts';
import { compressionTables } from './compression/zip.ts';
import { dateTable } from './dates/date.ts';
import { datetimeTable } from './dates/datetime.ts';
import { timeTable } from './dates/time.ts';
import { timeZoneTable } from './dates/time-zone.ts';
import { cryptoTable } from './encoding/crypto.ts';
import { encodingUtilTable } from './encoding/encoding-util.ts';
import { assertTable } from './errors/assertions.ts';
import { exceptionTables } from './errors/exception-tables.ts';
import { idTable } from './id.ts';
import { generatorTable } from './json/generator.ts';
import { jsonTable } from './json/json.ts';
import { parserTable } from './json/parser.ts';
import { decimalTable } from './numbers/decimal.ts';
import { doubleTable } from './numbers/double.ts';
import { integerTable } from './numbers/integer.ts';
import { longTable } from './numbers/long.ts';
import { mathTable } from './numbers/math.ts';
import { callableTable } from './objects/callable.ts';
import { addressTable, locationTable } from './objects/location.ts';
import { enumTable, objectTable } from './objects/object.ts';
import { sobjectTable } from './objects/sobject.ts';
import { typeTable } from './objects/type.ts';
import { uuidTable } from './objects/uuid.ts';
import { versionTable } from './objects/version.ts';
import { matcherTable } from './regex/matcher.ts';
import { patternTable } from './regex/pattern.ts';
import { systemTable } from './system.ts';
import { stringTable } from './text/string.ts';
import { cookieTable, pageReferenceTable, selectOptionTable } from './web/page-reference.ts';
import { urlTable } from './web/url.ts';
import { documentTable } from './xml/document.ts';
import { nodeTable } from './xml/node.ts';
import { responseReaderTable, streamReaderTable } from './xml/stream-reader.ts';
import { streamWriterTable } from './xml/stream-writer.ts';

export const tables: readonly PlatformTypeTable[] = [
  addressTable,
  assertTable,
  blobTable,
  booleanTable,
  callableTable,
  collatorTable,
  comparableTable,
  comparatorTable,
  ...compressionTables,
  cookieTable,
  cryptoTable,
  dateTable,
  datetimeTable,
  decimalTable,
  documentTable,
  doubleTable,
  encodingUtilTable,
  enumTable,
  ...exceptionTables,
  generatorTable,
  idTable,
  integerTable,
  iterableTable,
  iteratorTable,
  jsonTable,
  listTable,
  locationTable,
  longTable,
  mapTable,
  matcherTable,
  mathTable,
  nodeTable,
  objectTable,
  pageReferenceTable,
  parserTable,
  patternTable,
  responseReaderTable,
  selectOptionTable,
  setTable,
  sobjectTable,
  streamReaderTable,
  streamWriterTable,
  stringTable,
  systemTable,
  timeTable,
  timeZoneTable,
  typeTable,
  urlTable,
  uuidTable,
  versionTable,
];
