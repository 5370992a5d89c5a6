/** News of the fictional 示范街道. Written as the real ones should be: what was done, when, by whom, and what is not done yet. */
export interface DemoNews {
  readonly kind: 'notice' | 'story' | 'result';
  /** null: a draft. */
  readonly daysAgo: number | null;
  readonly title_zh: string;
  readonly title_en?: string;
  readonly summary_zh: string;
  readonly summary_en?: string;
  readonly body_zh: string;
  readonly body_en?: string;
}

export const demoNews: readonly DemoNews[] = [
  {
    ...{
      kind: 'notice',
      daysAgo: 2,
      title_zh: '桂巷三号楼前的路灯换好了',
      title_en: 'The lamps at Guixiang building 3 are mended',
    },
    summary_zh: '九盏坏了六盏，周二换完。还有一盏等电缆，定在下周五。',
    summary_en: 'Six of nine were broken and were replaced on Tuesday. One waits for a cable, due on Friday next week.',
    body_zh:
      '桂巷社区的居民上月反映，三号楼到菜市场这一段晚上看不清路。\n\n## 查到什么\n\n九盏路灯里有六盏不亮，其中一盏的电缆断了。\n\n## 办了什么\n\n- 周二换了五盏灯，当晚去看过，都亮。\n- 断了电缆的那一盏要挖开路面，定在下周五。\n\n## 还没有办的\n\n路口的转角镜正在找安装的位置。\n\n办理单位是街道城管办。问进度可以打街道办公室的电话。',
    body_en:
      'Last month residents of Guixiang reported that the way from building 3 to the market was hard to see at night.\n\n## What was found\n\nSix of nine lamps were out; one of them had a cut cable.\n\n## What was done\n\n- Five lamps were replaced on Tuesday and looked at the same evening. They are lit.\n- For the one with the cut cable the road has to be opened; that is set for Friday next week.\n\n## What is not done yet\n\nA place for the corner mirror is still being looked for.',
  },
  {
    ...{ kind: 'story', daysAgo: 5, title_zh: '会修拉链的老周', title_en: 'Old Zhou mends zips' },
    summary_zh: '每周三下午，他把缝纫机搬到柳岸社区的门厅里。',
    summary_en: 'On Wednesday afternoons he carries his sewing machine into the hall of Liu’an.',
    body_zh:
      '老周七十一岁，以前在服装厂做样衣。退休第二年，邻居拿来一件拉链坏了的羽绒服，他顺手修了。后来来的人多，他干脆把缝纫机搬到社区门厅，每周三下午两点到五点。\n\n> 拉链这东西，十回有九回是拉头松了，用钳子夹一下就行。真要换的，得拆一半衣服。\n\n他不收钱。有人留下一袋橘子，他分给排队的人。\n\n今年冬天他收了两个学生：一个是隔壁楼的高中生，一个是刚退休的会计。',
    body_en:
      'Zhou is seventy-one and used to sew samples in a clothes factory. In the second year after he retired, a neighbour brought a jacket with a broken zip. Word went round; now the machine stands in the hall on Wednesdays from two to five.\n\n> With a zip, nine times out of ten the slider is loose. Pinch it with pliers and it runs. To replace one, half the coat has to come apart.\n\nHe takes no money. This winter he has two pupils: a schoolgirl from the next building and an accountant who has just retired.',
  },
  {
    ...{
      kind: 'result',
      daysAgo: 20,
      title_zh: '第二批居民问卷的结果',
      title_en: 'Results of the second questionnaire',
    },
    summary_zh: '说了些什么，哪里还看不清，接下来做什么。',
    summary_en: 'What was said, what cannot be judged yet, and what comes next.',
    body_zh:
      '第二批问卷在十二个社区和村发放，自愿回答，不记姓名。这是本街道自测，不是国家或省级测评。\n\n## 怎样读这些数\n\n每个比例后面都有一个范围。真正的数大概落在这个范围里；回答的人越少，范围越宽。范围跨过目标的，写“还不能判断”。\n\n## 说得最多的三件事\n\n1. 停车：车位少，晚上占通道。\n2. 路灯：几处不亮。\n3. 装修的声音。\n\n## 接下来\n\n停车的事由街道和交警一起看现场，结果会写在这里。路灯已经分到各社区。回答不足的社区不单独公布。',
    body_en:
      'The second questionnaire went out in eleven communities and one village. It was voluntary and asked for no name. This is the sub-district’s own self-test, not a national or provincial assessment.\n\n## How to read the figures\n\nEach share comes with a range in which the true one probably lies. The fewer answered, the wider it is. Where it reaches across the target, it says that we cannot judge yet.\n\n## The three things named most\n\n1. Parking: few places, and fire lanes blocked at night.\n2. Lamps: some are out.\n3. Noise of renovation.\n\n## What comes next\n\nParking is looked at on the spot by the sub-district and the traffic police; the outcome will be here.',
  },
  {
    ...{ kind: 'notice', daysAgo: 9, title_zh: '书院社区活动室周末也开门' },
    summary_zh: '周六、周日上午九点到下午五点，有人值班。',
    body_zh:
      '从本周起，书院社区活动室周六、周日上午九点到下午五点开放。\n\n可以看书、下棋、练字。水自己带，桌椅用完归位。\n\n要借大间开会的，提前两天告诉社区。',
  },
  {
    ...{ kind: 'notice', daysAgo: 14, title_zh: '冬天水管怎么防冻' },
    summary_zh: '零下五度以下的夜里，三件事。',
    body_zh:
      '1. 楼道的窗关上，水表箱的门关上。\n2. 朝北的龙头夜里留一线水。\n3. 水管冻住了，用温水毛巾慢慢捂，不用火烤。\n\n管子裂了，先关总阀，再打物业电话；没有物业的小区找社区。',
  },
  {
    ...{ kind: 'story', daysAgo: 27, title_zh: '石桥社区的一张长桌' },
    summary_zh: '四楼的住户和一楼的面馆，为一根烟道谈了五次。',
    body_zh:
      '面馆的烟道正对着四楼的窗。住户先是打电话，后来在门口贴了纸。\n\n社区的小陈借来一张长桌，请两家坐下来。第一次谈了四十分钟，没有结果。第三次，面馆老板上楼坐了一个下午，自己闻了闻。第五次，两家画了一张图：烟道往东移一米二，加一节弯头，钱由面馆出，脚手架由社区联系。\n\n现在烟道移好了。那张长桌留在社区门厅里，谁家要谈事都可以用。',
  },
  {
    ...{ kind: 'notice', daysAgo: null, title_zh: '云梯社区电梯检修（待定时间）' },
    ...{ summary_zh: '', body_zh: '检修时间等维保单位确认。' },
  },
];
