/** System.Site and Network: this org has no sites, so each answers as code outside of one is answered. */
import type { PlatformTypeTable } from '../../contracts/values.ts';

const nothing = (): null => null;

export const siteTables: readonly PlatformTypeTable[] = [
  {
    name: 'System.Site',
    members: {
      'static getSiteId()': nothing,
      'static getName()': nothing,
      'static getPathPrefix()': nothing,
      'static getBaseUrl()': () => '',
      'static getDomain()': nothing,
      'static getMasterLabel()': nothing,
      'static getSiteType()': nothing,
    },
  },
  {
    name: 'System.Network',
    members: {
      'static getNetworkId()': nothing,
      'static getLoginUrl(String)': nothing,
      'static getLogoutUrl(String)': nothing,
      'static getSelfRegUrl(String)': nothing,
    },
  },
];
