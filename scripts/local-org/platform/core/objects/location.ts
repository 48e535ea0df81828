/**
 * Implements System.Location and System.Address:
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Location.htm
 */
import type { PlatformFunction, PlatformTypeTable } from '../../../contracts/values.ts';
import { AddressValue, ApexDouble, LocationValue, apexException, requireArgument, toNumber } from '../../../values/index.ts';
import type { Numeric } from '../../../values/index.ts';

/** Radii of the earth by unit, for great-circle distances. */
const radii: Readonly<Record<string, number>> = { mi: 3958.76, km: 6371.01 };

function distance(from: LocationValue | null, to: LocationValue | null, unit: string | null): ApexDouble {
  const [start, end] = [requireArgument(from), requireArgument(to)];
  const radius = radii[requireArgument(unit).toLowerCase()];
  if (radius === undefined)
    throw apexException('System.InvalidParameterValueException', `Invalid unit: ${unit}. Valid units are mi and km.`);
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const [startLatitude, endLatitude] = [radians(start.latitude), radians(end.latitude)];
  const latitudes = Math.sin((endLatitude - startLatitude) / 2) ** 2;
  const longitudes = Math.sin(radians(end.longitude - start.longitude) / 2) ** 2;
  return new ApexDouble(2 * radius * Math.asin(Math.sqrt(latitudes + Math.cos(startLatitude) * Math.cos(endLatitude) * longitudes)));
}

function location(address: AddressValue): LocationValue | null {
  const { latitude, longitude } = address.parts;
  return latitude == null || longitude == null ? null : new LocationValue(latitude, longitude);
}

export const locationTable: PlatformTypeTable = {
  name: 'System.Location',
  javaScriptClass: LocationValue,
  members: {
    'getDistance(Location, String)': distance,
    'getLatitude()': (place: LocationValue) => new ApexDouble(place.latitude),
    'getLongitude()': (place: LocationValue) => new ApexDouble(place.longitude),
    'get latitude': (place: LocationValue) => new ApexDouble(place.latitude),
    'get longitude': (place: LocationValue) => new ApexDouble(place.longitude),
    'static getDistance(Location, Location, String)': distance,
    'static newInstance(Decimal, Decimal)': (latitude: Numeric | null, longitude: Numeric | null) =>
      new LocationValue(toNumber(requireArgument(latitude)), toNumber(requireArgument(longitude))),
  },
};

const textParts = ['city', 'country', 'countryCode', 'geocodeAccuracy', 'postalCode', 'state', 'stateCode', 'street'] as const;

function textMembers(): Record<string, PlatformFunction> {
  const members: Record<string, PlatformFunction> = {};
  for (const name of textParts) {
    const read = (address: AddressValue): string | null => address.parts[name] ?? null;
    members[`get ${name}`] = read;
    members[`get${name.slice(0, 1).toUpperCase()}${name.slice(1)}()`] = read;
  }
  return members;
}

export const addressTable: PlatformTypeTable = {
  name: 'System.Address',
  javaScriptClass: AddressValue,
  members: {
    ...textMembers(),
    'getDistance(Location, String)': (address: AddressValue, to: LocationValue | null, unit: string | null) =>
      distance(location(address), to, unit),
    'getLatitude()': (address: AddressValue) => (address.parts.latitude == null ? null : new ApexDouble(address.parts.latitude)),
    'getLongitude()': (address: AddressValue) => (address.parts.longitude == null ? null : new ApexDouble(address.parts.longitude)),
  },
};
