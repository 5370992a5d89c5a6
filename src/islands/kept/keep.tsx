/**
 * The keeper beside a questionnaire: writes drafts, takes finished answers that could not be sent, and says so in place of the
 * questions. Whatever the phone refuses to keep is held by the open page.
 */
import {
  putIntoOutbox,
  takeOutOfOutbox,
  toBeSent,
  whenOutboxChangesElsewhere,
  withdraw,
} from '../../browser/outbox/outbox.ts';
import { canKeep } from '../../browser/phone-storage.ts';
import type { Finished, Reply } from '../../browser/sending.ts';
import type { CourierNews } from '../../browser/outbox/courier.ts';
import { isShared, share, unshare } from '../../browser/shared-phone.ts';
import { startingAnswers } from '../../domain/form/phone.ts';
import type { Desk, Keeper } from '../questionnaire/keeping.ts';
import { newSubmissionId } from '../questionnaire/phone.ts';
import { draftKeeper } from './draft-keeper.ts';
import { mail } from './mail.tsx';
import { Note } from './Note.tsx';
import type { Keeping } from './Note.tsx';
import { offerDraft } from './offers.tsx';
import { OwnAnswer, ownTitleId } from './OwnAnswer.tsx';
import type { Own } from './OwnAnswer.tsx';
import { place } from './place.ts';
import { keptWords } from './words.ts';

export function keep(desk: Desk): Keeper {
  const words = keptWords();
  const { root, scene } = desk;
  const ownId = () => scene().submissionId ?? '';
  let own: Own | null = null;
  let keeping: Keeping = isShared() ? 'shared' : canKeep() ? 'kept' : 'refused';
  let isOver = false;

  const instead = place((element) => root.before(element), 'off');
  const below = place((element) => root.after(element));
  const draft = draftKeeper(
    desk,
    () => keeping !== 'shared' && own === null && !isOver,
    (isKept) => note(isKept ? 'kept' : 'refused'),
  );
  const post = mail((id) => id === ownId(), hear);
  const { address, wave } = scene();
  const offers = offerDraft({ address, wave, submissionId: ownId(), isBegun: draft.isBegun(), goOn });

  function note(now: Keeping): void {
    keeping = now;
    below.show(own === null && <Note keeping={keeping} words={words} onToggle={toggle} />);
  }

  function toggle(): void {
    if (keeping === 'shared') {
      unshare();
      note(canKeep() ? 'kept' : 'refused');
      draft.writeNow();
    } else {
      share();
      draft.forget(ownId());
      offers.end();
      note('shared');
    }
  }

  function goOn({ id, ...begun }: { id: string } & Omit<Parameters<Desk['goOn']>[0], 'submissionId'>): void {
    desk.goOn({ ...begun, submissionId: id });
  }

  function showOwn(now: Own | null): void {
    const isNew = own?.state !== now?.state;
    own = now;
    root.hidden = own !== null;
    instead.show(
      own && (
        <OwnAnswer
          own={own}
          words={words}
          onRetry={() => void post.go()}
          onDelete={deleteOwn}
          onNextPerson={startAfresh}
        />
      ),
    );
    note(keeping);
    if (isNew && own !== null) document.getElementById(ownTitleId)?.focus();
  }

  /** The next person on this phone; it needs no network. */
  function startAfresh(): void {
    showOwn(null);
    const answers = startingAnswers(scene().form, desk);
    desk.goOn({ answers, page: '', submissionId: newSubmissionId(), begun: String(Date.now()) });
    scrollTo(0, 0);
    post.refresh();
  }

  function deleteOwn(): void {
    toBeSent(Date.now())
      .filter(({ id }) => id === ownId())
      .forEach(withdraw);
    draft.forget(ownId());
    startAfresh();
  }

  function hear(news: CourierNews): void {
    if (news.kind === 'settled') {
      if (news.waiting.id === ownId()) settle(news.reply);
    } else if (own?.state === 'waiting') {
      const isSending = news.kind === 'sending';
      showOwn({ ...own, isSending, because: isSending ? own.because : news.because });
    }
  }

  function settle(reply: Reply): void {
    takeOutOfOutbox(ownId());
    isOver = reply.state === 'received' || reply.state === 'closed';
    if (isOver) draft.forget(ownId());
    showOwn(null);
    desk.settle(reply);
  }

  whenOutboxChangesElsewhere((id, isWithdrawn) => {
    if (id === ownId() && scene().sending.state !== 'under way') {
      if (own?.state === 'waiting' && !isWithdrawn) void post.go();
      else if (own?.state !== 'waiting') showOwn(isWithdrawn ? null : { state: 'elsewhere' });
    } else post.refresh();
  });
  addEventListener('beforeunload', (event) => {
    if (own?.state === 'waiting' && !own.onPhone) event.preventDefault();
  });

  note(keeping);
  draft.writeNow();
  if (toBeSent(Date.now()).some(({ id }) => id === ownId()))
    showOwn({ state: 'waiting', onPhone: true, because: 'offline', isSending: true });

  return {
    changed: () => draft.changed(),
    finished: ({ address, message }) =>
      void putIntoOutbox(waitingOf({ address, message }), { onPhone: keeping !== 'shared' }),
    takesOver(finished, reply) {
      if (reply.state !== 'failed' || reply.because === 'refused') {
        takeOutOfOutbox(finished.message.id);
        isOver = reply.state === 'received' || reply.state === 'closed';
        if (isOver) draft.forget(finished.message.id);
        return false;
      }
      const onPhone = putIntoOutbox(waitingOf(finished), { onPhone: keeping !== 'shared' });
      if (onPhone) draft.forget(finished.message.id);
      showOwn({ state: 'waiting', onPhone, because: reply.because, isSending: false });
      post.restAfter(reply.because, reply.seconds);
      return true;
    },
  };
}

function waitingOf({ address, message }: Finished) {
  return { id: message.id, address, message, finishedAt: Date.now() };
}
