/** Addresses and geolocations: read as one value from the fields that they are made of (Object Reference, "Compound Fields"). */
import { AddressValue, LocationValue } from '../../values/apex-location.ts';
import { ApexDecimal } from '../../values/apex-decimal.ts';
import { valueReader } from './formula-columns.ts';
import type { RowReader } from './formula-columns.ts';
import type { ResolvedField, Scope } from './scope.ts';

const addressParts = {
  street: 'Street',
  city: 'City',
  state: 'State',
  stateCode: 'StateCode',
  postalCode: 'PostalCode',
  country: 'Country',
  countryCode: 'CountryCode',
  geocodeAccuracy: 'GeocodeAccuracy',
  latitude: 'Latitude',
  longitude: 'Longitude',
} as const;

/** Null when every part is. */
export function compoundReader(scope: Scope, parts: readonly string[], { object, field }: ResolvedField): RowReader {
  const prefix = parts.slice(0, -1);
  const read = (name: string): RowReader => (object.fields.has(name) ? valueReader(scope, [...prefix, name], null) : () => null);
  if (field.type === 'LOCATION') return locationReader(field.name.replace(/__c$/i, ''), read);
  const stem = field.name.replace(/Address$/, '');
  const readers = Object.entries(addressParts).map(([key, suffix]) => [key, read(stem + suffix)] as const);
  return (row) => {
    const values = readers.map(([key, reader]) => [key, plain(reader(row))] as const);
    return values.every(([, value]) => value === null) ? null : new AddressValue(Object.fromEntries(values));
  };
}

function locationReader(stem: string, read: (name: string) => RowReader): RowReader {
  const [latitude, longitude] = [read(`${stem}__Latitude__s`), read(`${stem}__Longitude__s`)];
  return (row) => {
    const [north, east] = [plain(latitude(row)), plain(longitude(row))];
    return typeof north !== 'number' || typeof east !== 'number' ? null : new LocationValue(north, east);
  };
}

function plain(value: unknown): unknown {
  return value instanceof ApexDecimal ? value.toNumber() : value;
}
