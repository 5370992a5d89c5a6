/** A definition with one of everything, so that mutations reach every reader. */
const text = (words: string) => ({ default: words, 'zh-cn': `${words}（中）` });
const choices = ['one', { value: 2, text: text('Two') }, { value: true, text: 'Three', visibleIf: '{number} > 1' }];

export const sampler = {
  locale: 'en',
  title: text('One of everything'),
  completedHtml: '<p>Thank you, {number}</p>',
  calculatedValues: [{ name: 'double', expression: '{number} * 2', includeIntoResult: true }],
  triggers: [{ type: 'complete', expression: '{number} = 99' }],
  pages: [
    {
      name: 'first',
      visibleIf: '{number} empty or {number} < 50',
      elements: [
        { type: 'text', name: 'number', inputType: 'number', min: 0, max: 100, title: text('A number') },
        { type: 'text', name: 'word', maxLength: 40, validators: [{ type: 'regex', regex: '^[a-z]+$' }] },
        {
          type: 'text',
          name: 'day',
          inputType: 'date',
          validators: [{ type: 'expression', expression: '{day} > today()' }],
        },
        { type: 'comment', name: 'words', rows: 3, title: text('In your words') },
        { type: 'radiogroup', name: 'one', choices, hasOther: true, indicator: 'satisfaction.overall' },
        { type: 'checkbox', name: 'many', choices, showNoneItem: true, maxSelectedChoices: 2, choicesOrder: 'random' },
        { type: 'dropdown', name: 'list', choicesMin: 1, choicesMax: 12 },
        { type: 'tagbox', name: 'tags', choices },
        { type: 'boolean', name: 'yes', labelTrue: text('Yes'), valueTrue: 'y', valueFalse: 'n' },
        { type: 'rating', name: 'stars', rateMax: 5, minRateDescription: text('Low') },
      ],
    },
    {
      name: 'second',
      elements: [
        {
          type: 'panel',
          name: 'together',
          visibleIf: "{one} = 'one' or {many} contains 2",
          elements: [
            { type: 'matrix', name: 'table', columns: ['a', 'b'], rows: ['r', 's'], isAllRowRequired: true },
            {
              type: 'multipletext',
              name: 'fields',
              items: [
                { name: 'f', title: 'F' },
                { name: 'g', inputType: 'number' },
              ],
            },
          ],
        },
        { type: 'ranking', name: 'order', choices: ['a', 'b', 'c'], visibleIf: "{table.r} = 'a'" },
        { type: 'imagepicker', name: 'picture', choices: [{ value: 'x', imageLink: '/x.png' }], multiSelect: true },
        { type: 'html', name: 'note', html: '<p>Read <b>this</b></p>' },
        { type: 'image', name: 'map', imageLink: '/map.png', altText: text('A map') },
        { type: 'expression', name: 'sum', expression: 'sum({number}, {double})', displayStyle: 'decimal' },
        { type: 'slider', name: 'slide', min: 0, max: 10, step: 1 },
        { type: 'buttongroup', name: 'buttons', choices },
      ],
    },
  ],
};
