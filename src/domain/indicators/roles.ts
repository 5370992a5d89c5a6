/**
 * The vocabulary of indicators: which families of rates exist, which items feed them, and what a choice can mean.
 * Definitions carry these words (`indicator`, `role`); the rates themselves are in rates.ts.
 */

/** Every family has exactly one rule by which its rate is counted; families are never merged into each other. */
export const indicatorFamilies = [
  'awareness',
  'recall',
  'reach',
  'outreach',
  'participation',
  'support',
  'satisfaction',
  'resolution',
  'change',
  'concerns',
] as const;
export type IndicatorFamily = (typeof indicatorFamilies)[number];

/** The four families a wave is judged by: one headline item each. Satisfaction yields a rate and a score. */
export const headlineIndicators = ['awareness', 'participation', 'support', 'satisfaction'] as const;
export type HeadlineIndicator = (typeof headlineIndicators)[number];

/**
 * What one item measures, `family.topic`. `recall` is awareness without a prompt (open, coded by a person), `concerns`
 * the open source of issues: both have no rate until somebody has read them.
 */
export const indicators = [
  'awareness.creation',
  'awareness.reporting',
  'awareness.covenant',
  'awareness.values',
  'awareness.frontage',
  'recall.activities',
  'reach.sources',
  'outreach.visit',
  'participation.activities',
  'participation.volunteering',
  'participation.sorting',
  'support.attitude',
  'support.willingness',
  'satisfaction.environment',
  'satisfaction.traffic',
  'satisfaction.property',
  'satisfaction.safety',
  'satisfaction.service',
  'satisfaction.waiting',
  'satisfaction.markets',
  'satisfaction.facilities',
  'satisfaction.overall',
  'resolution.report',
  'change.civility',
  'concerns.first',
] as const satisfies readonly `${IndicatorFamily}.${string}`[];
export type Indicator = (typeof indicators)[number];

/** What a choice means, by scale, best first. A role belongs to one meaning, whatever the choice's wording or value. */
export const rolesOfScale = {
  knowledge: ['known', 'partly_known', 'heard', 'unknown'],
  satisfaction: ['very_satisfied', 'fairly_satisfied', 'neutral', 'fairly_dissatisfied', 'very_dissatisfied'],
  support: ['strongly_supports', 'rather_supports', 'indifferent', 'rather_opposes', 'opposes'],
  willingness: ['willing', 'depends', 'unwilling'],
  frequency: ['often', 'sometimes', 'seldom', 'never'],
  yesNo: ['yes', 'no'],
  change: ['much_better', 'rather_better', 'unchanged', 'rather_worse', 'much_worse'],
  /** Multi-select: every listed option is `mentioned`, “none of these” is `none`. */
  mentions: ['mentioned', 'none'],
  /** Answers beside a scale: 说不清/不了解/记不清, 没有物业/没办过, 还没有答复, 不愿回答. */
  apart: ['unsure', 'not_applicable', 'pending', 'declined'],
  /** Puts the whole answer outside the population: 未满 18 岁, 不到半年. */
  eligibility: ['ineligible'],
} as const;
export type Scale = keyof typeof rolesOfScale;
export type Role = (typeof rolesOfScale)[Scale][number];

/** Why the system itself reads a question, apart from any indicator. */
export const purposes = ['age', 'residence', 'outreachReached'] as const;
export type Purpose = (typeof purposes)[number];

export function isIndicator(word: unknown): word is Indicator {
  return (indicators as readonly unknown[]).includes(word);
}

export function isPurpose(word: unknown): word is Purpose {
  return (purposes as readonly unknown[]).includes(word);
}

const scaleOf: ReadonlyMap<unknown, Scale> = new Map(
  (Object.keys(rolesOfScale) as Scale[]).flatMap((scale) => rolesOfScale[scale].map((role) => [role, scale] as const)),
);

export function isRole(word: unknown): word is Role {
  return scaleOf.has(word);
}

export function scaleOfRole(role: Role): Scale {
  const scale = scaleOf.get(role);
  if (!scale) throw new Error(`role without a scale: ${role}`);
  return scale;
}

export function familyOf(indicator: Indicator): IndicatorFamily {
  return indicator.slice(0, indicator.indexOf('.')) as IndicatorFamily;
}

/** The family an item may be the headline of, or null for families that never carry a verdict. */
export function headlineOf(indicator: Indicator): HeadlineIndicator | null {
  const family = familyOf(indicator);
  return headlineIndicators.find((headline) => headline === family) ?? null;
}
