/** What the register shows, and what its form begins with: what was typed last, the poster that is to be changed, or a new one. */
import { randomUUID } from 'node:crypto';
import type { KeptOutcome, PosterProblem, TypedPoster } from '../../../../actions/posters.ts';
import type { Language } from '../../../../domain/form/form.ts';
import { dayInChina } from '../../../../domain/outreach/time-of-day.ts';
import type { Pass } from '../../../../server/auth/authorise.ts';
import { posterRegister, type PosterRegister } from '../../../../server/db/posters.ts';
import { chosenCodes, type CodeChoice } from '../_codes/codes-view.ts';

export interface RegisterView {
  readonly choice: CodeChoice;
  readonly register: PosterRegister;
  readonly typed: TypedPoster;
  readonly isChange: boolean;
  readonly problem: PosterProblem | null;
  readonly page: number;
  readonly pages: number;
}

interface Asked {
  readonly url: URL;
  readonly language: Language;
  readonly kept: KeptOutcome | null;
}

const rowsOnPage = 100;

export async function readRegister(pass: Pass, { kept, ...asked }: Asked): Promise<RegisterView | null> {
  const choice = await chosenCodes(pass, asked);
  if (choice === null) return null;
  const { searchParams } = asked.url;
  const typedPage = searchParams.get('page') ?? '';
  const page = /^[1-9]\d{0,4}$/.test(typedPage) ? Number(typedPage) : 1;
  const filter = { area: choice.office.id, community: choice.community };
  const register = await posterRegister(pass.db, { ...filter, skip: (page - 1) * rowsOnPage, most: rowsOnPage });
  const problem = kept?.status === 'problem' ? kept : null;
  const changed = register.posters.find(({ id }) => id === searchParams.get('change'));
  const typed: TypedPoster = problem?.typed ?? (changed ? typedFrom(changed) : newPoster(choice, searchParams));
  return {
    ...{ choice, register, page, typed },
    isChange: register.posters.some(({ id }) => id === typed.id),
    problem: problem?.problem ?? null,
    pages: Math.max(1, Math.ceil(register.all / rowsOnPage)),
  };
}

function typedFrom({ code, community, reports: _, ...poster }: PosterRegister['posters'][number]): TypedPoster {
  return { ...poster, community: community.id, code: code ?? '' };
}

/** Somebody who changes it has seen it today, most of the time. */
function newPoster({ community, office }: CodeChoice, asked: URLSearchParams): TypedPoster {
  const only = office.communities.length === 1 ? office.communities[0]?.id : undefined;
  return {
    ...{ id: randomUUID(), community: community ?? only ?? '', kind: 'poster', place: '' },
    ...{ code: asked.get('code')?.slice(0, 6) ?? '', version: '', condition: 'good' },
    ...{ seenOn: dayInChina(Date.now()), note: '' },
  };
}
