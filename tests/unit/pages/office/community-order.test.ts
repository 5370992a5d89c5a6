import { expect, test } from 'vitest';
import { orderAfter, ordered, parseOrder } from '../../../../src/pages/office/_overview/community-order.ts';

const willow = {
  name: '柳巷社区',
  answers: 138,
  estimates: { satisfaction: 0.94, score: 86 },
  attention: { rank: 1, within: 60 },
};
const eastGate = {
  name: '东门社区',
  answers: 90,
  estimates: { satisfaction: 0.81, score: 74 },
  attention: { rank: 0, within: 0.81 },
};
const northHill = {
  name: '北山社区',
  answers: 210,
  estimates: { satisfaction: 0.98, score: 93 },
  attention: { rank: 4, within: 0.95 },
};
const newTown = { name: '新城社区', answers: 3, estimates: {}, attention: { rank: 3, within: 0 } };
const all = [willow, northHill, newTown, eastGate];

function namesBy(sort: string | null): string[] {
  return ordered(all, parseOrder(sort), 'zh-CN').map(({ name }) => name);
}

test('what needs attention stands first', () => {
  expect(namesBy(null)).toEqual(['东门社区', '柳巷社区', '新城社区', '北山社区']);
});

test('a column sorts both ways, and what is suppressed stays last', () => {
  expect(namesBy('score')).toEqual(['东门社区', '柳巷社区', '北山社区', '新城社区']);
  expect(namesBy('-score')).toEqual(['北山社区', '柳巷社区', '东门社区', '新城社区']);
  expect(namesBy('-answers')).toEqual(['北山社区', '柳巷社区', '东门社区', '新城社区']);
});

test('names are in pinyin order', () => {
  expect(namesBy('name')).toEqual(['北山社区', '东门社区', '柳巷社区', '新城社区']);
});

test.each(['', '--score', 'households', '__proto__', '-', 'score,name'])('?sort=%s is no order', (raw) => {
  expect(parseOrder(raw)).toBeNull();
});

test('a second click turns the order round', () => {
  expect(orderAfter(null, 'score')).toBe('score');
  expect(orderAfter({ column: 'score', descending: false }, 'score')).toBe('-score');
  expect(orderAfter({ column: 'score', descending: true }, 'score')).toBe('score');
  expect(orderAfter({ column: 'score', descending: false }, 'name')).toBe('name');
});
