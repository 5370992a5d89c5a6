/** The keeper has come: beside a questionnaire it keeps; elsewhere it sends what waits, and offers what can still be finished. */
import { keeperId, keeperIsHere } from '../questionnaire/keeping.ts';
import { keep } from './keep.tsx';
import { mail } from './mail.tsx';
import { offerDraft } from './offers.tsx';

keeperIsHere((desk) => {
  if (desk !== null) return keep(desk);
  mail(
    () => false,
    () => undefined,
  );
  const address = document.getElementById(keeperId)?.dataset['address'];
  if (address) offerDraft({ address, wave: null, submissionId: null, isBegun: false, goOn: () => undefined });
  return null;
});
