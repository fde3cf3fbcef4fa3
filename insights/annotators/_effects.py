"""Effects named in a post: suffered from a treatment, or the ill that the treatment is for."""

from __future__ import annotations

import re

from insights.language.document import Document
from insights.language.phrases import Match

_LOOSE_TAIL = r"[\s\-]*(?:\w+(?:,| and(?! (?:my|i|the|now|got|had|have)\b)| &|/)?\s+){0,2}$"
_TAIL = r"[\s\-]*(?:\w+(?:,| and| &|/)\s*){0,2}$"
_INDICATED = re.compile(
    r"\b(?:(?<!n't )(?<!not )(?<!except )(?<!accept )for (?:my |the |his |her |their |our |some |"
    r"severe |chronic |bad |extreme |mild |major |"
    r"adult |clinical |social |general |"
    r"anyone (?:who has|with) |people with |depression and |anxiety and |ocd and )*|anyone who has|for \"|"
    r"in order to|to (?:treat|help|control|manage|fight|combat|prevent|stop|relieve|ease|deal with|"
    r"reduce|heal|clear(?: up)?|lighten|fade|calm|get out of|escape|numb|"
    r"get rid of|"
    r"cure|avoid|counter|counteract|fix|minimi[sz]e|take)(?: with| my| the| her| his| of| your)*|"
    r"treat(?:s|ing|ment)?(?: of| for)?(?: my| the| his| her)?(?: own)?|prescribed (?:it |this |"
    r"\w+ )?for(?: my| the)*|"
    r"diagnos(?:ed|is)(?: with| of)?(?: with)?(?: severe| major| chronic| general(?:ized)?)*|"
    r"suffer(?:s|ed|ing|er)?(?: from| with)?(?: severe| major| chronic| long term| extreme)*|"
    r"history of(?: severe| major)*|deal(?:t|ing)? with(?: my| severe)*|struggl(?:e|ed|"
    r"ing) with(?: my| severe)*|lifelong|life-long|years of|battl(?:ed|ing)(?: with)?|"
    r"because (?:i (?:was|had)(?: also)?(?: having)?|of my)(?: severe| major)*|went from (?:having |"
    r"being )?(?:\w+ )?|(?<!he )was having(?: severe| a lot of)*|before (?:i (?:was |had )?|taking |"
    r"starting )|trying (?:it|this) for)" + _TAIL
)
_IMPROVED_BEFORE = re.compile(
    r"\b(?:help(?:s|ed|ing)?(?: me| him| her| a lot| so much| tremendously| greatly|"
    r" a great deal)*(?: with| control| manage| overcome| ease| relieve| get out of| out of)?(?: my|"
    r" the| his| her| severe| chronic| some of| a)*|"
    r"reliev(?:es|ed|ing)(?: my| the)*|eas(?:es|ed)(?: my| the)*|reduc(?:es|ed|ing)(?: my| the|"
    r" level of| levels of)*|decreas(?:es|ed|ing)(?: my| the| in)*|improv(?:es|ed|ing|ement)(?: in|"
    r" of| my| the)*|"
    r"control(?:s|led|ling)?(?: my| the)*|cur(?:es|ed|ing)(?: my| me of| the)*|eliminat(?:es|ed|"
    r"ing)(?: my| the| a cycle of)*|lift(?:s|ed)(?: my| the)*|rid of(?: my| the| all)*|"
    r"(?:less|fewer|no more|no longer|not as|without)(?: severe| my| have| having| any| feel| feeling|"
    r" as| so)*|works? (?:great |well |wonders |good )?(?:for|on)(?: my| the)*|"
    r"worked (?:great |well |wonders |good )?(?:for|on)(?: my| the)*|(?:took|takes|taken|"
    r"taking) (?:away|care of|the edge off)(?: my| the| all)*|stopp?ed (?:my|the|all my)|"
    r"clear(?:s|ed|ing)(?: up)?(?: my| the| all)*|fix(?:es|ed)(?: my| the)*|calm(?:s|ed)(?: my| the| down)+|"
    r"anti|effective (?:for|against|at|in)(?: my| treating| the)*|good (?:for|against)(?: my| the)*|"
    r"great (?:for|against)(?: my| the)*|(?:life ?saver|godsend|wonders|miracle) for(?: my)?)" + _TAIL
)
_IMPROVED_AFTER = re.compile(
    r"^\W*(?:(?:is|are|was|were|has|have|had|symptoms?|problems?|issues?|attacks?|thoughts|completely|"
    r"totally|all|almost|been|being|much|and|or|depression|anxiety|"
    r"a lot|significantly|greatly|virtually|already|getting|at an|\w+ly)\W+){0,5}(?:gone|better|"
    r"improved|improving|under control|disappeared|lifted|went away|all-time low|"
    r"gone away|relieved|controlled|cured|manageable|resolved|vanished|reduced|decreased|decrease|"
    r"lessened|treated|calmer|subsid(?:ed|ing))\b"
)
_STRONG_BLAME = re.compile(
    r"\b(?:gave me|gives me|caus(?:e|es|ed|ing)|made (?:me|my|him|her)|makes (?:me|my|him|her)|"
    r"making (?:me|my)|side effects?|increas\w+|"
    r"worsen\w*|worse|more|heightened|triggered|led to|since (?:starting|taking|i started|going on)|"
    r"(?:after|since|when) (?:i )?(?:start(?:ed|ing)|taking|took|go(?:ing)? off|went off|coming off|c[ao]me off|"
    r"quit(?:ting)?|stopp(?:ed|ing)|switching)|extreme)\b[^.;!?]{0,60}$|"
    r"\b(?:took|tried|started|began|was on|went on) (?:\w+ ){1,3}and (?:i )?(?:\w+ly |instantly |then |soon )?"
    r"(?:got|was|felt|became|had|ended up) [^.,;!?]{0,30}$"
)
_STRONG_BLAME_AFTER = re.compile(
    r"^\W*(?:\w+\W+){0,2}(?:got|gets|became|was|is|getting|gotten|increased|went) ?(?:even |much |"
    r"way |a lot |so much )?"
    r"(?:worse|increased|up|through the roof)\b|^\W*increased|^\W*worsened|"
    r"^\W*(?:every|each) time (?:i|he|she) (?:take|took|use|start|inject)"
)
IT_GAVE = re.compile(
    r"[ ,]*(?:that |which )?(?:the |my |this |it |they |those )?(?:\w+ )?(?:gave|gives|caused|causes|brought)\b"
)
"""After an effect: "for the hot flushes the pills gave me"."""
_INDICATIONS: dict[str, tuple[str, ...]] = {
    "ssri": ("depression", "anxiety", "panic"),
    "snri": ("depression", "anxiety", "panic"),
    "antidepress": ("depression", "anxiety", "panic"),
    "maoi": ("depression", "anxiety"),
    "benzodiazepine": ("anxiety", "panic", "insomnia"),
    "stimulant": ("concentration", "focus"),
    "hypnotic": ("insomnia", "sleep"),
    "triptan": ("headache", "migraine"),
    "analges": ("pain", "headache"),
    "opioid": ("pain",),
    "nsaid": ("pain", "headache", "fever"),
    "antiemetic": ("nausea", "vomiting"),
    "laxative": ("constipation",),
    "retinoid": ("acne", "breakout"),
    "antihistamine": ("itch", "allerg", "hives"),
    "mood stabili": ("mood", "mania", "depression"),
    "antipsychotic": ("mania", "psychosis", "hallucination"),
}
"""What a class of medicine is commonly taken for, where no pack says: part of class, parts of complaints."""


