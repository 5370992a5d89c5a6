/** How doors were reached day by day, and how many had been reached in all by the end of each: one row for each day on which anything was. */
export const steps = ['attempted', 'contacted', 'informed', 'settled'] as const;
export type Step = (typeof steps)[number];

export interface StepOfDay {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly step: Step;
  readonly doors: number;
}

export interface DayOfProgress {
  readonly day: string;
  readonly reached: Readonly<Record<Step, number>>;
  /** Doors informed up to the end of this day. */
  readonly informedSoFar: number;
}

/** In the order of days. */
export function progressOf(found: readonly StepOfDay[]): DayOfProgress[] {
  const days = [...new Set(found.map(({ day }) => day))].toSorted();
  let informedSoFar = 0;
  return days.map((day) => {
    const reachedBy = (step: Step) => sum(found.filter((one) => one.day === day && one.step === step));
    const reached = {
      attempted: reachedBy('attempted'),
      contacted: reachedBy('contacted'),
      informed: reachedBy('informed'),
      settled: reachedBy('settled'),
    };
    informedSoFar += reached.informed;
    return { day, reached, informedSoFar };
  });
}

function sum(found: readonly StepOfDay[]): number {
  return found.reduce((total, { doors }) => total + doors, 0);
}
