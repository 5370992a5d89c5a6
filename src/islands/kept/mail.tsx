/** Finished answers of this phone on their way: sends them while the page is open and says at its top what became of them. */
import { courier } from '../../browser/outbox/courier.ts';
import type { Courier, CourierNews } from '../../browser/outbox/courier.ts';
import { drafts } from '../../browser/draft/drafts.ts';
import { inOutbox, takeOutOfOutbox, toBeSent, withdraw } from '../../browser/outbox/outbox.ts';
import type { Waiting } from '../../browser/outbox/outbox.ts';
import { goOnAtSite } from './go-on.ts';
import { OtherAnswers } from './OtherAnswers.tsx';
import { place } from './place.ts';
import { keptWords } from './words.ts';

export interface Mail extends Courier {
  /** Looks at the outbox again. */
  refresh(): void;
}

/** `isOwn`: what the page itself shows; of that it hears all news through `tell`, and nothing is said at the top. */
export function mail(isOwn: (id: string) => boolean, tell: (news: CourierNews) => void): Mail {
  const top = place((element) => document.querySelector('main')?.prepend(element));
  const words = keptWords();
  let arrived = 0;
  let isSending = false;

  const messenger = courier((news) => {
    isSending = news.kind === 'sending';
    if (news.kind === 'settled' && news.reply.state === 'received' && !isOwn(news.waiting.id)) arrived++;
    if (news.kind === 'settled') drafts.erase(news.waiting.id);
    tell(news);
    refresh();
  });

  function refresh(): void {
    const others = inOutbox(Date.now()).filter(({ id }) => !isOwn(id));
    const waiting = others.filter(({ over }) => over === undefined);
    const refused = others.filter(({ over }) => over !== undefined && over !== 'withdrawn');
    top.show(
      <OtherAnswers
        others={{ waiting, refused, arrived, isSending }}
        words={words}
        onDelete={() => after(() => waiting.forEach(withdraw))}
        onUnderstood={({ id }) => after(() => takeOutOfOutbox(id))}
        onPutRight={putRight}
      />,
    );
  }

  function after(act: () => void): void {
    act();
    refresh();
  }

  refresh();
  if (toBeSent(Date.now()).length > 0) void messenger.go();
  return { ...messenger, refresh };
}

/** Unfinished again, until its person has put it right. */
function putRight({ id, address, message: { wave, answers } }: Waiting): void {
  const now = Date.now();
  const unfinished = { id, address, wave, answers, begun: String(now), page: '', pageNumber: 1, keptAt: now };
  drafts.keep({ ...unfinished, until: now + dayInMilliseconds });
  takeOutOfOutbox(id);
  goOnAtSite(unfinished);
}

const dayInMilliseconds = 86_400_000;
