/** System.Type: one token per type, so that identity is equality. */
import { typeName } from '../contracts/types.ts';
import type { ApexType } from '../contracts/types.ts';
import { PlatformObject, definePlatformClass } from './apex-object.ts';

export class TypeToken extends PlatformObject {
  readonly named: ApexType;

  constructor(named: ApexType) {
    super();
    this.named = named;
  }

  override apexToString(): string {
    return typeName(this.named);
  }
}
definePlatformClass(TypeToken, 'System.Type');

const tokens = new Map<string, TypeToken>();

/** `Account.class` */
export function typeToken(named: ApexType): TypeToken {
  const key = `${named.kind}:${named.kind === 'declared' ? named.origin : ''}:${typeName(named)}`;
  let token = tokens.get(key);
  if (token === undefined) {
    token = new TypeToken(named);
    tokens.set(key, token);
  }
  return token;
}
