/** What an admin does in Setup > Named Credentials, for seeds and tests: Apex itself cannot change a Named or External Credential. */
import { principalKey, without, type CredentialStore } from './credential-store.ts';

export interface CredentialSetup {
  setNamedCredentialUrl(name: string, url: string): void;
  setTokenUrl(externalCredential: string, url: string): void;
  /** Enters a principal's values; those listed in `secrets` are sealed. */
  setPrincipal(input: {
    readonly externalCredential: string;
    readonly principal: string;
    readonly protocol: string;
    readonly variant: string | null;
    readonly values: Readonly<Record<string, string>>;
    readonly secrets: readonly string[];
  }): void;
}

export function createCredentialSetup(store: CredentialStore): CredentialSetup {
  return {
    setNamedCredentialUrl: (name, url) => store.change((file) => void (file.namedCredentialUrls[name] = url)),
    setTokenUrl(externalCredential, url) {
      store.change((file) => {
        file.tokenUrls[externalCredential] = url;
        file.tokens = {};
      });
    },
    setPrincipal({ externalCredential, principal, protocol, variant, values, secrets }) {
      const key = principalKey(externalCredential, principal);
      store.change((file) => {
        file.credentials[key] = {
          protocol,
          variant,
          values: Object.fromEntries(
            Object.entries(values).map(([name, value]) => {
              const isEncrypted = secrets.includes(name);
              return [name, { isEncrypted, value: isEncrypted ? store.secrets.seal(value) : value }];
            }),
          ),
        };
        file.tokens = without(file.tokens, key);
      });
    },
  };
}
