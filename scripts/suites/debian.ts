import { existsSync } from 'node:fs';
import { run } from './process.ts';

/** Installs a package of Debian where this machine and this user allow it; answers why not otherwise. */
export async function installFromDebian(packageName: string): Promise<string | null> {
  if (!existsSync('/usr/bin/apt-get')) {
    return `${packageName} is not installed, and this is no Debian on which it could be`;
  }
  if (process.getuid?.() !== 0) {
    return `${packageName} is not installed, and only root could install it (apt-get install ${packageName})`;
  }
  console.log(`Installing Debian's ${packageName} ...`);
  const quiet = { environment: { DEBIAN_FRONTEND: 'noninteractive' } };
  const install = ['install', '-y', '-qq', '--no-install-recommends', packageName];
  // The lists may be old or absent: try as it is, then with fresh lists.
  if ((await run('apt-get', install, quiet)) === 0) {
    return null;
  }
  await run('apt-get', ['update', '-qq'], quiet);
  return (await run('apt-get', install, quiet)) === 0 ? null : `apt-get could not install ${packageName}`;
}
