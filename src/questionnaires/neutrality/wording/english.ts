/**
 * How an English question leans. A judging word is fair where it is the thing asked (“Are the staff friendly?”) and unfair
 * where it already describes what is judged (“our friendly staff”), so patterns look at position, not at the word alone.
 */
import { agreeable, approving, better, blaming, people, praising } from './english-words.ts';
import type { Ear } from './signal.ts';

/** What may follow a judging word that is itself the question: “find them friendly or unfriendly?”, “efficient enough” */
const notAsked = '(?=\\s+(?!or\\b|enough\\b|and\\s+\\w+\\s*\\?|to\\b|in\\b|at\\b|with\\b|for\\b|when\\b)[a-z])';

function pattern(...parts: readonly string[]): RegExp {
  return new RegExp(parts.join('|'), 'iu');
}

export const english: Ear = {
  weighsBothSides: (sentence) =>
    /\b(?:better|improved|cleaner|safer|increased|more|easier|like|good|support)\b.{0,60}\bor\b.{0,40}\b(?:worse|dirtier|less|fewer|decreased|harder|dislike|bad|poor|oppose|declined|deteriorated)\b/iu.test(
      sentence,
    ) || /\bor (?:un|dis|not\b)/iu.test(sentence),
  signals: [
    {
      reason: 'praise',
      pattern: pattern(
        `\\b(?:${praising})\\b${notAsked}`,
        `\\b(?:so|truly|really|extremely|such an?) (?:${praising}|good|great|clean)\\b`,
        '\\b(?:great|good|fine) (?:progress|job|work|success|service|efforts?|results?)\\b',
        '\\b(?:our|this|these|the) (?!newly|recently|previously|publicly|privately|locally|currently|formerly|only|daily|weekly|early|family|elderly)\\w{3,}ly[ -]\\w+ed\\b',
        `\\b(?:like|enjoy|think of|feel about|satisfied with|approve of)\\b(?: \\w+){0,3}? (?:the|our|this|these|your) (?:${agreeable})(?:,? (?:and )?(?:${agreeable}))* [a-z]`,
        '\\b(?:achievements?|accomplishments?|merits)\\b|\\b(?:our|these|recent) (?:many )?improvements\\b',
        '\\bour (?:clean|safe|green|great|fine|proud|new)\\b|\\bdeserves?\\b|\\bthankfully\\b|\\bfortunately\\b',
      ),
      onlyOneSided: true,
    },
    {
      reason: 'blame',
      pattern: pattern(
        `\\b(?:${blaming})\\b${notAsked}`,
        '\\b(?:put up with|tolerate|fed up with|waste of|let you down|fails? to|how badly|unfortunately|sadly|mess|nuisance|failures?|shortcomings)\\b',
      ),
      onlyOneSided: true,
    },
    {
      reason: 'progress',
      pattern: pattern(
        '\\b(?:now that|since|because|given|thanks to|following)\\b.{0,60}\\b(?:improv\\w+|progress|better|cleaner|safer|success\\w*|efforts?)\\b',
        '\\b(?:given|considering|in view of) (?:how|that|all|everything)\\b[^?]{0,80},',
        `\\b(?:greatly|much|significantly|remarkably|so much|a lot) (?:improved|${better})\\b`,
        `\\b(?:has|have) (?:become|got|grown) (?:${better})\\b`,
        '\\bhow (?:has|have)\\b.{0,50}\\bimproved\\b|\\b(?:made|making|makes?)\\b.{0,40}\\b(?:better|easier|safer|cleaner|nicer)\\b',
      ),
      onlyOneSided: true,
    },
    {
      reason: 'pressure',
      pattern: pattern(
        `\\b(?:most|nearly all|almost all|the majority of|many|all) (?:of )?(?:the |our |your )?(?:local )?(?:${people})\\b.{0,20}\\b(?:agree|believe|think|say|are|${approving})`,
        '\\b(?:everybody|everyone) (?:agrees|knows|loves|supports|says|thinks|believes|finds|admires)\\b',
        `\\b(?:good|responsible|decent|true) (?:${people}|parents|persons?)\\b|\\b(?:we|everyone|everybody) all\\b`,
        `^(?:most|nearly all|almost all|many) (?:of )?(?:the |our |your )?(?:local )?(?:${people})\\b.*\\.$`,
        '\\bas an? (?:\\w+ )?(?:good|responsible|decent|civilised|model|caring|proud|parent|citizen|neighbou?r)\\b',
        `\\blike (?:all |most )?(?:of )?(?:your|our|other) (?:${people})\\b|\\bany (?:sensible|decent|reasonable|fair-minded|right-minded) \\w+`,
        '\\bevery (?:good |responsible |decent )?(?:citizen|neighbou?r|resident|family|parent) (?!in\\b|of\\b|who\\b)\\w+',
        '\\b(?:we|everyone|everybody|citizens) (?:all )?(?:should|must|ought)\\b',
      ),
    },
    {
      reason: 'presumption',
      pattern: pattern(
        "\\b(?:do|does|is|are|would|wo|have|has|did|should|could|ca)n['’]t (?:you|it|they|we)\\b|^(?:do|does|is|are|would|wo|have|has|did|should|could|ca)n['’]t\\b(?! (?:know|remember|recall|say|tell|use|have|mind|care|want|wish)\\b)",
        '\\b(?:do|would|will|can) you (?:not )?(?:agree|admit|accept|concede)\\b(?! or)',
        '\\bsurely\\b|\\bundoubtedly\\b|\\bis it not\\b|\\bno doubt\\b|\\bof course\\b|\\bneedless to say\\b|\\bas (?:we|you|everyone) (?:all )?knows?\\b',
        '(?:^|, )(?:clearly|obviously)\\b|, right\\?|\\byou (?:must|will) (?:surely|certainly|agree)\\b',
      ),
    },
    {
      reason: 'authority',
      pattern: pattern(
        '\\bunder the (?:\\w+ )?(?:leadership|guidance)\\b|\\bexperts? (?:say|agree|recommend|believe)',
        '\\b(?:tireless|great|enormous|hard) (?:efforts?|work)\\b',
      ),
    },
    {
      reason: 'exhortation',
      pattern: pattern(
        '\\bplease (?:tick|choose|select|mark|give|rate|answer)\\b.{0,30}\\b(?:satisfied|high|highest|five|full|top|support|yes|positive)',
        "\\bwe hope (?:that )?you\\b|\\bhelp us (?:win|reach|keep|earn|become|achieve|get)|\\bjoin us\\b|\\btogether we\\b|\\blet(?:[’']s| us)\\b|\\byour support\\b|\\bplease support\\b|\\b(?:rate|score|mark) us (?:high|well|top)",
      ),
    },
    {
      reason: 'stakes',
      pattern: pattern(
        '\\b(?:hono[u]?r|reputation|good name|image) of (?:our|the)\\b|\\bfor the sake of\\b|\\b(?:protects?|saves?|for) our (?:children|city|community|future)\\b|^if you (?:\\w+ )?(?:care|love|value)\\b|\\blow scores? (?:will|would|could)\\b',
      ),
    },
    {
      reason: 'oneSided',
      pattern: pattern(
        `\\bwhy do you (?:\\w+ )?(?:${approving})\\b|\\bhow much do you (?:\\w+ )?(?:${approving})\\b`,
        `\\bwhat do you (?:\\w+ )?(?:${approving})\\b|\\bhow (?:\\w+ly )?(?:proud|delighted|grateful|pleased|happy|impressed|thankful|annoyed|angry|disappointed|upset|frustrated)\\b|\\bwhy (?:are you against|don[’\']t you|do you not|do you oppose|are you not)\\b|\\bhow much (?:has|have)\\b.{0,60}\\b(?:risen|increased|improved|grown|gained)\\b`,
        '\\bwhat (?:are the )?(?:benefits?|advantages|good)\\b|\\bhow (?:has|have)\\b.{0,50}\\b(?:helped|benefit\\w+)\\b',
        '\\bwhat makes\\b.{0,40}\\b(?:such|so)\\b|\\b(?:pleases?|delights?|impress\\w*) you\\b',
      ),
      onlyOneSided: true,
    },
  ],
};
