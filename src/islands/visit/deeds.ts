/** What a tap does on the worker's site. */
import { forgetRefused } from '../../browser/visits/answers.ts';
import { firstBatch, putVisits } from '../../browser/visits/calls.ts';
import { handedAddress, handOver, isKeptQuestionnaire } from '../../browser/visits/handed.ts';
import { forgetLists } from '../../browser/visits/lists.ts';
import { tellOtherTabs } from '../../browser/visits/one-tab-sends.ts';
import { parseQueueFile, queueFile, saveFile } from '../../browser/visits/queue-file.ts';
import { keepReport } from '../../browser/visits/reports.ts';
import { settle, type Sync } from '../../browser/visits/sync.ts';
import { dropVisits, keepVisit, queuedVisits, undoMilliseconds } from '../../browser/visits/visit-queue.ts';
import type { EventAnswer } from '../../domain/outreach/visit-batch.ts';
import { interviewOutcomes, type InterviewOutcome } from '../../domain/outreach/visit-event.ts';
import { weekOf } from '../../domain/outreach/week.ts';
import { newSubmissionId } from '../questionnaire/phone.ts';
import { addressOf } from './address.ts';
import type { App } from './app.tsx';
import { fields, filledIn } from './door-form.ts';
import { doorName } from './names.ts';
import { buildingIn } from './reading.ts';
import { putRight, queuedFrom } from './recording.ts';
import { say } from './words.ts';

/** So long the form of a door may still stand there after its visit was kept. */
const doubleClickMilliseconds = 500;

type Told = Readonly<Partial<Record<string, string>>>;

export interface Deeds {
  readonly taps: Readonly<Partial<Record<string, (told: Told) => void>>>;
  post(form: HTMLFormElement, filled: FormData): Promise<void>;
  open(file: File | undefined): Promise<void>;
}

