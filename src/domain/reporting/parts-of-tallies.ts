/** The parts that headlines are judged by, from the full tallies of one community, their channels and clusters among the splits. */
import { answersBy, answersByMode, answersTo, sumAnswered, type Answered } from './answered.ts';
import type { AskedHeadline, CommunityParts, HeadlinePart } from './community-counts.ts';
import type { CommunityTallies } from './tallies.ts';

export function partsOfTallies(community: CommunityTallies, asked: readonly AskedHeadline[]): CommunityParts {
  const completed = (eligible: boolean) =>
    community.completed.filter((row) => row.eligible === eligible).reduce((sum, { count }) => sum + count, 0);
  const headlines = asked.map((headline) => [headline.indicator, headlinePart(community, headline)]);
  return {
    eligible: completed(true),
    ineligible: completed(false),
    headlines: Object.fromEntries(headlines) as CommunityParts['headlines'],
  };
}

function headlinePart(community: CommunityTallies, { indicator, name, question }: AskedHeadline): HeadlinePart {
  const clusters = [...answersBy('cluster', name, question, community).values()].map(({ all }) => all);
  const answered = answersTo(name, question, community);
  const all = { answered, atTheDoor: null, clusters, byMode: answersByMode(name, question, community) };
  return indicator === 'awareness' ? withoutTheDoor(all, answersBy('channel', name, question, community)) : all;
}

/** As in community-counts.ts; here the other channels are known, and added up. */
function withoutTheDoor(part: HeadlinePart, channels: ReadonlyMap<string, Answered>): HeadlinePart {
  const atTheDoor = channels.get('door') ?? null;
  const elsewhere = [...channels].filter(([channel]) => channel !== 'door').map(([, answered]) => answered);
  return { ...part, answered: sumAnswered(elsewhere), atTheDoor, clusters: atTheDoor ? [] : part.clusters };
}
