"""Adverse events: a medication and an unwanted effect, for people to look at; recall comes first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from insights.annotators import annotator
from insights.annotators._about import close, medicated, mentions
from insights.annotators._blame import SURE, blamed_on_it, blames
from insights.annotators._ill_borne import ill_borne
from insights.annotators._safety import hard_to_leave, left_off, situations, struck_after
from insights.annotators._signs import signs
from insights.annotators._suffered import LIKELY, likelihood
from insights.annotators._told_real import only_supposed
from insights.annotators._typical import RATHER_THE_ILL
from insights.annotators._unnamed import unnamed
from insights.annotators._untold import asks_having_it, untold
from insights.language.document import Document
from insights.language.phrases import Match
from insights.language.sentences import Span
from insights.model import Annotation, Experiencer, Kind

_SELF = re.compile(r"\b(?:i|i'm|i've|i'd|im|ive|me|my|mine|we|our)\b")
_SOMEBODY = re.compile(
    r"\b(?:he|she|him|her|his|my (?:\w+ )?(?:mom|mum|mother|dad|father|wife|husband|partner|boyfriend|"
    r"girlfriend|son|daughter|child|kid|baby|sister|brother|aunt|uncle|"
    r"grandma|grandmother|grandpa|grandfather|friend|cousin|niece|nephew)|(?:a|the|this|"
    r"my) (?:patient|woman|man|girl|boy|guy|lady|friend)|\d+ ?(?:yo|y/o|year old))\b"
)
_GENERIC_PRODUCT = re.compile(
    r"\b(?:my|the|this|these|those|new|his|her|that) (?:\w+ )?(?:meds?|medications?|medicines?|drugs?|"
    r"pills?|antidepressants?|tablets?|prescription|ssris?|steroids?|antibiotics?|birth control|"
    r"shots?|injections?|infusions?|vaccine|cream|inhaler|generic|brand|drip|starter pack)\b|"
    r"\b(?:on|of|from) (?:\w+ )?(?:steroids?|antibiotics|tablets|pills|antidepressants?|chemo|injections)\b"
)
_STUDY = re.compile(
    r"\b(?:stud(?:y|ies)|trials?|findings|outcomes|meta-analys[ie]s|systematic|cochrane|randomi[sz]ed|placebo|fda|"
    r"researchers?|journal|sues?|lawsuits?|recalls?|scientists|evidence|efficacy)\b"
)
_HEADLINE = 250
"""Letters up to which a post is no more than a headline."""
_CASE = re.compile(r"\bcase (?:report|study|series)\b")
_BLAMED = re.compile(
    r"\b(?:side ?-?effects?|side affects|made me|makes me|gave me|gives me|caus(?:ed|es|ing)|reaction|"
    r"allergic|withdrawals?)\b"
)
_WORTH_A_LOOK = 0.4
_TURNED_BAD = re.compile(r"\b(?:made|makes|swung|worse|still)\b")
_STRIKES_WITHIN = 3
"""Sentences after one that tells of leaving a medication in which what struck is put down to that."""
_STILL = re.compile(
    r"\b(?:still|(?:came|come|coming|are|is|was) back|returned|again|increas\w+|wors\w+|terrible|"
    r"horrible|severe|bad|attacks?|"
    r"more|until after|started|now|not (?:completely|fully|totally)|only (?:relieved|helped)|constant\w*)\b"
)
_EARLIER = re.compile(
    r"\b(?:before|used to|prior|history|suffer(?:ed|ing)? (?:from|with)|diagnosed|for (?:\w+ )?years|"
    r"lifelong|no longer|less|"
    r"no more|helped|gone|improv\w+|to treat|treats|prescribed)\b"
)


@annotator(finds=(Kind.ADVERSE_EVENT,), needs=(Kind.SIDE_EFFECT, Kind.SYMPTOM))
def adverse_events(document: Document) -> Iterator[Annotation]:
    """Yield one suspicion a post for each medication concerned, with the elements found.

    Elements are those of a valid individual case report: patient, reporter, product, event.
    """
    if _is_news(document):
        return
    events = [*_effects(document), *_special(document)] or _likely(document) or _suspected(document)
    seen: set[str | None] = set()
    for start, end, target, situation, score in sorted(events, key=lambda event: -event[4]):
        if target in seen or (target is None and seen):
            continue
        seen.add(target)
        elements = _elements(document, product=target is not None)
        yield document.annotation(
            Kind.ADVERSE_EVENT,
            "suspected",
            start,
            end,
            target=target,
            score=score,
            negated=False,
            hypothetical=False,
            attributes={"elements": ",".join(elements), **({"situation": situation} if situation else {})},
        )


_Event = tuple[int, int, str | None, str, float]


def _is_news(document: Document) -> bool:
    """Return whether the post tells of a study or of a group, and of nobody in particular."""
    text = document.lowered
    if document.subject is not None or len(text) > _HEADLINE or not _STUDY.search(text) or _CASE.search(text):
        return False
    return not (_SELF.search(text) or _SOMEBODY.search(text))


def _effects(document: Document) -> Iterator[_Event]:
    for found in document.found(Kind.SIDE_EFFECT):
        if found.negated or (found.hypothetical and not asks_having_it(document, found.start)):
            continue
        general = found.experiencer is Experiencer.OTHER
        yield found.start, found.end, found.target, "", 0.5 if general else max(found.score, 0.7)
    if not medicated(document):
        return
    for blame in blames(document):
        start, end = blame.match.start, blame.match.end
        told = document.context(start, end)
        unsure = _WORTH_A_LOOK <= blame.score < SURE
        if (
            unsure
            and not _rather_the_ill(document, blame.match)
            and not (told.negated or only_supposed(document, start, end))
            and told.experiencer is not Experiencer.OTHER
        ):
            yield start, end, blame.target, "", 0.5


def _rather_the_ill(document: Document, match: Match) -> bool:
    """Return whether the effect is more likely what the medication is taken for than what came of it."""
    if not RATHER_THE_ILL.search(match.phrase.name) or blamed_on_it(document, match.start, match.end):
        return False
    return not _TURNED_BAD.search(document.lowered, max(0, match.start - 40), match.end + 20)


def _likely(document: Document) -> list[_Event]:
    """Return the sentence of a review that most likely tells of a reaction, if one does that no rule knows."""
    if document.subject is None or not document.sentences:
        return []
    probability, sentence = max((likelihood(document, sentence), sentence) for sentence in document.sentences)
    target = close(document, sentence[0])
    return [(*sentence, target, "likely", round(probability, 2))] if probability >= LIKELY else []


def _suspected(document: Document) -> list[_Event]:
    """Return the plainest sign of a post that is no review that something went wrong with a medicine."""
    found = next(signs(document), None) if document.subject is None else None
    if found is None:
        return []
    start, end, situation = found
    return [(start, end, close(document, start), situation, 0.3)]


def _special(document: Document) -> Iterator[_Event]:
    """Yield deaths, hospital, pregnancy, overdose, lack of effect, withdrawal, lab values, and effects not named."""
    cues = [(m.start, m.end, m.phrase.name) for m in document.matches("cue.adverse_event")]
    named = medicated(document)
    near = _near_medication(document)
    told = [*cues, *(one for sentence in near for one in situations(document.lowered, *sentence))]
    for start, end, situation in told:
        target = close(document, start) if named else None
        if target is None and not (situation == "unwanted" and unnamed(document) and _some_product(document, start)):
            continue
        if untold(document, start, end, situation):
            continue
        yield start, end, target, situation, 0.6 if target else 0.4
    if named:
        yield from _unrelieved(document)
        yield from _came_back(document)
    for sentence in near:
        for start, end in ill_borne(document, sentence):
            if target := close(document, start):
                yield start, end, target, "unwanted", 0.5
        left = hard_to_leave(document.lowered, *sentence)
        target = close(document, left[0]) if left else None
        if left and target and not document.lowered.endswith("?", *sentence):
            yield *left, target, "withdrawal", 0.5


def _near_medication(document: Document) -> list[Span]:
    """Return the sentences that name a medication, and those after them; of a review all."""
    if document.subject:
        return list(document.sentences)
    numbers = {document.sentence_index(named.start) for named in mentions(document)}
    last = len(document.sentences) - 1
    return [document.sentences[number] for number in sorted(numbers | {min(n + 1, last) for n in numbers})]


def _unrelieved(document: Document) -> Iterator[_Event]:
    """Yield complaints that a medication is taken for and that are there still, again or worse."""
    for found in document.found(Kind.SYMPTOM):
        sentence = document.sentence(found.start)
        if (
            _STILL.search(document.lowered, *sentence)
            and not (found.negated or found.hypothetical or _EARLIER.search(document.lowered, *sentence))
            and not document.lowered.endswith("?", *sentence)
            and (target := close(document, found.start))
        ):
            yield found.start, found.end, target, "lack_of_effect", 0.4


def _came_back(document: Document) -> Iterator[_Event]:
    """Yield what struck after a medication was left: in the sentence that tells of leaving, or the next ones."""
    for number, sentence in enumerate(document.sentences):
        left = left_off(document.lowered, *sentence)
        target = close(document, left[0]) if left else None
        if left is None or target is None:
            continue
        last = document.sentences[min(number + _STRIKES_WITHIN, len(document.sentences) - 1)]
        struck = struck_after(document.lowered, left[1], last[1])
        if struck and not document.context(*struck).negated and not only_supposed(document, *struck):
            yield *struck, target, "withdrawal", 0.5


def _some_product(document: Document, start: int) -> bool:
    """Return whether the sentence blames a product it does not name ("my meds made me sick")."""
    sentence = document.sentence(start)
    return bool(_GENERIC_PRODUCT.search(document.lowered, *sentence) and _BLAMED.search(document.lowered, *sentence))


def _elements(document: Document, *, product: bool) -> list[str]:
    """Return which elements of a case report the post gives; the writer of a first-hand account reports."""
    own = bool(_SELF.search(document.lowered)) or document.subject is not None
    somebody = bool(_SOMEBODY.search(document.lowered))
    found = {"patient": own or somebody, "reporter": own, "product": product, "event": True}
    return [element for element, there in found.items() if there]