export function deedsOf(app: App, sync: Sync): Deeds {
  const { refresh, scene, show } = app;
  let undoEnds: ReturnType<typeof setTimeout> | undefined;
  let justRecorded = '';

  const taps: Deeds['taps'] = {
    send: () => void sendNow(),
    lists: () => void sync.go({ lists: true }),
    reload: () => location.reload(),
    save: () => void save(),
    undo: () => void undo(),
    'seen-refused': () => void forgetRefused().then(refresh),
    discard: ({ id }) => void drop(id ?? ''),
    leave: () => {
      if (scene().unsent.length > 0) show({}, { isLeaving: true });
      else void leave();
    },
    'leave-anyway': () => void leave(),
    stay: () => show({}, { isLeaving: false }),
    qr: () => show({ atDoor: { ...scene().atDoor, asked: 'qr' } }),
    aloud: ({ code }) => {
      readAloud(code);
    },
    declined: () => void report('declined'),
    'hand-over': ({ code, language }) => void hand(handedAddress(code ?? '', language ?? 'zh-CN')),
    'send-for': ({ id }) => void sendFor(id ?? ''),
    'send-file': () => void sendFile(),
  };

  async function post(form: HTMLFormElement, filled: FormData): Promise<void> {
    if (form.dataset['visit'] === 'record') await once(() => record(filled));
    else await report(interviewOutcomes.find((one) => one === filled.get(fields.outcome)) ?? null);
  }

  /** A double click is one visit: the form is still there while the phone writes it down. The next door may follow at once. */
  async function once(deed: () => Promise<void>): Promise<void> {
    const asked = location.href;
    if (justRecorded === asked) return;
    justRecorded = asked;
    await deed().finally(() =>
      setTimeout(() => (justRecorded = justRecorded === asked ? '' : justRecorded), doubleClickMilliseconds),
    );
  }

  async function record(form: FormData): Promise<void> {
    const { place, words } = scene();
    const filled = filledIn(form);
    if (place.at !== 'door' || filled === null) return;
    const refused = scene().unsent.find((visit) => visit.refused !== null && visit.event.id === filled.corrects);
    if (refused && filled.result === 'withdrawn') {
      await drop(refused.event.id);
      app.go({ ...place, corrects: null }, 'replace');
      return;
    }
    const queued = refused ? putRight(refused, filled) : queuedFrom(filled, place, scene());
    if (queued === null) return;
    await keepVisit(queued);
    // The refused one is gone once what takes its place is kept.
    if (refused) await dropVisits([refused.event.id]);
    tellOtherTabs();
    const said = say(words.recorded, { door: nameOfDoor(), result: words[`result.${queued.event.result}`] });
    await refresh();
    if (place.corrects !== null) app.go({ ...place, corrects: null }, 'replace');
    else if (cameFromBuilding()) history.back();
    else app.go({ at: 'building', round: place.round, building: place.building }, 'replace');
    offerUndo({ id: queued.event.id, said });
  }

  function offerUndo(undo: { id: string; said: string }): void {
    clearTimeout(undoEnds);
    show({}, { undo });
    undoEnds = setTimeout(() => show({}, { undo: null }), undoMilliseconds);
    sync.in(undoMilliseconds + 50);
  }

  /** Whoever presses it has thought it over: nothing waits for an undo any more. */
  async function sendNow(): Promise<void> {
    clearTimeout(undoEnds);
    show({}, { undo: null });
    const held = scene().unsent.filter(({ heldUntil }) => heldUntil > Date.now());
    await Promise.all(held.map((visit) => keepVisit({ ...visit, heldUntil: 0 })));
    await sync.go({ lists: true });
  }

  async function undo(): Promise<void> {
    const undone = scene().phone?.undo;
    if (!undone) return;
    clearTimeout(undoEnds);
    await dropVisits([undone.id]);
    tellOtherTabs();
    await refresh();
    show({}, { undo: null, notice: scene().words.undone });
  }

  async function drop(id: string): Promise<void> {
    await dropVisits([id]);
    tellOtherTabs();
    await refresh();
  }

  async function report(outcome: InterviewOutcome | null): Promise<void> {
    const { now, place, worker } = scene();
    show({ atDoor: { ...scene().atDoor, asked: 'no', outcome } });
    if (place.at !== 'door' || outcome === null || worker === null) return;
    const { building, round } = place;
    await keepReport({
      worker: worker.id,
      report: { id: newSubmissionId(), round, building, week: weekOf(now), outcome },
    });
    sync.in(undoMilliseconds);
  }

  async function hand(address: string): Promise<void> {
    const { place, words, worker } = scene();
    if (place.at !== 'door' || worker === null) return;
    if (!navigator.onLine && !(await isKeptQuestionnaire(address))) {
      show({}, { notice: words.handedOffline });
      return;
    }
    const { building, round } = place;
    if (handOver({ address, back: addressOf(place), round, building, worker: worker.id, outcome: null }))
      location.assign(address);
  }

  /** A page of the site, in a tab of its own: the door stays open beside it. */
  function readAloud(code: string | undefined): void {
    const link = Object.assign(document.createElement('a'), {
      href: `/assist/assisted/${code ?? ''}`,
      target: '_blank',
      rel: 'noopener',
    });
    link.click();
    show({ atDoor: { ...scene().atDoor, asked: 'outcome' } });
  }

  async function save(): Promise<void> {
    const { worker } = scene();
    if (worker === null) return;
    const now = new Date();
    const file = queueFile(worker, await queuedVisits(), now);
    saveFile(file, `linli-${now.toISOString().slice(0, 16).replace(/\D/g, '')}.json`);
  }

  async function open(file: File | undefined): Promise<void> {
    const read = file === undefined ? null : parseQueueFile(await file.text());
    show({}, { file: read === null ? { state: 'unreadable' } : { state: 'read', file: read } });
  }

  async function sendFile(): Promise<void> {
    const { phone, worker } = scene();
    if (phone?.file.state !== 'read' || worker === null) return;
    const { file } = phone.file;
    const answers: EventAnswer[] = [];
    while (answers.length < file.events.length) {
      const said = await putVisits(firstBatch(file.events.slice(answers.length)), worker.id);
      // Sent again from the start, the server says of what arrived that it is there.
      if (!said.ok) {
        show({}, { sync: said.problem });
        return;
      }
      answers.push(...said.value.events);
    }
    show({}, { file: { state: 'sent', file, answers } });
    await sync.go({ lists: true });
  }

  /** What another person recorded on this phone, with the account of whoever is signed in, at their express wish. */
  async function sendFor(other: string): Promise<void> {
    const me = scene().worker?.id;
    if (me === undefined) return;
    const waiting = (await queuedVisits()).filter(({ refused, worker }) => worker.id === other && refused === null);
    for (let sent = 0; sent < waiting.length;) {
      const batch = firstBatch(waiting.slice(sent));
      const said = await putVisits(
        batch.map(({ event }) => event),
        me,
      );
      if (!said.ok) {
        show({}, { sync: said.problem });
        return;
      }
      await settle(batch, said.value);
      sent += batch.length;
    }
    await sync.go({ lists: true });
  }

  async function leave(): Promise<void> {
    await forgetLists();
    const form = document.createElement('form');
    form.method = 'post';
    form.action = document.getElementById('visit')?.dataset['leave'] ?? '/sign-out';
    document.body.append(form);
    form.submit();
  }

  function nameOfDoor(): string {
    const { place, words } = scene();
    const found = place.at === 'door' ? buildingIn(scene(), place.round, place.building) : null;
    const door = found?.building.doors.find(({ id }) => place.at === 'door' && id === place.door);
    return door ? doorName(door, words) : '';
  }

  return { taps, post, open };
}

/** Then going back is quicker than opening it again, and it is scrolled to where it was. */
function cameFromBuilding(): boolean {
  const state: unknown = history.state;
  return typeof state === 'object' && state !== null && 'from' in state && state.from === 'building';
}
