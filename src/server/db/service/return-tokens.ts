/** Puts tokens back into a counter: what turned out to be no misuse does not count. */
import { callApi } from '../clients.ts';
import { asService } from './as-service.ts';

export async function returnTokens(key: string, tokens: number): Promise<void> {
  await callApi(asService(), 'return_tokens', { key, tokens });
}
