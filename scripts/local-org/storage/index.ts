/** Records in SQLite: the connection, the tables made from the schema, and the two-way conversion of values. */
export { openStorage } from './sqlite-storage.ts';
export type { SqliteStorage, SqlValue } from './sqlite-storage.ts';
export { StorageError } from './storage-errors.ts';
export { prepareTables } from './prepare-tables.ts';
export { decimalOfUnits, decodeValue, encodeValue, packDecimal, selectExpression, storedScale, sumParts } from './codec.ts';
export { averageSql, sumKeyOf, sumKeySql } from './sums.ts';
export { chunks, decodeRow, insertRow, readRows, removeRows, selectList, updateRow } from './rows.ts';
export type { Row } from './rows.ts';
export { newId, newIds } from './ids.ts';
export { hasColumn, hasTable, tableLayout, writableColumns } from './table-layout.ts';
export type { Column, TableLayout } from './table-layout.ts';
