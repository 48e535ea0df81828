/** Files: the first ContentVersion makes its ContentDocument, the next ones replace the latest (Object Reference, "ContentVersion"). */
import { createHash } from 'node:crypto';
import { transaction } from '../../contracts/transaction.ts';
import type { ObjectSchema } from '../../contracts/schema.ts';
import { ApexBlob } from '../../values/apex-blob.ts';
import { SObjectValue } from '../../values/sobject-value.ts';
import { insertRow } from '../../storage/index.ts';
import { nextIds, readRecords, updateRecords } from '../records/record-store.ts';
import { stampInsert, stampNow, stampUpdate } from '../records/system-fields.ts';
import type { WorkRow } from '../records/work-row.ts';
import { isInsert, set, valueOf } from './behaviour.ts';
import type { ObjectBehaviour } from './behaviour.ts';

/** Object Reference, "ContentDocument": FileType, where it is not the extension itself. */
const fileTypes: Readonly<Record<string, string>> = {
  doc: 'WORD',
  docx: 'WORD_X',
  xls: 'EXCEL',
  xlsx: 'EXCEL_X',
  ppt: 'POWER_POINT',
  pptx: 'POWER_POINT_X',
  txt: 'TEXT',
  htm: 'HTML',
  jpeg: 'JPEG',
  rtf: 'RTF',
};

function derive(row: WorkRow): void {
  const data = valueOf(row, 'VersionData');
  const path = String(valueOf(row, 'PathOnClient') ?? '');
  const name = path.split(/[\\/]/).at(-1) ?? '';
  const extension = name.includes('.') ? (name.split('.').at(-1) ?? '') : '';
  if (valueOf(row, 'Title') === null) set(row, 'Title', extension === '' ? name : name.slice(0, -extension.length - 1));
  set(row, 'FileExtension', extension === '' ? null : extension);
  set(row, 'FileType', fileTypes[extension.toLowerCase()] ?? (extension === '' ? 'UNKNOWN' : extension.toUpperCase()));
  set(row, 'IsLatest', true);
  if (data instanceof ApexBlob) {
    set(row, 'ContentSize', data.bytes.length);
    set(row, 'Checksum', createHash('md5').update(data.bytes).digest('hex'));
  }
}

function publish(rows: readonly WorkRow[], versionObject: ObjectSchema): void {
  const documentObject = transaction().schema.findObject('ContentDocument');
  if (documentObject === null) return;
  for (const row of rows) {
    if (!isInsert(row)) continue;
    const documentId = valueOf(row, 'ContentDocumentId');
    if (typeof documentId === 'string') replaceLatest(versionObject, documentObject, row, documentId);
    else createDocument(versionObject, documentObject, row);
  }
}

const copied = ['Title', 'FileType', 'FileExtension', 'ContentSize', 'Description', 'OwnerId'];

function documentFields(row: WorkRow): [string, unknown][] {
  return [
    ...copied.map((name): [string, unknown] => [name, valueOf(row, name)]),
    ['LatestPublishedVersionId', row.id],
    ['PublishStatus', 'P'],
    ['ContentModifiedDate', stampNow()],
  ];
}

function createDocument(versionObject: ObjectSchema, documentObject: ObjectSchema, row: WorkRow): void {
  const document = new SObjectValue('ContentDocument', documentFields(row));
  stampInsert(documentObject, document, nextIds(documentObject, 1)[0] ?? '', stampNow());
  insertRow(transaction().storage, documentObject, document.fields);
  set(row, 'ContentDocumentId', document.id);
  set(row, 'VersionNumber', '1');
  updateRecords(versionObject, [{ record: row.record, changed: new Set(['ContentDocumentId', 'VersionNumber']) }]);
  link(document.id ?? '', String(valueOf(row, 'OwnerId') ?? transaction().user.id), 'I');
  const location = valueOf(row, 'FirstPublishLocationId');
  if (typeof location === 'string') link(document.id ?? '', location, 'V');
}

function link(documentId: string, entityId: string, shareType: string): void {
  const object = transaction().schema.findObject('ContentDocumentLink');
  if (object === null) return;
  const record = new SObjectValue('ContentDocumentLink', [
    ['ContentDocumentId', documentId],
    ['LinkedEntityId', entityId],
    ['ShareType', shareType],
    ['Visibility', 'AllUsers'],
  ]);
  stampInsert(object, record, nextIds(object, 1)[0] ?? '', stampNow());
  insertRow(transaction().storage, object, record.fields);
}

function replaceLatest(versionObject: ObjectSchema, documentObject: ObjectSchema, row: WorkRow, documentId: string): void {
  const { storage } = transaction();
  storage.run('UPDATE "ContentVersion" SET "IsLatest" = 0 WHERE "ContentDocumentId" = ? AND "Id" <> ?', [documentId, row.id]);
  const count = storage.get('SELECT count(*) AS "count" FROM "ContentVersion" WHERE "ContentDocumentId" = ?', [documentId]);
  set(row, 'VersionNumber', String(Number(count?.['count'] ?? 1)));
  updateRecords(versionObject, [{ record: row.record, changed: new Set(['VersionNumber']) }]);
  const document = readRecords(documentObject, [documentId]).get(documentId);
  if (document === undefined) return;
  for (const [name, value] of documentFields(row)) document.fields.set(name, value);
  stampUpdate(documentObject, document, stampNow());
  updateRecords(documentObject, [{ record: document, changed: new Set([...copied, 'LatestPublishedVersionId', 'ContentModifiedDate']) }]);
}

function deriveBodyLength(row: WorkRow): void {
  const body = valueOf(row, 'Body');
  if (body instanceof ApexBlob) set(row, 'BodyLength', body.bytes.length);
}

/** A public link; nothing is served under it. */
function deriveDistribution(row: WorkRow): void {
  if (!isInsert(row)) return;
  const key = createHash('sha1')
    .update(String(valueOf(row, 'ContentVersionId')))
    .digest('base64url')
    .slice(0, 27);
  set(row, 'DistributionPublicUrl', `https://local.org/sfc/p/#/a/${key}`);
  set(row, 'ContentDownloadUrl', `https://local.org/sfc/dist/version/download/?d=${key}`);
}

export const contentDistribution: ObjectBehaviour = { derive: deriveDistribution };
export const contentVersion: ObjectBehaviour = { derive, afterSave: publish };
export const withBody: ObjectBehaviour = { derive: deriveBodyLength };
