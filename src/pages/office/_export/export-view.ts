/** What the page about exports shows: the waves to choose from, how many answers would be in the files, which files there are. */
import { smallestShown, fewestTexts } from '../../../domain/reporting/index.ts';
import type { UserDb } from '../../../server/db/clients.ts';
import { wavesOf, type Wave } from '../../../server/db/waves.ts';
import { chooseWave, stateOf, type WaveState } from '../_overview/wave-choice.ts';
import { exportableAnswers, mostInWorkbook } from './exportable.ts';

export const exportFiles = [
  { name: 'answers', address: 'answers.csv' },
  { name: 'workbook', address: 'answers.xlsx' },
  { name: 'codebook', address: 'codebook.csv' },
  { name: 'texts', address: 'texts.csv' },
  { name: 'definition', address: 'definition.json' },
] as const;

export interface ExportView {
  readonly state: 'wave';
  readonly waves: readonly (Wave & { readonly state: WaveState })[];
  readonly wave: Wave;
  readonly answers: number;
  readonly files: readonly { readonly name: (typeof exportFiles)[number]['name']; readonly href: string }[];
  readonly isTooLargeForWorkbook: boolean;
  readonly limits: { readonly minimum: number; readonly texts: number; readonly most: number };
}

export type ExportPage = ExportView | { readonly state: 'no-wave' | 'no-such-wave' };

export async function readExport(db: UserDb, asked: string | null, now: Date): Promise<ExportPage> {
  const waves = (await wavesOf(db)).map((wave) => ({ ...wave, state: stateOf(wave, now) }));
  const wave = chooseWave(waves, asked);
  if (typeof wave === 'string') return { state: wave };
  const answers = await exportableAnswers(db, wave.id);
  if (answers === null) return { state: 'no-such-wave' };
  const isTooLargeForWorkbook = answers > mostInWorkbook;
  const query = new URLSearchParams({ wave: wave.id }).toString();
  const files = exportFiles.filter(({ name }) => name !== 'workbook' || !isTooLargeForWorkbook);
  return {
    state: 'wave',
    ...{ waves, wave, answers, isTooLargeForWorkbook },
    files: files.map(({ address, name }) => ({ name, href: `/office/export/${address}?${query}` })),
    limits: { minimum: smallestShown, texts: fewestTexts, most: mostInWorkbook },
  };
}
