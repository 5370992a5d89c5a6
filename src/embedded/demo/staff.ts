/** The people who can sign in to the demo; their passwords are made on the spot and stand only in the data folder. */
import { randomInt } from 'node:crypto';

import type { DemoDoor } from './door.ts';
import type { DemoPlaces } from './places.ts';

export type DemoPerson = {
  readonly who: 'office' | 'lead' | 'worker' | 'stranger';
  readonly account: string;
  readonly displayName: string;
};

export type DemoSignIn = Pick<DemoPerson, 'who' | 'account'> & { readonly password: string };

export const demoStaff: readonly DemoPerson[] = [
  { who: 'office', account: 'office', displayName: '示范街道创建办' },
  { who: 'lead', account: 'lead', displayName: '和风社区负责人' },
  { who: 'worker', account: 'worker', displayName: '和风社区工作人员' },
  { who: 'stranger', account: 'neighbour', displayName: '邻接街道创建办' },
];

/** Without the letters and digits that are misread on paper; 15 of them are some 75 bits. */
const letters = 'abcdefghijkmnpqrstuvwxyz23456789';

export function newSignIns(people: readonly DemoPerson[]): DemoSignIn[] {
  return people.map(({ who, account }) => ({ who, account, password: newPassword() }));
}

export async function enrolStaff(door: DemoDoor, places: DemoPlaces, signIns: readonly DemoSignIn[]): Promise<void> {
  for (const person of demoStaff) {
    const password = signIns.find(({ who }) => who === person.who)?.password;
    if (password !== undefined && !(await isEnrolled(door, person.account)))
      await enrol(door, places, { ...person, password });
  }
}

async function enrol(door: DemoDoor, places: DemoPlaces, person: DemoPerson & { password: string }): Promise<void> {
  const { account, displayName, password } = person;
  const invitation = await door.call('create_invitation', {
    account,
    display_name: displayName,
    roles: [roleOf(person, places)],
  });
  await door.signUp(account, password, (invitation as { token: string }).token);
}

function roleOf({ who }: DemoPerson, { home, neighbour, communities }: DemoPlaces): { role: string; area_id: string } {
  switch (who) {
    case 'office':
      return { role: 'office', area_id: home };
    case 'stranger':
      return { role: 'office', area_id: neighbour };
    case 'lead':
    case 'worker':
      return { role: who, area_id: communities[0]?.id ?? home };
  }
}

async function isEnrolled({ sql }: DemoDoor, account: string): Promise<boolean> {
  const found = await sql('select from app.staff where account = $1 and auth_user_id is not null', [account]);
  return found.length > 0;
}

function newPassword(): string {
  const letter = () => letters.charAt(randomInt(letters.length));
  return Array.from({ length: 3 }, () => Array.from({ length: 5 }, letter).join('')).join('-');
}