_PLAIN = re.compile(
    r"\b(?:reliev(?:es|ed|ing)|reduc(?:es|ed|ing)|treat(?:s|ing)|eas(?:es|ed)|cur(?:es|ed)|"
    r"prevent(?:s|ed|ing)|against|"
    r"for(?! (?:me|him|her|us|you|it|weeks|months|days|years|hours|a|an|the (?:first|last|past|next)|"
    r"about|over|almost|\d+|"
    r"some|two|three|six)\b))" + _LOOSE_TAIL
)
_IDIOM = re.compile(
    r"\b(?:sick and tired|tired of|work(?:ed|ing)? (?:\w+ )?up to|"
    r"flush(?:ed|ing)? (?:\w+ )?(?:out|down)|drain(?:ed|ing|s) (?:the|my|"
    r"it|a)\b|(?:brief|quick|a) rundown|"
    r"(?:can'?t|don'?t|cannot) (?:really )?remember (?:exactly|specifically|what|the|if|who|when|"
    r"where|his|her|which|how|their|them|right now|any others|all of)|"
    r"don'?t care\W* (?:attitude|what|if|how|about)|(?:protein|milk) shakes?|the shakes are|"
    r"hyper-?pigment\w*|obsessive[- /]compulsive|confusion (?:with|about|over|between|regarding)|"
    r"low[- ]sugar(?:/| carb| drinks?| shakes?)|"
    r"numb (?:myself|the pain|it)|addictive (?:nature|personalit\w+)|nervous about|scared of|"
    r"worried about|afraid of|"
    r"(?:pain|anger|weight|stress|anxiety|depression|sleep|nausea|cough|cold|allergy|acne|migraine|"
    r"headache|adhd) (?:management|clinics?|"
    r"specialists?|relief|relievers?|killers?|meds?|medications?|medicines?|drugs?|tablets?|"
    r"disorders?|scale|patients?|screening|"
    r"studies|research|papers)|(?:major|clinical|bipolar|treatment[- ]resistant) (?:depress\w+|anxiety))\b"
)


