/**
 * Fields and objects of the list that exist only with a feature switched on. A new Developer Edition org has none of these,
 * so a reference to one must fail here as it fails there. Source: Object Reference, "Accessible only if ..." notes.
 */
const withFeature: readonly { readonly feature: string; readonly matches: (objectName: string, fieldName: string) => boolean }[] = [
  { feature: 'MultiCurrency', matches: (_object, field) => field === 'CurrencyIsoCode' || field === 'DefaultCurrencyIsoCode' },
  { feature: 'Divisions', matches: (object, field) => (field === 'Division' && object !== 'User') || field === 'DefaultDivision' },
  {
    feature: 'PersonAccounts',
    matches: (object, field) =>
      (object === 'Account' &&
        (field.startsWith('Person') ||
          ['IsPersonAccount', 'FirstName', 'LastName', 'MiddleName', 'Suffix', 'Salutation'].includes(field))) ||
      (object === 'Contact' && field === 'IsPersonAccount'),
  },
  {
    feature: 'Territory',
    matches: (_object, field) =>
      field === 'Territory2Id' || field === 'IsExcludedFromTerritory2Filter' || field === 'IsExcludedFromRealign',
  },
  { feature: 'StateAndCountryPicklist', matches: (_object, field) => /(State|Country)Code$/.test(field) },
  {
    feature: 'Portal',
    matches: (object, field) =>
      object === 'Account' && ['IsCustomerPortal', 'IsPartner', 'ChannelProgramLevelName', 'ChannelProgramName'].includes(field),
  },
];

const featureObjects: Readonly<Record<string, string>> = {
  CurrencyType: 'MultiCurrency',
  DatedConversionRate: 'MultiCurrency',
  Territory2: 'Territory',
};

/** What to say of features that have no standard fields here; null where all are known. */
export function unknownFeatures(features: readonly string[]): string | null {
  const known = new Set([...withFeature.map(({ feature }) => feature), ...Object.values(featureObjects)]);
  const unknown = features.filter((feature) => !known.has(feature));
  return unknown.length === 0 ? null : `The local org has no feature ${unknown.join(', ')}; it has ${[...known].sort().join(', ')}`;
}

export function missingFeature(objectName: string, fieldName: string, features: ReadonlySet<string>): string | null {
  const rule = withFeature.find((candidate) => candidate.matches(objectName, fieldName));
  return rule !== undefined && !features.has(rule.feature) ? rule.feature : null;
}

export function missingObjectFeature(objectName: string, features: ReadonlySet<string>): string | null {
  const feature = featureObjects[objectName];
  return feature !== undefined && !features.has(feature) ? feature : null;
}
