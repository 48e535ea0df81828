/** Whether the sample company's people are at work, as it was switched last: kept beside the org whose records are theirs. */
import fs from 'node:fs';
import path from 'node:path';

const file = (stateFolder: string): string => path.join(stateFolder, 'demo.json');

/** An org that holds the sample company has the file; null in another. Where it cannot be read, they are at work. */
export function readPeopleSwitch(stateFolder: string): boolean | null {
  if (!fs.existsSync(file(stateFolder))) return null;
  try {
    const { arePeopleAtWork } = JSON.parse(fs.readFileSync(file(stateFolder), 'utf8')) as { readonly arePeopleAtWork?: unknown };
    return arePeopleAtWork !== false;
  } catch {
    return true;
  }
}

export function writePeopleSwitch(stateFolder: string, arePeopleAtWork: boolean): void {
  fs.writeFileSync(`${file(stateFolder)}.new`, `${JSON.stringify({ arePeopleAtWork })}\n`);
  fs.renameSync(`${file(stateFolder)}.new`, file(stateFolder));
}
