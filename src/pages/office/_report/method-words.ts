/** Cautions and the method statement in words, one point each. */
import { smallestShown, type Caution, type MethodStatement } from '../../../domain/reporting/index.ts';
import { pointsWords } from '../../../i18n/points-words.ts';
import { partsWords, toldWords, type Voice } from './voice.ts';

export function cautionPoints(cautions: readonly Caution[], { t, write }: Voice): string[] {
  return cautions.map((caution) => {
    switch (caution.kind) {
      case 'asked-by-staff':
        return t('report.caution.asked-by-staff', { share: write.share(caution.share) });
      case 'unclear':
      case 'hidden':
      case 'below-plan':
      case 'many-communities':
        return t(`report.caution.${caution.kind}`, { communities: caution.communities, minimum: smallestShown });
      case 'provisional':
      case 'participants':
      case 'no-ranking':
      case 'door-apart':
      case 'weighted-differs':
      case 'flagged-differs':
        return t(`report.caution.${caution.kind}`);
    }
  });
}

export function methodPoints(method: MethodStatement, voice: Voice): string[] {
  const { t, write } = voice;
  const { answers, communities, planned, questionnaire, questions } = method;
  const joined = (...sentences: readonly string[]) => sentences.join(voice.language === 'en' ? ' ' : '');
  return [
    joined(
      t('report.method.population', { communities, questionnaire, questions }),
      ...(method.eligibilityAsked
        ? [t('report.method.eligible', { ineligible: toldWords(method.ineligible, voice) })]
        : []),
    ),
    t('report.method.period', { from: write.date(method.opensAt), to: write.lastDay(method.closesAt) }),
    planned === null
      ? t('report.method.answersUnplanned', { answers: write.count(answers) })
      : t('report.method.answers', { answers: write.count(answers), planned: write.count(planned) }),
    joined(
      t('report.method.modes', { modes: partsWords(method.modes, voice, (mode) => `modes.mode_${mode}`) }),
      t('report.method.channels', { channels: partsWords(method.channels, voice, (channel) => `channel.${channel}`) }),
    ),
    joined(
      t('report.method.flagged', { flagged: toldWords(method.flagged, voice) }),
      ...rateLine('report.method.withoutFlagged', method.withoutFlagged, voice),
    ),
    joined(
      t('report.method.weighting'),
      ...(method.weighted
        ? rateLine('report.method.weighted', method.weighted, voice)
        : [t('report.method.unweighted')]),
    ),
    joined(
      t('report.method.interval', { effect: write.points(method.plannedDesignEffect) }),
      ...(method.scale
        ? [t('report.method.scale', { version: method.scale.version, points: pointsWords(method.scale, t) })]
        : []),
    ),
    t('report.method.response'),
    ...(method.doorApart ? [t('report.method.door')] : []),
    t('report.method.limitations', {
      limitations: method.limitations.map((limitation) => t(`report.method.limitation.${limitation}`)).join(''),
    }),
    t('report.method.privacy', { minimum: smallestShown }),
  ];
}

function rateLine(
  key: 'report.method.withoutFlagged' | 'report.method.weighted',
  line: MethodStatement['weighted'],
  { t, write }: Voice,
): string[] {
  if (line === null) return [];
  return [t(key, { rate: write.share(line.rate), interval: write.shareInterval(line.low, line.high) })];
}
