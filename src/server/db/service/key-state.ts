/** Whether the keys are there and look like keys; what they are stays here. */
import { backend } from '../backend.ts';

export type KeyState = 'well-formed' | 'missing' | 'too-short' | 'equal';

const LEAST_KEY = 24;

export function keyState(): KeyState {
  const { publishableKey, secretKey } = backend();
  if (publishableKey === '' || secretKey === '') return 'missing';
  if (publishableKey === secretKey) return 'equal';
  return Math.min(publishableKey.length, secretKey.length) < LEAST_KEY ? 'too-short' : 'well-formed';
}
