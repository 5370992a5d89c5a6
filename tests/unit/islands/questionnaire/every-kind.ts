/** A form with one question of every kind, and answers to all of them. */
import type { Answers, Form } from '../../../../src/domain/form/index.ts';

const choices = [
  { value: 'a', text: '甲' },
  { value: 'b', text: '乙' },
  { value: 'c', text: '丙' },
];
const asked = (name: string) => ({ name, title: `问 ${name}`, required: false, validators: [] });
const typed = { input: 'text', maxLength: 100 } as const;

export const everyKind: Form<string> = {
  format: 1,
  languages: ['zh-CN'],
  title: '各种题型',
  calculated: [],
  pages: [
    {
      name: 'choosing',
      elements: [
        { ...asked('one'), kind: 'radiogroup', choices, other: { value: 'other', text: '其他', maxLength: 50 } },
        { ...asked('some'), kind: 'checkbox', choices, none: { value: 'none', text: '都没有' } },
        { ...asked('list'), kind: 'dropdown', choices: [{ value: 1, text: '一' }] },
        { ...asked('rate'), kind: 'rating', choices: [1, 2, 3].map((value) => ({ value, text: String(value) })) },
        { ...asked('yes'), kind: 'boolean', yes: { value: true, text: '是' }, no: { value: false, text: '否' } },
        { ...asked('picture'), kind: 'imagepicker', choices, multiple: true },
        { ...asked('order'), kind: 'ranking', choices },
        {
          ...asked('grid'),
          kind: 'matrix',
          columns: [
            { value: 1, text: '好' },
            { value: 2, text: '差' },
          ],
          rows: [
            { value: 'street', text: '街道' },
            { value: 'park', text: '公园' },
          ],
          everyRowRequired: false,
        },
        {
          name: 'group',
          kind: 'panel',
          elements: [
            { ...asked('line'), kind: 'text', ...typed },
            { ...asked('number'), kind: 'text', ...typed, input: 'number' },
            { ...asked('free'), kind: 'comment', maxLength: 500, rows: 3 },
            {
              ...asked('lines'),
              kind: 'multipletext',
              fields: ['first', 'second'].map((name) => ({
                name,
                title: name,
                required: false,
                validators: [],
                ...typed,
              })),
            },
          ],
        },
      ],
    },
    { name: 'end', elements: [{ ...asked('last'), kind: 'comment', maxLength: 500, rows: 3 }] },
  ],
};

export const everyAnswer: Answers = {
  one: 'other',
  'one-Comment': '别的 "<原因>"',
  some: ['a', 'c'],
  list: 1,
  rate: 3,
  yes: false,
  picture: ['b'],
  order: ['c', 'a', 'b'],
  grid: { street: 2, park: 1 },
  line: "O'Brien & 儿子",
  number: 12.5,
  free: '第一行\n第二行',
  lines: { second: '第二' },
  last: '再见',
};
