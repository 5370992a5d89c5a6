/**
 * Who may do what: the one table. Nobody compares roles anywhere else.
 * It opens pages and actions; whose rows a person then sees is decided by the database, area by area.
 */
import { accepted, refused, type Result } from '../result.ts';
import type { Role, RoleInArea, Staff } from './staff.ts';

const permissions = {
  'tally:read': ['lead', 'office'],
  /** What residents wrote in their own words, of at least ten of them, masked. */
  'text:read': ['lead', 'office'],
  /** Giving such a text a theme, and keeping the list of themes. */
  'text:code': ['office'],
  'tally:export': ['lead', 'office'],
  /** Single answers for analysts: more than figures, so the office alone. */
  'answer:export': ['office'],
  /** Answering for residents: on the street, by telephone, from paper; and printing the paper. */
  'answer:assist': ['worker', 'lead', 'office'],
  /** Communities beside each other in an order; of their own, leads see their own figures. */
  'ranking:read': ['office'],
  /** How many answers a wave is to collect. */
  'wave:plan': ['office'],
  /** Waves from draft to end, their duty roster, and what they remind of. */
  'wave:run': ['office'],
  /** How far the answers of a wave have come. */
  'wave:follow': ['lead', 'office'],
  /** Printed codes, posters and notice boards. */
  'code:print': ['office'],
  /** Questionnaires of the own sub-district: drafts, versions, publishing. */
  'questionnaire:edit': ['office'],
  /** How reliably paper was typed in: of all together, never of one person. */
  'keying:read': ['office'],
  /** Going from door to door, and seeing the doors of one's own buildings. */
  'visit:record': ['worker', 'lead'],
  /** Doors of the whole community with what was found at them; an office sees counts alone. */
  'door:read': ['lead'],
  'coverage:read': ['lead', 'office'],
  /** Rounds, their talk guide and materials. */
  'round:plan': ['office'],
  /** Lists of doors, from a file or generated. */
  'premises:import': ['office'],
  /** Units, and who has which estate and building. */
  'assignment:plan': ['office', 'lead'],
  /** Inviting people, saying what they may do where, locking them out. */
  'people:manage': ['office'],
  /** Who did what when. */
  'record:read': ['office'],
  /** The tree of areas with households and adults. */
  'area:edit': ['office'],
  /** Name, targets, limits and how long things are kept. */
  'office:settle': ['office'],
  /** What the public site says in the name of the sub-district. */
  'news:write': ['office'],
  /** How often public pages were opened, read and left for a questionnaire. */
  'reach:read': ['lead', 'office'],
  /** Approved texts for letters, posters and groups: read and copied by those who hand them on, written by the office. */
  'message:read': ['worker', 'lead', 'office'],
  'message:write': ['office'],
  /** Activities that anybody may take part in, from draft to end. */
  'activity:plan': ['office'],
  /** Who has signed up for them; leads those of their own community. */
  'activity:follow': ['lead', 'office'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;
export type AccessProblem = 'signed-out' | 'not-permitted';

/** The areas in which this person holds a role that carries the permission. */
export function areasWith(staff: Staff, permission: Permission): readonly RoleInArea[] {
  const allowed: readonly Role[] = permissions[permission];
  return staff.roles.filter(({ role }) => allowed.includes(role));
}

export function requirePermission(staff: Staff | null, permission: Permission): Result<Staff, AccessProblem> {
  if (staff === null) return refused('signed-out');
  return areasWith(staff, permission).length > 0 ? accepted(staff) : refused('not-permitted');
}

/** Whether one of these areas, the place itself or one around it, is where this person holds a role with the permission. */
export function mayIn(staff: Staff, permission: Permission, areas: readonly string[]): boolean {
  return areasWith(staff, permission).some(({ areaId }) => areas.includes(areaId));
}
