/** How the demo reaches the database. */
export type DemoDoor = {
  /** As the owner, for what no function of `api` makes yet: areas, entry points, waves. */
  readonly sql: (statement: string, parameters?: unknown[]) => Promise<Record<string, unknown>[]>;
  /** A function of `api` that needs the secret key. */
  readonly call: (name: string, args: Record<string, unknown>) => Promise<unknown>;
  /** Takes up an invitation as a person does. */
  readonly signUp: (account: string, password: string, invitation: string) => Promise<void>;
};
