/** A ranking put in order by buttons: what stands at a place changes places with what stands before it. */
import type { Answers } from '../../domain/form/phone.ts';
import { moveUp } from './scene.ts';

export function moveUpButton(name: string, place: number): string {
  return `${moveUp}${place} ${name}`;
}

/** Null where another button was pressed; the same answers where there is nothing to move. */
export function movedUp(pressed: string, answers: Answers): Answers | null {
  const [, digits = '', name = ''] = /^up:(\d{1,3}) (.*)$/s.exec(pressed) ?? [];
  if (digits === '') return null;
  const ranked = Object.hasOwn(answers, name) ? answers[name] : undefined;
  const place = Number(digits);
  if (!Array.isArray(ranked) || place < 1 || place >= ranked.length) return answers;
  const order = [...(ranked as readonly string[])];
  order.splice(place - 1, 2, ...order.slice(place - 1, place + 1).toReversed());
  return { ...answers, [name]: order };
}
