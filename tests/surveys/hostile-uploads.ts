/** Uploads that an office should never see, and what it is told of each instead. */
export interface HostileUpload {
  readonly name: string;
  readonly text: () => string;
  /** Part of what is said, in Chinese. */
  readonly expected: RegExp;
}

const item = (more: object) => ({ elements: [{ type: 'text', name: 'q', title: 'Q', ...more }] });

export function hostileUploads(): HostileUpload[] {
  const cases: [name: string, expected: RegExp, text: () => string][] = [
    ['20 MB', /文件有 2\d MB/, () => JSON.stringify(item({ title: 'x'.repeat(20_000_000) }))],
    ['depth 10,000', /最多嵌套 40 层/, () => `{"pages":${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
    ['panels 5,000 deep', /最多嵌套 40 层/, () => deepPanels(5_000)],
    [
      '5,000 questions',
      /最多 400 页、组和题/,
      () => JSON.stringify({ elements: Array.from({ length: 5_000 }, (_, n) => ({ type: 'text', name: `q${n}` })) }),
    ],
    [
      'conditions in a circle',
      /绕回了自己|circular|“a”|“b”/,
      () =>
        JSON.stringify({
          ...item({}),
          calculatedValues: [
            { name: 'a', expression: '{b} + 1' },
            { name: 'b', expression: '{a} + 1' },
          ],
        }),
    ],
    [
      'a catastrophic pattern',
      /拖住整个系统/,
      () => JSON.stringify(item({ validators: [{ type: 'regex', regex: '^(a+)+$' }] })),
    ],
    [
      'prototype keys',
      /不能用“__proto__”/,
      () => '{"elements":[{"type":"text","name":"q","__proto__":{"polluted":true}}]}',
    ],
    [
      'constructor as a key',
      /不能用“constructor”/,
      () => JSON.stringify({ elements: [{ type: 'text', name: 'q', constructor: { prototype: 1 } }] }),
    ],
    [
      'a million panels',
      /最多|不支持/,
      () =>
        JSON.stringify({
          elements: [{ type: 'paneldynamic', name: 'p', panelCount: 1_000_000, templateElements: [] }],
        }),
    ],
    [
      'a rating without end',
      /最多 \d+ 个数/,
      () => JSON.stringify({ elements: [{ type: 'rating', name: 'r', rateMin: 0, rateMax: 1e9 }] }),
    ],
    [
      'choices from elsewhere',
      /不从别的网站取内容/,
      () =>
        JSON.stringify({
          elements: [{ type: 'dropdown', name: 'd', choicesByUrl: { url: 'https://elsewhere.example/list' } }],
        }),
    ],
    ['a zip under another name', /不是文本文件/, () => 'PK\u0003\u0004\u0000\u0000\u0000'],
    ['half a file', /这不是 JSON/, () => '{"elements":[{"type":"text"'],
    ['a list', /最外层应是 JSON 对象/, () => '[1,2,3]'],
  ];
  return cases.map(([name, expected, text]) => ({ name, expected, text }));
}

function deepPanels(depth: number): string {
  return `{"elements":[${'{"type":"panel","name":"p","elements":['.repeat(depth)}${']}'.repeat(depth)}]}`;
}
