/** One area as it is typed into the form; what is wrong is said field by field. */
import { ageBands, readNumber, type AgeBand, type KeptArea } from './area-list.ts';

export interface TypedArea {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly code: string;
  readonly households: string;
  readonly place: string;
  readonly parent: string;
  readonly adults: Readonly<Record<AgeBand, string>>;
}

export type AreaFieldProblem = 'name_missing' | 'code_unfit' | 'number_unfit';
export type AreaFieldProblems = Readonly<
  Partial<Record<'nameZh' | 'code' | 'households' | 'place' | AgeBand, AreaFieldProblem>>
>;

export type ReadTypedArea =
  | { readonly ok: true; readonly value: Omit<KeptArea, 'id' | 'kind' | 'parent'> & { readonly place?: number } }
  | { readonly ok: false; readonly problems: AreaFieldProblems };

export function readTypedArea(typed: TypedArea): ReadTypedArea {
  const nameZh = typed.nameZh.trim();
  const code = typed.code.normalize('NFKC').replaceAll(/\s/g, '');
  const households = readNumber(typed.households);
  const place = readNumber(typed.place);
  const adults = ageBands.map((band) => [band, readNumber(typed.adults[band])] as const);
  const problems: AreaFieldProblems = {
    ...(nameZh === '' && { nameZh: 'name_missing' }),
    ...(code !== '' && !/^\d{12}$/.test(code) && { code: 'code_unfit' }),
    ...(households === undefined && { households: 'number_unfit' }),
    ...(place === undefined && { place: 'number_unfit' }),
    ...Object.fromEntries(adults.filter(([, count]) => count === undefined).map(([band]) => [band, 'number_unfit'])),
  };
  if (Object.keys(problems).length > 0 || households === undefined) return { ok: false, problems };
  const given = Object.fromEntries(adults.filter(([, count]) => typeof count === 'number'));
  return {
    ok: true,
    value: {
      ...{ nameZh, nameEn: typed.nameEn.trim(), code: code === '' ? null : code, households, adults: given },
      ...(typeof place === 'number' && { place }),
    },
  };
}
