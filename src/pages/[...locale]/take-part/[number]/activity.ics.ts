/** An activity for a calendar, in the language of its address. */
import type { APIRoute } from 'astro';
import { calendarFile } from '../../../../domain/activities/calendar.ts';
import { publicAddress, readPublicAddress } from '../../../../i18n/public-address.ts';
import { inTraditional } from '../../../../i18n/traditional.ts';
import { activity } from '../../../../server/db/activities.ts';
import { asAnonymous } from '../../../../server/db/clients.ts';
import { newsText } from '../../../../server/news/markdown.ts';
import { activityWords } from '../../../_take-part/activity-words.ts';
import { numberIn } from '../../../_take-part/asked.ts';

export const GET: APIRoute = async ({ locals, params, url }) => {
  const number = numberIn(params['number']);
  const place = readPublicAddress(url.pathname);
  if (number === null || place.path !== `/take-part/${number}/activity.ics` || place.print !== 'normal') return none();
  const item = await activity(asAnonymous(), number);
  if (item.status !== 'public') return none(item.status === 'withdrawn' ? 410 : 404);
  const { language, publicLanguage, site, t } = locals;
  const words = activityWords(item, language);
  const address = new URL(publicAddress(`/take-part/${number}`, publicLanguage), site).href;
  const lines = [
    newsText(words.about),
    words.bring && t('takePart.calendarText.bring', { bring: words.bring }),
    t('takePart.calendarText.more', { address }),
  ];
  const said = (text: string) => (publicLanguage === 'zh-TW' ? inTraditional(text) : Promise.resolve(text));
  const file = calendarFile({
    ...{ uid: `${item.id}@activities.linli`, sequence: item.revision, changedAt: item.changed_at, address },
    ...{ beginsAt: item.begins_at, endsAt: item.ends_at, isCancelled: item.cancelled_at !== null },
    title: await said(words.title),
    description: await said(lines.filter((line) => line !== '').join('\n\n')),
    place: await said(words.place),
  });
  return new Response(file, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'content-disposition': `attachment; filename="activity-${number}.ics"`,
      'cache-control': 'no-cache',
    },
  });
};

function none(status = 404): Response {
  return new Response(null, { status });
}
