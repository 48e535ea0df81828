/** How a destination of the lab behaves: as its people have set it up, or as what stands in its place. */

/** The app that a client logs in to. Whatever of it changes ends the tokens that it has issued. */
export interface LoginApp {
  readonly key: string;
  readonly secret: string;
  readonly isEnabled: boolean;
  readonly allowsClientCredentials: boolean;
  readonly runAsUser: string | null;
  readonly scopes: readonly string[];
  /** Says of a refused client no more than that it is one (RFC 6749, 5.2, asks for no more). */
  readonly isTerse: boolean;
}

/** What answers in place of the destination or of its login service. */
export interface Stranger {
  readonly status: number;
  readonly type?: string;
  readonly body?: string;
  readonly location?: string;
}

export interface Manners {
  readonly app: LoginApp;
  /** At the token URL; null: the login service itself. */
  readonly atLogin: Stranger | null;
  /** At /v1; null: the destination itself. `silent` never answers. */
  readonly atDestination: Stranger | 'silent' | null;
}

export const goodManners: Manners = {
  app: {
    key: 'syncline-demo',
    secret: 'syncline-demo-secret',
    isEnabled: true,
    allowsClientCredentials: true,
    runAsUser: 'integration@destination.example',
    scopes: [],
    isTerse: false,
  },
  atLogin: null,
  atDestination: null,
};
