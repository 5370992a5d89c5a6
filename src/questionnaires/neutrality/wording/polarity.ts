/** On which side of its scale a choice stands: by its role, or by its words where the author gave no role. */
import { rolesOfScale, scaleOfRole, type Role, type Scale } from '../../../domain/indicators/roles.ts';
import type { ReadChoice } from '../choices.ts';

export type Side = 'positive' | 'middle' | 'negative' | 'apart';

const evaluating: ReadonlySet<Scale> = new Set(['satisfaction', 'support', 'willingness', 'change']);

/** Null where the choice judges nothing (a place, an age, how often). */
export function sideOf(choice: ReadChoice): Side | null {
  return choice.role ? sideOfRole(choice.role) : sideOfWords(choice);
}

function sideOfRole(role: Role): Side | null {
  const scale = scaleOfRole(role);
  if (scale === 'apart') return 'apart';
  if (!evaluating.has(scale)) return null;
  const roles: readonly Role[] = rolesOfScale[scale];
  const fromMiddle = roles.indexOf(role) - (roles.length - 1) / 2;
  if (fromMiddle === 0) return 'middle';
  return fromMiddle < 0 ? 'positive' : 'negative';
}

/** Negative before positive: “不满意” contains “满意”. */
const wordings: readonly (readonly [Side, RegExp])[] = [
  [
    'apart',
    /说不清|不了解|不清楚|记不清|不知道|不愿回答|不适用|没有物业|没办过|cannot (?:say|judge|recall)|not sure|don['’]t know|prefer not|not applicable/iu,
  ],
  [
    'middle',
    /^(?:一般|无所谓|中立|没(?:有)?变化|看情况|看时间|还可以|so-so|neutral|no change|about the same|neither.*|it depends|average)$/iu,
  ],
  [
    'negative',
    /不(?:太|很|大|怎么)?(?:满意|支持|同意|赞成|愿意|认可|喜欢|安全|好)|反对|变差|较差|很差|^差|糟|\b(?:dis\w+|unsatisfied|unhappy|unwilling|unsafe|oppose\w*|against|bad|poor|worse|not)\b/iu,
  ],
  [
    'positive',
    /满意|支持|同意|赞成|愿意|认可|喜欢|变好|很好|较好|^好|优秀|\b(?:satisf\w+|happy|agree|support\w*|willing|good|great|excellent|better|in favou?r)\b/iu,
  ],
];

function sideOfWords({ texts }: ReadChoice): Side | null {
  const words = texts.map(({ text }) => text);
  return wordings.find(([, pattern]) => words.some((text) => pattern.test(text)))?.[0] ?? null;
}
