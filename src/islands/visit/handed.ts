/**
 * The phone in a resident's hands. What is finished is kept for the phone to carry, apart from everything of its worker, and never posted
 * from here. Every way out leads to the page of thanks; only from there the worker goes on.
 */
import { keepAnswer } from '../../browser/visits/answers.ts';
import { handing, handOver, takeBack, type Handing } from '../../browser/visits/handed.ts';
import { keepReport } from '../../browser/visits/reports.ts';
import { keptDisplay } from '../../browser/visits/chosen-display.ts';
import { weekOf } from '../../domain/outreach/week.ts';
import type { Reply } from '../../browser/sending.ts';
import { keeperIsHere, type Keeper } from '../questionnaire/keeping.ts';
import { newSubmissionId } from '../questionnaire/phone.ts';

const now = handing();
const display = keptDisplay();
if (now !== null) {
  if (display) document.documentElement.dataset['print'] = display.print;
  // The display settings ask the site, which may be out of reach; the worker has chosen them before.
  document.querySelector<HTMLElement>('.preferences')?.setAttribute('hidden', '');
  keeperIsHere((desk) => (desk === null ? null : carrier(now)));
  hearStop(now);
  hearBack();
}

/** A page shown again from the browser's memory must not show what somebody else answered. */
addEventListener('pageshow', ({ persisted }) => persisted && location.reload());

function carrier(held: Handing): Keeper {
  return {
    changed: () => undefined,
    finished: () => undefined,
    takesOver: () => false,
    async send(finished): Promise<Reply> {
      try {
        await keepAnswer(finished);
        handOver({ ...held, outcome: 'complete' });
        return { state: 'received' };
      } catch {
        return { state: 'failed', because: 'refused', seconds: 0 };
      }
    },
  };
}

function hearStop(held: Handing): void {
  document.getElementById('handed-stop')?.addEventListener('click', () => {
    // Some of it is answered once a page was turned.
    const isBegun = document.querySelector('[data-turned]') !== null;
    handOver({ ...held, outcome: isBegun ? 'partial' : 'declined' });
  });
}

function hearBack(): void {
  const button = document.getElementById('handed-back');
  if (button === null) return;
  const over = handing();
  const isComplete = over?.outcome === 'complete';
  document.getElementById('handed-said')?.toggleAttribute('hidden', !isComplete);
  document.getElementById('handed-stopped')?.toggleAttribute('hidden', isComplete);
  button.addEventListener('click', (event) => {
    event.preventDefault();
    void goOn();
  });
}

/** Counted only now, so that a page opened twice counts once. */
async function goOn(): Promise<void> {
  const over = handing();
  if (over === null) {
    location.replace('/visit/');
    return;
  }
  const outcome = over.outcome ?? 'declined';
  const { back, building, round, worker } = over;
  takeBack();
  await keepReport({ worker, report: { id: newSubmissionId(), round, building, week: weekOf(Date.now()), outcome } });
  location.replace(`${back}${back.includes('?') ? '&' : '?'}outcome=${outcome}`);
}
