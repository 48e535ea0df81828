import type { Settings } from '../settings/options.ts';
import { openPostgresStorage } from './postgres.ts';
import { openSqliteStorage } from './sqlite.ts';
import type { Storage } from './storage.ts';

export async function openStorage(settings: Settings): Promise<Storage> {
  return settings.databaseUrl
    ? openPostgresStorage(settings.databaseUrl, settings.now())
    : openSqliteStorage(settings.dataFolder, settings.now());
}
