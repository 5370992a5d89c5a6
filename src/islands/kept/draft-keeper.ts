/** Writes the draft of the answers on this page: a moment after the last change, and at once when the page goes out of view. */
import { drafts } from '../../browser/draft/drafts.ts';
import { startingAnswers, visiblePages } from '../../domain/form/phone.ts';
import type { Desk } from '../questionnaire/keeping.ts';
import type { Scene } from '../questionnaire/scene.ts';

export interface DraftKeeper {
  changed(): void;
  writeNow(): void;
  forget(id: string): void;
  /** Whether anything has been answered on this page. */
  isBegun(): boolean;
}

const pause = 400;

/** `mayKeep` is asked before each writing; `tell` hears whether the phone took it. */
export function draftKeeper(desk: Desk, mayKeep: () => boolean, tell: (isKept: boolean) => void): DraftKeeper {
  const { form } = desk.scene();
  const untouched = JSON.stringify(startingAnswers(form, desk));
  let written = '';
  let timer: ReturnType<typeof setTimeout> | undefined;

  function isBegun(): boolean {
    return JSON.stringify(desk.scene().answers) !== untouched;
  }

  function writeNow(): void {
    clearTimeout(timer);
    const scene = desk.scene();
    const now = JSON.stringify([scene.submissionId, scene.page, scene.answers]);
    if (now === written || !isBegun() || !mayKeep()) return;
    written = now;
    tell(drafts.keep(draftOf(scene, desk)));
  }

  addEventListener('pagehide', writeNow);
  document.addEventListener('visibilitychange', writeNow);
  return {
    isBegun,
    writeNow,
    changed() {
      clearTimeout(timer);
      timer = setTimeout(writeNow, pause);
    },
    forget(id) {
      clearTimeout(timer);
      written = '';
      drafts.erase(id);
    },
  };
}

function draftOf({ form, state, address, wave, page, answers, submissionId, begun }: Scene, { until }: Desk) {
  const now = Date.now();
  return {
    id: submissionId ?? '',
    address,
    wave,
    begun: begun ?? String(now),
    answers,
    page,
    pageNumber: 1 + visiblePages(form, state).findIndex(({ name }) => name === page),
    keptAt: now,
    until: Date.parse(until),
  };
}
