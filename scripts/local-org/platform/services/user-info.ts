/** Implements System.UserInfo: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_userinfo.htm */
import type { PlatformTypeTable } from '../../contracts/values.ts';
import { orgTransaction } from '../../org/transaction/context.ts';
import { TimeZoneValue } from '../core/dates/time-zone.ts';

export const userInfoTable: PlatformTypeTable = {
  name: 'System.UserInfo',
  members: {
    'static getDefaultCurrency()': () => 'USD',
    'static getFirstName()': () => orgTransaction().user.firstName,
    'static getLanguage()': () => orgTransaction().user.language,
    'static getLastName()': () => orgTransaction().user.lastName,
    'static getLocale()': () => orgTransaction().user.locale,
    'static getName()': () => orgTransaction().user.name,
    'static getOrganizationId()': () => orgTransaction().org.organization.id,
    'static getOrganizationName()': () => orgTransaction().org.organization.name,
    // The automated process has no profile.
    'static getProfileId()': () => (orgTransaction().user.profileId === '' ? null : orgTransaction().user.profileId),
    // Tests see a session that opens nothing; elsewhere this org hands none out at all.
    'static getSessionId()': () => (orgTransaction().isTest ? `${orgTransaction().org.organization.id}!ApexTestSession` : null),
    'static getTimeZone()': () => TimeZoneValue.of(orgTransaction().user.timeZone),
    'static getUiTheme()': () => 'Theme3',
    'static getUiThemeDisplayed()': () => 'Theme4d',
    'static getUserEmail()': () => orgTransaction().user.email,
    'static getUserId()': () => orgTransaction().user.id,
    'static getUserName()': () => orgTransaction().user.username,
    'static getUserRoleId()': () => orgTransaction().user.roleId,
    'static getUserType()': () => orgTransaction().user.userType,
    'static isCurrentUserLicensed(String)': () => true,
    'static isMultiCurrencyOrganization()': () => orgTransaction().schema.findField('Account', 'CurrencyIsoCode') !== null,
  },
};
