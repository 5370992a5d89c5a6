/** What an office should look at while a wave runs. It stands on the site, and nobody is sent anything. */
import type { NamedArea } from '../outreach/premises.ts';
import { daysBetween, firstDay, lastDay } from './china-days.ts';
import { forecastOf } from './forecast.ts';
import { sumOfSteps, type CommunityProgress, type WaveProgress } from './progress.ts';

export type Reminder =
  | { readonly kind: 'paused' }
  | { readonly kind: 'ends-soon'; readonly days: number; readonly missing: number }
  /** Opened often, hardly ever completed. */
  | { readonly kind: 'given-up'; readonly scans: number; readonly completed: number }
  | { readonly kind: 'silent' | 'late' | 'no-plan'; readonly communities: readonly NamedArea[] };

const soon = 3;
const silentDays = 3;
const fewestScans = 40;
const completedShare = 0.2;

export function remindersOf(progress: WaveProgress): Reminder[] {
  const { communities, today, wave } = progress;
  if (wave.state === 'paused') return [{ kind: 'paused' }];
  if (wave.state !== 'open') return [];
  const all = sumOfSteps(communities.flatMap((community) => community.channels));
  const left = daysBetween(today, lastDay(wave.closesAt)) + 1;
  const missing = communities.reduce((sum, community) => sum + missingIn(community), 0);
  const runs = daysBetween(firstDay(wave.opensAt), today);
  const named = (kind: 'silent' | 'late' | 'no-plan', which: (community: CommunityProgress) => boolean): Reminder[] => {
    const found = communities.filter(which);
    return found.length === 0 ? [] : [{ kind, communities: found }];
  };
  const isSilent = ({ days }: CommunityProgress) =>
    runs >= silentDays && !days.some(({ day }) => daysBetween(day, today) <= silentDays);
  return [
    ...(left <= soon && missing > 0 ? [{ kind: 'ends-soon' as const, days: left, missing }] : []),
    ...named('silent', isSilent),
    ...named('late', (community) => !isSilent(community) && isLate(community, progress)),
    ...named('no-plan', ({ plannedN }) => plannedN === null),
    ...(all.scans >= fewestScans && all.completed < all.scans * completedShare
      ? [{ kind: 'given-up' as const, scans: all.scans, completed: all.completed }]
      : []),
  ];
}

function missingIn({ channels, plannedN }: CommunityProgress): number {
  return Math.max(0, (plannedN ?? 0) - sumOfSteps(channels).completed);
}

function isLate(community: CommunityProgress, { today, wave }: WaveProgress): boolean {
  const { completed } = sumOfSteps(community.channels);
  const { days, plannedN } = community;
  const [first, last] = [firstDay(wave.opensAt), lastDay(wave.closesAt)];
  const forecast = forecastOf({ plannedN, completed, days, today, firstDay: first, lastDay: last });
  return forecast.state === 'expected' && forecast.isInTime === 'no';
}
