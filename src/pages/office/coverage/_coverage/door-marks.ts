/** A mark for each state of a door, told apart without colour. */
import type { DoorStanding } from '../../../../domain/outreach/door-state.ts';

export const doorMarks: Readonly<Record<DoorStanding, string>> = {
  ...{ untouched: '', informed: '✓', met_later: '↻', nobody_home: '○', no_answer: '?' },
  ...{ refused: '×', no_access: '⊘', vacant: '–', not_found: '≠' },
};
