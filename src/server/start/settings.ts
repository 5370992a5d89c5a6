/** Where the site listens, where it keeps its data and which Supabase it talks to, read once from the environment. */
import { resolve } from 'node:path';

import { parsePublicUrl } from '../auth/site-address.ts';
import { readBackendSettings } from './backend-settings.ts';
import type { BackendSettings } from './backend-settings.ts';
import { given } from './environment.ts';
import type { Environment } from './environment.ts';
import { StartProblem } from './start-problem.ts';

export type Settings = {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  readonly backend: BackendSettings;
  /** The address people see, where it is not the one the site listens on. */
  readonly publicUrl: string | undefined;
  readonly trustsProxy: boolean;
  /** Where the operator's figures are; null keeps none. */
  readonly metrics: { readonly host: string; readonly port: number } | null;
};

export function readSettings(environment: Environment, root: string): Settings {
  return {
    host: given(environment.HOST) ?? '127.0.0.1',
    port: portOf(given(environment.PORT) ?? '4321'),
    dataDir: resolve(root, given(environment.LINLI_DATA_DIR) ?? '.linli'),
    publicUrl: publicUrlOf(given(environment.LINLI_PUBLIC_URL)),
    backend: readBackendSettings(environment),
    trustsProxy: given(environment.LINLI_TRUST_PROXY) === 'true',
    metrics: metricsAddress(environment),
  };
}

function metricsAddress(environment: Environment): Settings['metrics'] {
  const port = given(environment.LINLI_METRICS_PORT);
  if (port === undefined) return null;
  return { host: given(environment.LINLI_METRICS_HOST) ?? '127.0.0.1', port: portOf(port, 'LINLI_METRICS_PORT') };
}

function portOf(text: string, setting = 'PORT'): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new StartProblem('port-unreadable', { setting, port: text });
  return port;
}

/** The site itself reads it at each request; a mistake in it is better told at the start. */
function publicUrlOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = parsePublicUrl(text);
  if (url === null) throw new StartProblem('public-url-unreadable', { url: text });
  return url.origin;
}
