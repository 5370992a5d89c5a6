/** What the worker's site says on the phone, in one language: the page brings it along. */
import type { MessageKey, Translator } from '../../i18n/translator.ts';

// prettier-ignore
export const wordKeys = [
  'title', 'toToday', 'today', 'nothing', 'nothingWhy', 'until', 'guide', 'left', 'noneLeft', 'progress',
  'checkedOut', 'search', 'searchHint', 'found', 'foundMore', 'foundNone', 'unitOf', 'legend', 'grid',
  'cell', 'pending', 'refusedMark', 'nextDoor', 'allSettled', 'kind.household', 'kind.shop', 'kind.institution',
  'standing.untouched', 'standing.informed', 'standing.met_later', 'standing.nobody_home', 'standing.no_answer',
  'standing.refused', 'standing.no_access', 'standing.vacant', 'standing.not_found', 'mark.untouched',
  'mark.informed', 'mark.met_later', 'mark.nobody_home', 'mark.no_answer', 'mark.refused', 'mark.no_access',
  'mark.vacant', 'mark.not_found', 'result.talk_given', 'result.met_later', 'result.nobody_home', 'result.no_answer',
  'result.refused', 'result.no_access', 'result.vacant', 'result.not_found', 'result.withdrawn', 'stands',
  'attempts', 'suggest', 'refusedStays', 'time.morning', 'time.midday', 'time.afternoon', 'time.evening',
  'time.weekend', 'askFirst', 'askWhy', 'askNone', 'handOver', 'handOverEnglish', 'readAloud',
  'showQr', 'declined', 'qrHint', 'qrAlt', 'outcomeAsk', 'outcome.complete', 'outcome.partial', 'outcome.declined',
  'outcomeUnknown', 'outcomeKept', 'parts', 'partsAll', 'part.what', 'part.why', 'part.how', 'materials', 'material',
  'resultAsk', 'resultHint', 'more', 'note', 'noteRule', 'noteFound', 'sensitive.health', 'sensitive.absence',
  'sensitive.family', 'sensitive.belief', 'sensitive.money', 'sensitive.number', 'and', 'nextTime', 'nextTimeNone',
  'recorded', 'undo', 'undone', 'correct', 'correctTitle', 'correctHint', 'withdraw', 'history', 'historyNone',
  'corrected', 'byYou', 'eventLine', 'waitingEvent', 'noteLine', 'nextLine', 'refusedEvent', 'fix', 'discard',
  'refusal.malformed', 'refusal.not_yours', 'refusal.sender_not_allowed', 'refusal.unknown_round',
  'refusal.round_not_open', 'refusal.before_round', 'refusal.after_round', 'refusal.round_over',
  'refusal.unknown_correction', 'refusal.unknown_material', 'refusal.id_taken', 'waiting', 'waitingNone', 'sending',
  'toWaiting', 'waitingTitle', 'waitingWhy', 'waitingEmpty', 'sendNow', 'saveFile', 'saveWhy', 'openFile',
  'problem.offline', 'problem.busy', 'problem.signed_out', 'problem.not_permitted', 'problem.somebody_else',
  'problem.update', 'signIn', 'reload', 'lastSync', 'syncNow', 'clockOff', 'clockFast', 'clockSlow', 'minutes',
  'hours', 'days', 'diskFull', 'answersRefused', 'seen', 'tooOld', 'foreignQueue', 'foreignSend', 'foreignWhy', 'settingUp', 'handedOffline', 'offlineReady', 'offlineFailed',
  'wechat', 'onlineOnly', 'signOut', 'signOutWaiting', 'signOutAnyway', 'cancel', 'fileTitle', 'fileWhy',
  'fileChoose', 'fileUnreadable', 'fileWhose', 'fileSend', 'fileSent', 'fileRefused', 'guideTitle', 'guideNone',
  'loading', 'missing', 'missingWhy', 'couldNot', 'couldNotWhy',
] as const;
export type VisitWords = Readonly<Record<(typeof wordKeys)[number], string>>;

/** Everything that is filled in on the phone stays a `{name}` here. */
const places = Object.fromEntries(
  'doors untouched again settled number day name time building door state reason subjects result direction amount outcome version unit stored known refused note'
    .split(' ')
    .map((place) => [place, `{${place}}`]),
);

/** For the server alone. */
export function visitWordsIn(t: Translator): VisitWords {
  return Object.fromEntries(wordKeys.map((key) => [key, t(`visit.${key}` satisfies MessageKey, places)])) as VisitWords;
}

/** Puts values into a sentence: `剩 {number} 户`. */
export function say(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
