/** What the phones are told before they begin, and what they tell afterwards; both cross a process boundary as JSON. */
import type { Answers } from '../../../src/domain/form/index.ts';
import type { Page } from './requests.ts';

export interface Plan {
  /** One site each; a phone that repeats asks the next one. */
  readonly ports: readonly number[];
  readonly page: Page;
  readonly codes: readonly string[];
  /** Phones that share a code come from so many addresses. */
  readonly addressesPerCode: number;
  readonly answers: readonly Answers[];
  readonly connections: number;
  /** Afterwards nobody begins; whoever has begun goes on until an answer comes. */
  readonly seconds: number;
  /** One person in so many has no script; 0: all have one. */
  readonly plainEvery: number;
  /** One in so many sends the same again after the answer, as if the answer had been lost; 0: nobody. */
  readonly repeatEvery: number;
  /** Where the ids of acknowledged submissions are written, one per line, as they come. */
  readonly acknowledged: string;
}

export interface Told {
  /** Answered with thanks, repetitions included. */
  readonly requests: number;
  readonly seconds: number;
  /** Milliseconds of every acknowledged request, from sending to the last byte of the answer. */
  readonly latency: { readonly median: number; readonly p99: number; readonly most: number };
  readonly statuses: Readonly<Record<string, number>>;
  /** Connections that broke before the answer: their request was sent again. */
  readonly broken: number;
  /** Sent, and no answer until the patience was over. */
  readonly unanswered: number;
  /** Seconds of processor time that the phones themselves took. */
  readonly cpu: number;
}