def idiom(document: Document, match: Match) -> bool:
    """Return whether the words of an effect mean something else here ("sick and tired of it"), or only its risk."""
    if document.lowered.startswith((" risk", "-risk"), match.end):
        return True
    start, end = max(0, match.start - 24), match.end + 24
    return any(
        mark.start() < match.end and match.start < mark.end() for mark in _IDIOM.finditer(document.lowered, start, end)
    )


def treated(document: Document, match: Match) -> bool:
    """Return whether the words around an effect say that the treatment is for it, or that it got better."""
    if IT_GAVE.match(document.lowered, match.end, document.sentence(match.start)[1]):
        return False
    before = _before(document, match)
    return bool(_INDICATED.search(before) or _PLAIN.search(before)) or improved(document, match)


def improved(document: Document, match: Match) -> bool:
    """Return whether the words around an effect say that it got better."""
    end = min(document.sentence(match.start)[1], match.end + 60)
    return bool(
        _IMPROVED_AFTER.search(document.lowered[match.end : end]) or _IMPROVED_BEFORE.search(_before(document, match))
    )


def _before(document: Document, match: Match) -> str:
    return document.lowered[max(document.sentence(match.start)[0], match.start - 90) : match.start]


def blamed_outright(document: Document, match: Match) -> bool:
    """Return whether a medication is said to have caused or worsened the effect."""
    sentence = document.sentence(match.start)
    before = document.lowered[max(sentence[0], match.start - 100) : match.end]
    after = document.lowered[match.end : min(sentence[1], match.end + 60)]
    return bool(_STRONG_BLAME.search(before) or _STRONG_BLAME_AFTER.search(after))


def is_indication(document: Document, generic: str, effect: str) -> bool:
    """Return whether the medication is commonly taken against the effect."""
    drug = document.lexicon.medications.get(generic)
    if drug is None:
        return False
    if any(effect in use.casefold() or use.casefold() in effect for use in drug.indications):
        return True
    kind = drug.drug_class.casefold()
    return any(word in effect for part, words in _INDICATIONS.items() if part in kind for word in words)
