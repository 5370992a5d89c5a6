/** A signed-in person of the office or a community. A role is always a role somewhere: role × area. */
export const roles = ['worker', 'lead', 'office'] as const;
export type Role = (typeof roles)[number];

export interface RoleInArea {
  readonly role: Role;
  readonly areaId: string;
  readonly areaName: { readonly zh: string; readonly en: string };
}

export interface Staff {
  readonly id: string;
  readonly account: string;
  readonly displayName: string;
  readonly roles: readonly RoleInArea[];
}
