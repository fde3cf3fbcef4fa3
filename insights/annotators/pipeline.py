"""Pipeline: medications still in development, and how people stand to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from insights.annotators import annotator
from insights.annotators._about import mentions
from insights.annotators._research import in_development
from insights.language.document import Document
from insights.language.sentences import Span
from insights.model import Annotation, Kind

_STUDY = r"(?:(?:\w+[ -]){0,3}(?:trial|study|studies|trials)|one of (?:the|these) trials)"
_JOIN = re.compile(
    r"\b(?:how (?:do|can|would) (?:i|we|you|one) (?:join|enrol\w*|sign up|get into|get in|participate|apply|"
    r"volunteer)|"
    r"sign(?:ed|ing)? up|enrol(?:l?ed|l?ing|l)?\b|participat\w+|volunteer\w*|i'?m in (?:the|a) (?:trial|study)|"
    r"in the (?:clinical )?(?:trial|study)|"
    rf"(?:join(?:ed|ing)?|appl(?:y|ied|ying) (?:for|to)|g[eo]t(?:ting|ten)? (?:in|into|on|onto)|referred (?:for|"
    rf"to)|accepted (?:in)?to|"
    rf"screen(?:ed|ing) for|offered) (?:the|an?|this|that|any) {_STUDY}|"
    r"(?:offered|taken?|got) (?:me |him |her |us )?(?:a |the |my )?(?:\w+ )?(?:trial )?(?:spot|place|slot) (?:in|"
    r"on) (?:the|an?)|"
    r"trial (?:spot|place|slot)|"
    r"accepted into|asked if (?:i'm|i was|i am|we'd be|i'd be) interested|(?:are|is) (?:they|"
    r"it) (?:still )?recruiting|eligible|eligibility|"
    r"screening (?:day|visit|for)|information sheet|consent form|trial sites?|(?:early|expanded|"
    r"compassionate) (?:access|use)|"
    r"(?:i|he|she|we)(?:'ve been|'m| was| got| am| is)? randomi[sz]ed|put (?:my|his|her|our) name down)\b"
)
_DOUBT = re.compile(
    r"\b(?:doubt\w*|s[ck]eptic\w*|not holding my breath|won't hold my breath|don't hold your breath|"
    r"too good to be true|"
    r"(?:over-?)?hyped?|fail\w*|flop\w*|bombed|missed|(?:did|does|do|has|have)(?:n't| not) (?:\w+ )?"
    r"(?:beat|beaten|slow|slowed|work|worked|meet|met|help|helped|hit|show|trust)|disappoint\w*|not convinced|"
    r"believe it when|worri(?:ed|es|some)|worry|scar(?:y|ed|es)|afraid|never going to|(?:decades|years) away|"
    r"snake oil|"
    r"liver (?:injur\w+|damage|failure|problems?|signal|questions?|thing|scare|risks?|toxicity|side)|halt(?:ed)?|"
    r"hold by the fda|clinical hold|(?:was|been|got|were) stopped|not impressed|money grab|pipe dream|"
    r"(?:isn't|not|wasn't) approved|reject\w*|turned (?:it )?down|complete response|"
    r"(?:delayed|pushed (?:(?:\w+ ){0,4}(?:back|to)|it)|extended|slipped)|bad (?:news|day|morning)|gutted|"
    r"heartbroken|crushed|devastated|a blow|"
    r"in tears|took it (?:badly|hard|worse)|set-?back|let down|negative (?:\w+ )?(?:results?|trial|news|study|"
    r"outcome)|"
    r"no (?:benefit|effect|difference|better)|dropped|discontinu\w+|terminat\w+|ended early|pulled the plug|"
    r"false hope|"
    r"(?:won't|will not|wouldn't) (?:\w+ )?(?:help|work|be|touch|take|risk)|too (?:late|risky|dangerous|toxic|old)|"
    r"deaths?|died|not for (?:me|us)|cynical|(?:tired|sick) of|gave up|given up|sadly|guinea pigs?|"
    r"(?:same|better) (?:as|than) (?:the )?placebo|heard (?:it|that|this) (?:all )?before|toxic\w*|unsafe|waste)\b"
)
_HOPE = re.compile(
    r"\b(?:hop(?:e|es|ing|eful|efully)|can'?t wait|excit\w+|promis(?:ing|e)|looking forward|fingers crossed|"
    r"(?:waiting|wait|hold(?:ing)? out|hang(?:ing)? on|pinning) (?:for|on|until|quite)|(?:do|should) i wait|"
    r"game.?changer|"
    r"breakthrough|(?:great|good|positive|encouraging|strong) (?:\w+ )?(?:news|results?|data|readout)|(?:came|"
    r"come|comes) out positive|"
    r"amazing|encouraging|optimis\w+|please let|come on|hurry|finally|holy grail|cure|best thing|stoked|pumped|"
    r"(?:met|hit|meets|hits|reached) (?:its|their|the|all) (?:\w+ )?(?:goals?|endpoints?|targets?)|priority review|"
    r"did (?:really |very )?well|slowed (?:\w+ )?(?:disability|progress\w*|decline|it)|days? to (?:go|the)|"
    r"counting (?:the )?days|first in (?:the )?(?:line|queue)|how long (?:until|till|before)|"
    r"when (?:can|could|will|might|would) (?:[\w'-]+ ){1,4}(?:be|get|have)|what i need|sounds (?:good|great|"
    r"ideal|perfect)|"
    r"good for (?:the|us|them|all)|(?:i|we|he|she)(?:'d| would) (?:\w+ )?(?:love|take|like|try|sign)|"
    r"would be (?:\w+ )?(?:amazing|huge|great|wonderful|lovely|brilliant|something)|(?:so|really|very) (?:happy|"
    r"relieved|pleased|glad)|"
    r"over the moon|interested in|light at the end|impress(?:ed|ive)|(?:was|were|is|got|been|be) approved|"
    r"it works|it worked)\b|🤞"
)
_STANCES = (("doubt", _DOUBT), ("hope", _HOPE))
_NEAR = 2
"""Sentences away from the name that are still read for a stance; all of them where no other is named."""
_FAR = 6


@annotator(finds=(Kind.PIPELINE,))
def pipeline(document: Document) -> Iterator[Annotation]:
    """Yield every medication in development, with the stance taken to it: hope, doubt, join or follow.

    What no pack lists goes by its name as written, or by what is sought: a vaccine, a cure.
    """
    stances: dict[str, str] = {}
    listed = [
        (found.value, found.start, found.end)
        for found in mentions(document)
        if (drug := document.lexicon.medications.get(found.value)) and drug.stage == "pipeline"
    ]
    told = [*listed, *in_development(document, frozenset(value for value, _, _ in listed))]
    reach = _FAR if len({value for value, _, _ in told}) == 1 else _NEAR
    for value, start, _ in told:
        if stances.get(value, "follow") == "follow":
            stances[value] = _stance(document, start, reach)
    for value, start, end in told:
        attributes = {"stance": stances[value]}
        score = 0.8 if (value, start, end) in listed else 0.6
        yield document.annotation(Kind.PIPELINE, value, start, end, score=score, attributes=attributes)


def _stance(document: Document, position: int, reach: int) -> str:
    """Return the stance told in the clause at `position`, else in the sentences about it, the nearest first.

    Somebody who asks how to join says no less by hoping as well.
    """
    number = document.sentence_index(position)
    spans = document.sentences
    order = sorted(range(len(spans)), key=lambda other: (abs(other - number), -other))
    near: list[Span] = [spans[other] for other in order if abs(other - number) <= reach]
    if any(_JOIN.search(document.lowered, *span) for span in near[:3]):
        return "join"
    for span in (document.clause(position), *near):
        for stance, pattern in _STANCES:
            mark = pattern.search(document.lowered, *span)
            if mark:
                denied = stance == "hope" and document.context(mark.start(), mark.end()).negated
                return "doubt" if denied else stance
    return "follow"
