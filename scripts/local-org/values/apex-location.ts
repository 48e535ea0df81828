/** The values of geolocation and address fields. Their members are in the platform library. */
import { PlatformObject, definePlatformClass } from './apex-object.ts';

export class LocationValue extends PlatformObject {
  readonly latitude: number;
  readonly longitude: number;

  constructor(latitude: number, longitude: number) {
    super();
    this.latitude = latitude;
    this.longitude = longitude;
  }

  override apexToString(): string {
    return `Location:[getLatitude=${this.latitude}, getLongitude=${this.longitude}]`;
  }

  override apexEquals(other: unknown): boolean {
    return other instanceof LocationValue && other.latitude === this.latitude && other.longitude === this.longitude;
  }

  override apexKey(): string {
    return `${this.latitude},${this.longitude}`;
  }

  toJson(): unknown {
    return this.apexToString();
  }
}
definePlatformClass(LocationValue, 'System.Location');

/** The parts of an address field. */
export interface AddressParts {
  readonly street?: string | null;
  readonly city?: string | null;
  readonly state?: string | null;
  readonly stateCode?: string | null;
  readonly postalCode?: string | null;
  readonly country?: string | null;
  readonly countryCode?: string | null;
  readonly geocodeAccuracy?: string | null;
  readonly latitude?: number | null;
  readonly longitude?: number | null;
}

export class AddressValue extends PlatformObject {
  readonly parts: AddressParts;

  constructor(parts: AddressParts) {
    super();
    this.parts = parts;
  }
}
definePlatformClass(AddressValue, 'System.Address');
