/**
 * Items an office can add without writing them: those of the questionnaires that ship, and the rest of the bank. They keep their codes, so
 * that figures of whoever asks them can be set beside each other. Scales are those of the same items.
 */
import more from '../../../surveys/bank.json' with { type: 'json' };
import resident from '../../../surveys/resident/v1.json' with { type: 'json' };
import shop from '../../../surveys/shop/v1.json' with { type: 'json' };
import window from '../../../surveys/window/v1.json' with { type: 'json' };
import { allElements, nameOf, type JsonPart } from './document.ts';
import { readTexts, type TwoTexts } from './texts.ts';

export interface BankItem {
  readonly code: string;
  readonly title: TwoTexts;
  readonly indicator: string;
}

const sources = [resident, more, shop, window] as unknown as readonly JsonPart[];
const elements: ReadonlyMap<string, JsonPart> = new Map(
  sources
    .toReversed()
    .flatMap((source) => allElements(structuredClone(source)).map((element) => [nameOf(element), element] as const)),
);

/** In the order in which they should be asked. */
const inOrder = [
  ...['age_band', 'residence_length', 'activities_heard', 'aware_creation', 'news_sources', 'visited_at_home'],
  ...['visited_at_shop', 'aware_reporting', 'aware_covenant', 'aware_values', 'aware_frontage', 'activities_joined'],
  ...['volunteering', 'waste_sorting', 'attitude', 'willing_to_join', 'satisfied_environment', 'satisfied_parking'],
  ...['satisfied_property', 'safe_at_night', 'satisfied_service', 'satisfied_waiting', 'satisfied_markets'],
  ...['satisfied_facilities', 'report_outcome', 'civility_change', 'satisfied_overall', 'first_concern'],
];

export const bankItems: readonly BankItem[] = inOrder.flatMap((code) => {
  const element = elements.get(code);
  const indicator = element?.['indicator'];
  return element
    ? [{ code, title: readTexts(element['title']), indicator: typeof indicator === 'string' ? indicator : '' }]
    : [];
});

export function bankElement(code: string): JsonPart | null {
  const element = elements.get(code);
  return element && inOrder.includes(code) ? structuredClone(element) : null;
}

/** By the letters of the item bank; each is the scale of one of its items. */
const scaleItems = {
  S5: 'satisfied_environment',
  K3: 'aware_creation',
  A5: 'attitude',
  F4: 'volunteering',
  YN: 'visited_at_home',
} as const;
export type ScaleName = keyof typeof scaleItems;
export const scaleNames = Object.keys(scaleItems) as ScaleName[];

export function scaleChoices(scale: ScaleName): JsonPart[] {
  const choices = bankElement(scaleItems[scale])?.['choices'];
  return Array.isArray(choices) ? (choices as JsonPart[]) : [];
}

/** Which scale these choices are, by value and meaning. */
export function scaleOf(choices: unknown): ScaleName | null {
  const key = (list: unknown) => JSON.stringify(Array.isArray(list) ? list.map(valueAndRole) : null);
  return scaleNames.find((scale) => key(scaleChoices(scale)) === key(choices)) ?? null;
}

function valueAndRole(choice: unknown): unknown {
  return typeof choice === 'object' && choice !== null
    ? [Reflect.get(choice, 'value'), Reflect.get(choice, 'role') ?? null]
    : [choice, null];
}
