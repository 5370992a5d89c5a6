/** English words that judge; whether they lean is decided by their position, in english.ts. */

export const praising = [
  'excellent|wonderful|outstanding|beautiful|amazing|fantastic|impressive|remarkable|successful|dedicated|tireless',
  'hard-?working|devoted|popular|beloved|much-loved|award-winning|world-class|first-class|first-rate|superb|lovely',
  'attentive|thoughtful|caring|generous|splendid|brilliant|friendly|efficient|improved|marvell?ous|exemplary|delightful',
  'spotless|magnificent|charming|finest|pleasant|nice|perfect|gorgeous|inspiring|heroic|selfless|polite|courteous',
  'warm-hearted|diligent|innovative|state-of-the-art|vibrant|thriving|well-kept|well-run|welcoming|skilful|reliable|wise',
  // Endings that judge (graceful, flawless, glorious), but for those that describe.
  '(?!homeless|wireless|careful|harmful|peaceful|doubtful|useful|helpful|regardless|nevertheless|doubtless)\\w{3,}(?:ful|less)|(?!various|previous|dangerous|serious|religious|numerous|continuous|anonymous|hazardous|famous|simultaneous)\\w{3,}ous',
].join('|');
export const blaming = [
  'filthy|terrible|awful|horrible|useless|pointless|so-called|disgraceful|chaotic|wasteful|incompetent|lazy|shameful',
  'dreadful|corrupt|neglected|appalling|shabby|disgusting|hopeless|inept|ugly|messy|stupid|ridiculous|annoying',
  'unbearable|careless|rude|unfair|nasty|miserable|disastrous|failed|outrageous|inadequate|endless|constant|poor|bad|stinking|smelly|rotten|selfish|uncivilised|backward',
].join('|');
/** Fair in “is it clean?”, unfair once they stand before what people are asked to like. */
export const agreeable =
  'clean|modern|safe|tidy|quiet|convenient|comfortable|bright|green|fresh|spacious|orderly|peaceful|useful|helpful|handy';
export const better =
  'better|cleaner|safer|nicer|tidier|friendlier|easier|greener|more (?:beautiful|pleasant|convenient|civilised)';
export const approving = 'support|like|love|enjoy|appreciate|admire|trust|favou?r|prefer|welcome';
export const people = 'residents|people|neighbou?rs|citizens|families|households|locals';
