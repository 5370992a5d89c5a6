/** One JSON line per figure, and exit code 1 when a goal does not hold. A figure without a goal is there for comparison. */
export type Figure = {
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  readonly atMost?: number;
  readonly atLeast?: number;
};

let everyGoalHolds = true;

export function report(bench: string, { figure, value, unit, atMost, atLeast }: Figure): void {
  const holds = value <= (atMost ?? Infinity) && value >= (atLeast ?? -Infinity);
  if (!holds) everyGoalHolds = false;
  const goal = atMost !== undefined ? `<= ${atMost}` : atLeast !== undefined ? `>= ${atLeast}` : null;
  const rounded = Number(value.toPrecision(4));
  process.stdout.write(`${JSON.stringify({ bench, figure, value: rounded, unit, goal, holds })}\n`);
}

export function verdict(): void {
  if (!everyGoalHolds) process.exitCode = 1;
}
