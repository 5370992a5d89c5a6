/** What it takes to start a browser. */
export interface Browser {
  readonly path: string;
  readonly args: readonly string[];
  /** Replaces the environment of the browser's process. */
  readonly env: Readonly<Record<string, string>>;
}

/** No sandbox, because containers seldom allow one; no traffic of the browser's own; no graphics card is played, which takes a third of the time. */
export const quietArguments = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-gpu',
  '--disable-software-rasterizer',
];
