/** The session of the signed-in user, as the page's script. */
import type { AppInfo } from '../contracts/org-service.ts';

/** The script that defines `globalThis.localOrg` (modules/localOrg.d.ts) for one user, before the bundle loads. */
export function sessionScript(info: AppInfo, hasSwitches: boolean): string {
  return `(() => {
  const info = ${JSON.stringify(info).replaceAll('<', '\\u003c')};
  const has = (names, name) => (names.includes(name) ? true : undefined);
  globalThis.localOrg = {
    info,
    hasSwitches: ${hasSwitches},
    user: { id: info.user.id, isGuest: false },
    label(name) {
      if (!(name in info.labels)) throw new Error('The custom label ' + name + ' does not exist');
      return info.labels[name];
    },
    customPermission: (name) => has(info.customPermissions, name),
    userPermission: (name) => has(info.userPermissions, name),
    resourceUrl(name) {
      if (!(name in info.resources)) throw new Error('The static resource ' + name + ' does not exist');
      return info.resources[name];
    },
  };
})();
`;
}
