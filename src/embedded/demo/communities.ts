/**
 * The twelve communities of the fictional 示范街道, and what is peculiar about each. Four are awkward on purpose, because an
 * office meets them all: too few answers, nobody dissatisfied, a rate right at the target, and answers asked in many ways.
 */
export type DemoCommunity = {
  readonly zh: string;
  readonly en: string;
  readonly households: number;
  /** Answers in each of the three waves. */
  readonly answers: readonly [number, number, number];
  /** Share of the valid answers that are satisfied overall, in each wave; kept to the nearest answer. */
  readonly satisfied: readonly [number, number, number];
  /** Share that has heard of the programme from elsewhere than the door. */
  readonly aware: number;
  /** Share that says somebody came. */
  readonly reached: number;
  /** Only here do people also answer on paper and by telephone in numbers. */
  readonly mixedModes?: true;
};

export const demoCommunities: readonly DemoCommunity[] = [
  {
    zh: '和风社区',
    en: 'Hefeng',
    households: 2140,
    answers: [330, 350, 290],
    satisfied: [0.931, 0.946, 0.957],
    aware: 0.96,
    reached: 0.82,
  },
  {
    zh: '柳岸社区',
    en: 'Liu’an',
    households: 1875,
    answers: [300, 310, 240],
    satisfied: [0.902, 0.921, 0.933],
    aware: 0.93,
    reached: 0.71,
  },
  // Right at the target: the interval lies on both sides of it.
  {
    zh: '晴川社区',
    en: 'Qingchuan',
    households: 1620,
    answers: [280, 290, 300],
    satisfied: [0.944, 0.95, 0.953],
    aware: 0.95,
    reached: 0.77,
  },
  // Nobody dissatisfied.
  {
    zh: '东篱社区',
    en: 'Dongli',
    households: 980,
    answers: [150, 160, 170],
    satisfied: [0.987, 0.994, 1],
    aware: 0.98,
    reached: 0.93,
  },
  // Too few to show.
  {
    zh: '望星社区',
    en: 'Wangxing',
    households: 640,
    answers: [120, 46, 9],
    satisfied: [0.93, 0.913, 0.889],
    aware: 0.9,
    reached: 0.4,
  },
  // Answers given in many ways.
  {
    zh: '桂巷社区',
    en: 'Guixiang',
    households: 2310,
    answers: [340, 360, 310],
    satisfied: [0.925, 0.94, 0.952],
    aware: 0.94,
    reached: 0.8,
    mixedModes: true,
  },
  {
    zh: '石桥社区',
    en: 'Shiqiao',
    households: 1450,
    answers: [230, 240, 150],
    satisfied: [0.861, 0.872, 0.884],
    aware: 0.88,
    reached: 0.55,
  },
  {
    zh: '书院社区',
    en: 'Shuyuan',
    households: 1790,
    answers: [290, 300, 220],
    satisfied: [0.948, 0.957, 0.968],
    aware: 0.97,
    reached: 0.86,
  },
  {
    zh: '南圃社区',
    en: 'Nanpu',
    households: 1260,
    answers: [200, 210, 130],
    satisfied: [0.915, 0.928, 0.94],
    aware: 0.92,
    reached: 0.69,
  },
  {
    zh: '云梯社区',
    en: 'Yunti',
    households: 2680,
    answers: [360, 380, 330],
    satisfied: [0.889, 0.905, 0.925],
    aware: 0.91,
    reached: 0.63,
  },
  {
    zh: '清泉村',
    en: 'Qingquan Village',
    households: 720,
    answers: [110, 120, 60],
    satisfied: [0.955, 0.967, 0.967],
    aware: 0.89,
    reached: 0.9,
  },
  {
    zh: '新渡社区',
    en: 'Xindu',
    households: 1530,
    answers: [190, 200, 120],
    satisfied: [0.879, 0.9, 0.917],
    aware: 0.9,
    reached: 0.58,
  },
];

/** The neighbouring sub-district, whose office must see nothing of ours. */
export const neighbourCommunities: readonly DemoCommunity[] = [
  {
    zh: '北辰社区',
    en: 'Beichen',
    households: 1310,
    answers: [0, 0, 70],
    satisfied: [1, 1, 0.929],
    aware: 0.93,
    reached: 0.7,
  },
  {
    zh: '松涛社区',
    en: 'Songtao',
    households: 890,
    answers: [0, 0, 55],
    satisfied: [1, 1, 0.909],
    aware: 0.9,
    reached: 0.66,
  },
];
