/** What a reader of the report must not conclude, each only where it applies. As facts; the words are the page's. */
import type { WaveFindings } from './headline.ts';
import type { MethodStatement } from './method-statement.ts';
import type { CommunityLine } from './report-outline.ts';
import { verdictOf } from './verdict.ts';

export type Caution =
  | {
      readonly kind:
        'provisional' | 'participants' | 'no-ranking' | 'door-apart' | 'weighted-differs' | 'flagged-differs';
    }
  | { readonly kind: 'many-communities'; readonly communities: number }
  | { readonly kind: 'unclear' | 'hidden' | 'below-plan'; readonly communities: number }
  /** Share of answers given to a person who asked, 0–1. */
  | { readonly kind: 'asked-by-staff'; readonly share: number };

interface Report {
  readonly communities: readonly CommunityLine[];
  readonly findings: WaveFindings;
  readonly method: MethodStatement;
  readonly isProvisional: boolean;
  /** Of the satisfaction rate, 0–1. */
  readonly target: number;
}

/** From here on some community is expected to fall on one side of its target by chance alone. */
const manyCommunities = 20;

export function cautionsIn({ communities, findings, isProvisional, method, target }: Report): Caution[] {
  const states = communities.map(({ figures }) => figures.satisfaction);
  const unclear = states.filter((finding) => finding.state === 'found' && finding.verdict === 'unclear').length;
  const hidden = states.filter(({ state }) => state === 'suppressed').length;
  const belowPlan = communities.filter(({ answers, planned }) => planned !== null && answers < planned).length;
  const asked = askedShare(method);
  return [
    ...when(isProvisional, { kind: 'provisional' }),
    { kind: 'participants' },
    ...when(unclear > 0, { kind: 'unclear', communities: unclear }),
    ...when(hidden > 0, { kind: 'hidden', communities: hidden }),
    ...when(belowPlan > 0, { kind: 'below-plan', communities: belowPlan }),
    ...when(asked > 0, { kind: 'asked-by-staff', share: asked }),
    ...when(method.doorApart, { kind: 'door-apart' }),
    ...when(differs(findings, method.weighted, target), { kind: 'weighted-differs' }),
    ...when(differs(findings, method.withoutFlagged, target), { kind: 'flagged-differs' }),
    ...when(communities.length >= manyCommunities, { kind: 'many-communities', communities: communities.length }),
    ...when(communities.length > 1, { kind: 'no-ranking' }),
  ];
}

function when(holds: boolean, caution: Caution): Caution[] {
  return holds ? [caution] : [];
}

/** Of what is told: ways too small to tell are in neither part. */
function askedShare({ modes: { shown } }: MethodStatement): number {
  const all = shown.reduce((sum, { count }) => sum + count, 0);
  const alone = shown.reduce((sum, { count, name }) => sum + (name === 'self' || name === 'paper' ? count : 0), 0);
  return all === 0 ? 0 : (all - alone) / all;
}

/** Whether a second line would be judged otherwise. It changes no verdict; the reader has to know. */
function differs({ whole }: WaveFindings, line: MethodStatement['weighted'], target: number): boolean {
  const { satisfaction } = whole.headlines;
  if (satisfaction.state !== 'found' || line === null) return false;
  return verdictOf(line, target) !== satisfaction.judgement.verdict;
}
