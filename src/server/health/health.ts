/** What the operator learns about each part of the site, and what of it anybody may know. */
export type Condition = 'ok' | 'warning' | 'failing';

export interface Part {
  readonly condition: Condition;
  /** A word of ours or a code, never a value that somebody sent. */
  readonly because?: string;
  readonly [particular: string]: unknown;
}

export const parts = ['database', 'migrations', 'secrets', 'settings', 'queue'] as const;
export type Health = Readonly<Record<(typeof parts)[number], Part>> & {
  readonly condition: Condition;
  readonly version: string;
  readonly build: string | null;
};

export interface Told {
  readonly status: 200 | 503;
  readonly body: unknown;
}

export function worst(conditions: readonly Condition[]): Condition {
  if (conditions.includes('failing')) return 'failing';
  return conditions.includes('warning') ? 'warning' : 'ok';
}

/** For operators. */
export function inFull(health: Health): Told {
  return { status: statusOf(health), body: health };
}

/** For anybody: a word for each part. */
export function inBrief(health: Health): Told {
  const words = parts.map((part) => [part, health[part].condition]);
  return { status: statusOf(health), body: { status: health.condition, ...Object.fromEntries(words) } };
}

function statusOf({ condition }: Health): 200 | 503 {
  return condition === 'failing' ? 503 : 200;
}
