"""The words between a name and what is said of it: verbs, small words, and what breaks the tie."""

from __future__ import annotations

import re

ADVERB = (
    r"(?:really|so|very|just|also|actually|definitely|only|all|too|quite|pretty|much|absolutely|honestly|"
    r"truly|still|"
    r"always|never|not|now|even|far|way|by far|such|completely|totally|kinda|probably|alone|already|ever|both|"
    r"seriously|certainly|incredibly|extremely|literally|[a-z]{3,}ly)"
)
VERB = (
    r"(?:is|are|was|were|be|been|being|am|isn'?t|wasn'?t|aren'?t|weren'?t|has|have|had|hasn'?t|haven'?t|"
    r"hadn'?t|did|"
    r"does|do|didn'?t|doesn'?t|don'?t|will|would|won'?t|wouldn'?t|can|can'?t|could|couldn'?t|seem(?:s|ed)?|"
    r"feels?|felt|"
    r"ma[dk]es?|making|g[ai]ves?|giving|given|caus(?:es|ed|ing|e)|works?|worked|working|help(?:s|ed|ing)?|"
    r"clear(?:s|ed|ing)?|chang(?:es|ed)|sav(?:es|ed)|turn(?:s|ed)|left|leaves|ke(?:ep|eps|pt)|got|gets|"
    r"getting|became|"
    r"went|proved|turned out|let|lets|allow(?:s|ed)|reduc(?:es|ed)|improv(?:es|ed)|eas(?:es|ed)|reliev(?:es|"
    r"ed)|"
    r"controls?|controlled|stopp?(?:ed|s)?|took|takes|brought|brings|kill(?:s|ed)|dri(?:es|ed)|ruin(?:s|ed)|"
    r"end(?:s|ed) up|tastes?|smells?|sucks?|sucked|hits?)"
)
OBJECT = (
    r"(?:me|him|her|us|you|people|my|his|our|your|the|a|an|some|any|no|of|more|most|less|for (?:me|us|him|"
    r"her)|like|one|things?)"
)
OTHER = (
    r"(?!(?:i|i'm|i've|i'd|we|he|she|they|it|you|who|because|if|when|while|although|as|so|than|but|or|and|in|"
    r"for|"
    r"with|to|at|from|about|until|on|after|before|without|unless|by|that|which|what|how|where|"
    r"since)\b)[a-z][\w'-]*"
)
PREDICATE = re.compile(
    rf"\W*(?:(?:{ADVERB}) )*(?:{VERB})(?: (?:{VERB}|{ADVERB}|"
    rf"{OBJECT}))*(?: {OTHER}){{0,3}}(?: (?:{ADVERB}|{OBJECT}))* ?\W?"
)
"""From the end of a subject to a word of feeling: "has really been a", "made my skin so much"."""
OWN_VERB = re.compile(
    r"(?:(?:really|just|does|did|has|always|never|still) )?(?:works?|worked|help(?:s|ed)|sav(?:es|ed)|"
    r"chang(?:es|ed)|"
    r"ruin(?:s|ed)|destroy(?:s|ed)|did|does|done|made|makes|g[ai]ves?|kept|keeps|clear(?:s|ed)|cur(?:es|ed)|"
    r"sucks?|"
    r"sucked|wreck(?:s|ed)|kill(?:s|ed)|fail(?:s|ed)|stopped working|improv(?:es|ed)|reduc(?:es|ed)|eas(?:es|"
    r"ed)|"
    r"caus(?:es|ed)|mess(?:es|ed)|let|turned|lie[sd]?|cheat(?:s|ed)?|screw(?:s|ed)|refus(?:es|ed)|wins?|"
    r"donat(?:es|ed)|outperforms)\b"
)
BARE_SUBJECT = re.compile(rf"\W*(?:(?:{ADVERB}) )*")
TAIL = re.compile(
    r"(?:\s*\([^)]{0,30}\)|\s+\d+ ?(?:mg|mcg|units?|%)?(?= )|\s+(?:xr|er|sr|xl|cr|gel|cream|tablets?|pills?|"
    r"capsules?|"
    r"injections?|shots?|infusions?|itself|and i|too)\b){0,3}"
)
RESUMED = re.compile(
    r"[\s,(*-]*(?:and |but |because |since |cause |cuz |though |so )?(?:it|which|that|they)(?=['\s])(?:'s|"
    r"'ve|'ll)?"
)
NOT_SUBJECT = re.compile(
    r"\b(?:of|about|for|to|without|from|than|like|by|or|not|no|need|needs|via|into|off|until|except|between|"
    r"against|"
    r"before|per|left|leaving|stopp(?:ed|ing)|quit|quitting)\W+"
    r"(?:(?:the|my|this|some|a|an|his|her|your|their|any|more|take|taking|on)\W+){0,2}$"
)
ASKED_ABOUT = re.compile(r"\b(?:of|about|for|without|than|not|no|off|against)\W+(?:(?:the|my|this|taking)\W+){0,2}$")
OWNED = re.compile(r"\b(?:from|by|of)\W+(?:the\W+)?$")
TAKING = re.compile(
    r"\b(?:on|with|tak(?:e|ing)|took|using|start(?:ed|ing)|since|after|thanks to|tried|trying|went on|going on|"
    r"switched to)\W+(?:(?:the|my|some|this|low|high|dose|of|taking|starting|\d+ ?(?:mg)?)\W+){0,4}$"
)
PERSON_FEELS = re.compile(
    r"[\s,-]*(?:and |that |then |so )?(?:i|i'm|im|i've|ive|i'd|he|she|he's|she's|my (?:\w+ )?\w+)(?: (?:feel|"
    r"feels|felt|"
    r"feeling|am|was|is|been|be|being|have|had|has|can|could|got|do|does|did|doing|notice|noticed|became|get|"
    r"look|just|"
    rf"a|an|the|more|like|no|{ADVERB}))* ?"
)
SMALL = (
    r"(?:the|my|this|that|these|some|taking|being|using|trying|starting|how|both|on|of|my|his|her|your|just|"
    r"to|in|"
    r"generic|a|low|high|dose|full|\d[\d.]*|\d+ ?mg|mg|daily|oral|topical|drug|called|injecting)"
)
LIKED = re.compile(
    r"(?:(?:i|absolutely|really|so|very|am|do|i'm) )*(?:lov(?:e|ed|es|ing)|hat(?:es?|ed|ing)|lik(?:e|ed)|"
    r"prefer(?:red)?|"
    r"recommend|recommended|highly recommend|would recommend|definitely recommend|strongly recommend|swear by|"
    r"thank god for|thanks to|(?:thankful|grateful) for|(?:un)?happy with|pleased with|satisfied with|fan of|"
    r"big fan|regret\w*|despise\w*|loathe\w*|blame\w*|can't live without|disappointed with|sick of|tired of|"
    r"fuck\w*|screw|shame on|thanks?|thank you|kudos to|shout ?out to|appreciate|boycott|(?:dis)?trust)"
)
OBJECT_GAP = re.compile(rf"\W?(?: ?(?:of|with|by|about|for|all|everyone|people|{SMALL}))* ?[\"'*]?")
ON_GAP = re.compile(
    r"(?: (?!(?:i|we|he|she|they|it|not|no|until|except|but|and|or|my|the|when|if|because|"
    r"need)\b)[a-z'-]+){0,2} "
    rf"(?:on|with|from|by|using|taking|thanks to|since starting|after starting|since|reaction to|of using|"
    rf"of taking)(?: {SMALL})* ?[\"'*]?"
)
IS_GAP = re.compile(
    rf"(?: (?!(?:not|no|never|if|but|doctor)\b)[a-z'-]+){{0,5}} (?:is|was|were|has been|"
    rf"have been)(?: {SMALL})* ?[\"'*]?"
)
NAMED_LAST = re.compile(
    r"(?:my |the |only |very )*(?:best|worst|only|life ?saver|holy grail|work\w*|help\w*|favou?rite|miracle|"
    r"godsend)"
)
SCORN = re.compile(
    r"(?:amazing|awesome|wonderful|awful|horrible|terrible|shitty|crappy|stupid|damn|fucking|evil|nasty|"
    r"miracle|"
    r"dreaded|beloved|trusty|magical)$"
)
THING_OF_IT = re.compile(
    r"(?:'s)?[ -](?:cases?|requirements?|needles?|vials?|bottles?|syringes?|costs?|prices?|pricing|stories|"
    r"story|"
    r"prescriptions?|shipments?|suppl(?:y|ies)|storage|cooler|labels?|samples|coupons?|commercials?|ads?|"
    r"bubbles?|"
    r"pumps?|pumping|needs|sets?|bags?|box(?:es)?|kits?|ports?|pods?|therapy alert|shock|shortages?|users?|"
    r"threads?|"
    r"subreddit|posts?|forums?|questions?|jokes?|companies|company|makers?|manufacturers?|rep|trials?|"
    r"stud(?:y|ies)|"
    r"on ?board|ratios?|sliding|dosages?|doses?|dosing|schedules?|calculat\w+|regimens?|reservoirs?|"
    r"cartridges?|absorption|"
    r"intake|usage|abuse|overdose|addicts?|sensitivity|script|refills?|coverage|holiday|rx|hack|withdrawals?)\b"
)
DELIVERED = re.compile(r"[ -](?:pens?|injections?|shots?|inhalers?|treatments?|therapy)\b")
"""What a substance comes in: a word on the pen is not about the substance; one on a brand's pen is about the brand."""
SUBJECT = re.compile(
    r"\b(?:it|this|they|these|(?:the|this|that|these|those) (?:drug|meds?|medicine|medication|pills?|shots?|"
    r"injections?|"
    r"infusions?|treatment|stuff|cream|gel|patch|product|company))(?=['\s])(?:'s|'ve|'ll|'re|'d)?"
)
EXPLETIVE = re.compile(r"\W*(?:idea|time|thing|day|way|news|to|that|if|when|how|for|news|not|having|being)\b")
IT_GAP = re.compile(
    r"(?: (?:of|with|by|taking|on|from|using))* (?:it|this|them|the stuff|the drug|the meds?)\b(?! (?:is|was|"
    r"when|that|how)\b)"
)
IT_WITHIN = re.compile(r"(?<!out of )(?<!about )\b(?:it|this|them)$")
HEADLESS = re.compile(
    r"\W*(?:and |but |so |so far |it |also |really |absolutely |just |totally |honestly )*(?=(?:works?|"
    r"worked|helps?|helped|"
    r"lov\w+|hat\w+|amazing|awesome|great stuff|wonderful|worst|best|horrible|terrible|never again|highly|"
    r"would recommend|"
    r"life ?saver|no side|zero side|did (?:nothing|wonders)|cleared|changed|saved|ruined|made|gave|did)\b)"
)
TAKEN = re.compile(
    r"\b(?:on|tak(?:e|en|es|ing)|took|start(?:ed|ing)?|began|us(?:e|ed|ing)|tri(?:ed|es)|try|prescribed|"
    r"inject\w*|gave me|"
    r"get|got|had|have|having|switched to|putting|put|added|apply|applied|bought|called|asked|like|love|hate|"
    r"with)\W+(?:[\w%.]+\W+){0,4}$"
)
REPORTED = re.compile(
    r"(?:(?<!i )(?<!honestly )(?<!can )(?<!would )\b(?:says?|said|claims?|claimed|thinks?|told|told me)|"
    r"\b(?:heard|read|reading)|\b(?:some|many|certain))(?: that)?\W+$"
)
"""What others say of it is not what the writer feels."""
NO_JUDGEMENT = re.compile(
    r"(?:free|no longer|no more|scared|afraid|nervous|worr\w+|anxious|terrified|dependent|interested|excited|hop\w+|"
    r"(?:so |very )?(?:scared|nervous) of|stop\w* taking|reduce[sd]|lower(?:s|ed)|decrease[sd]|approv\w+|"
    r"negatives?|positives?|den(?:ied|ies)|failed|failure|fails?|addictive|addicted|potential|smooth|"
    r"not sure|unsure|kill(?:s|ed)|breakthrough|doubt(?:ful)?|s[ck]eptical|proud|quit|stopped it|switch(?:ed|ing) to|"
    r"side (?:effects?|affects)|adverse effects|taper\w*|wean\w*|com(?:e|ing) off|deaths?|risks?|costs?)"
)
"""Words of fear before the fact, or of fact: they weigh in a review, but judge nothing in other talk."""
NOT_AT_ONCE = re.compile(
    r"\W*(?:as soon as|right away|overnight|immediately|instantly|for (?:everyone|everybody)|could|of it|not to|"
    r"access)\b"
)
"""After "does not work", "like it": no judgement of what it does in the end."""
WISHED = re.compile(
    r"\b(?:(?:hope|hoping|hopefully|wish(?:ing)?)(?: that| for)?(?: \w+)?(?: will)?|will(?: \w+){0,2}|"
    r"(?:may|might)(?: have)?(?: been| be)?) $"
)
ALIKE = re.compile(r"\b(?:feels?|felt|feeling|seems?|seemed|looks?|looked|sounds?|sounded|is|was|'s|more|just) $")
"""Before "like it": no liking."""
NEWS = re.compile(
    r"\b(?:stud(?:y|ies)|trials?|rct|fda|mhra|ema|patients|researchers?|research|papers?|proves?|proven|published|phase|"
    r"endpoints?|placebo|readout|press release|results were|no better than|mechanism|commonly|clinical|significantly|"
    r"treatment (?:for|of)|approv\w+|announc\w+|safety (?:advice|alert|communication)|boxed warning)\b"
)
"""Told of a medication by nobody who takes it."""
WORKS_ON = re.compile(r"(?<=works) on\b(?! (?:me|my|us|him|her|his|it|them)\b)")
"""How a medication works, not how well."""
OTHERS_FEEL = re.compile(
    r"\b(?:people|others|users|folks|many)\W+(?:(?:are|were|have|just|really|also|do|who)\W+){0,2}$"
)
FIRST_PERSON = re.compile(r"\b(?:i|i'm|i've|i'd|im|ive|me|my|mine|we|our|us|he|she|his|her|him)\b")
OUTCOME = re.compile(
    r"(?:no relapses?|relapse[ -]free|no new (?:lesions|activity)|no progression|(?:total |in )?remission|"
    r"(?:no|zero|without(?: any)?) (?:\w+ )?side effects|back to normal|symptom[ -]free|pain[ -]free)"
)
"""What came of it, told of a person who is on the medication named in the sentence."""
