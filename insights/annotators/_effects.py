"""Effects named in a post: suffered from a treatment, or the ill that the treatment is for."""

from __future__ import annotations

import re

from insights.language.document import Document
from insights.language.phrases import Match

_TREATED_BEFORE = re.compile(
    r"\b(?:for (?:my |the |his |her |their |our |some |severe |chronic |bad |extreme |mild |major |"
    r"adult |clinical |"
    r"depression and |anxiety and |ocd and )*|to (?:treat|help|control|manage|fight|combat|prevent|"
    r"stop|reduce|relieve|ease|"
    r"deal with|get rid of|cure|avoid|counter|counteract|fix)(?: with| my| the| her| his| of)*|"
    r"treat(?:s|ing|ment)?(?: of| for)?(?: my| the)?|"
    r"help(?:s|ed|ing)?(?: me| him| her| a lot| so much| tremendously| greatly)*(?: with| control|"
    r" manage| overcome| ease| relieve)?(?: my| the| his| her| severe| chronic| some of)*|"
    r"reliev(?:es|ed|ing)(?: my| the)*|eas(?:es|ed)(?: my| the)*|reduc(?:es|ed|ing)(?: my| the)*|"
    r"decreas(?:es|ed|ing)(?: my| the| in)*|improv(?:es|ed|ing|ement)(?: in| of| my| the)*|"
    r"control(?:s|led|ling)?(?: my| the)*|cur(?:es|ed)(?: my| me of| the)*|lift(?:s|ed)(?: my| the)*|"
    r"rid of(?: my| the| all)*|"
    r"prescribed (?:it |this |\w+ )?for(?: my| the)*|diagnos(?:ed|is)(?: with|"
    r" of)?(?: with)?(?: severe| major| chronic| general(?:ized)?)*|suffer(?:s|ed|ing|er)?(?: from|"
    r" with)?(?: severe| major| chronic| long term)*|"
    r"history of(?: severe| major)*|deal(?:t|ing)? with(?: my| severe)*|struggl(?:e|ed|"
    r"ing) with(?: my| severe)*|lifelong|life-long|years of|battl(?:ed|ing)(?: with)?|(?:less|fewer|"
    r"no more|no longer|without)(?: severe| my| have| any)*|"
    r"works? (?:great |well |wonders |good )?(?:for|on)(?: my| the)*|worked (?:great |well |wonders |"
    r"good )?(?:for|on)(?: my| the)*|took (?:away|care of)(?: my| the| all)*|takes (?:away|"
    r"care of)(?: my| the)*|"
    r"anti|effective (?:for|against|at|in)(?: my| treating| the)*|good (?:for|against)(?: my|"
    r" the)*)[\s\-]*(?:\w+(?:,| and| &|/)\s*){0,2}$"
)
_TREATED_AFTER = re.compile(
    r"^\W*(?:(?:is|are|was|were|has|have|had|symptoms?|problems?|issues?|attacks?|completely|totally|"
    r"all|almost|been|much|"
    r"a lot|significantly|greatly|\w+ly)\W+){0,4}(?:gone|better|improved|under control|disappeared|"
    r"lifted|went away|"
    r"gone away|relieved|controlled|cured|manageable|resolved|vanished|reduced|decreased|lessened|treated)\b"
)
_STRONG_BLAME = re.compile(
    r"\b(?:gave me|gives me|caus(?:e|es|ed|ing)|made (?:me|my|him|her)|makes (?:me|my|him|her)|"
    r"making (?:me|my)|side effects?|increas\w+|"
    r"worsen\w*|worse|more|heightened|triggered|led to|since (?:starting|taking|i started|going on)|"
    r"after (?:starting|taking|i started)|extreme)\b[^.;!?]{0,60}$"
)
_STRONG_BLAME_AFTER = re.compile(
    r"^\W*(?:\w+\W+){0,2}(?:got|gets|became|was|is|getting|gotten|increased|went) ?(?:even |much |"
    r"way |a lot |so much )?"
    r"(?:worse|increased|up|through the roof)\b|^\W*increased|^\W*worsened"
)
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


def treated(document: Document, match: Match) -> bool:
    """Return whether the words around an effect say that the treatment is for it, or that it got better."""
    sentence = document.sentence(match.start)
    before = document.lowered[max(sentence[0], match.start - 90) : match.start]
    after = document.lowered[match.end : min(sentence[1], match.end + 60)]
    return bool(_TREATED_BEFORE.search(before) or _TREATED_AFTER.search(after))


def blamed_outright(document: Document, match: Match) -> bool:
    """Return whether a medication is said to have caused or worsened the effect."""
    sentence = document.sentence(match.start)
    before = document.lowered[max(sentence[0], match.start - 100) : match.start]
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
