"""Treatment choice: somebody weighs medications against each other ("X or Y?")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from insights.annotators import annotator
from insights.annotators._about import Mention, mentions, named_in
from insights.annotators._attitude import attitudes
from insights.annotators._compared import compared
from insights.language.document import Document
from insights.model import Annotation, Kind, Polarity

_JOINED = re.compile(
    r"^(?: ?\([^()]{1,40}\))?(?: (?:\w+ ){0,2}(?:first|now|again|back|instead))?[\s,\"'()/]*(?:(?:\d+ ?mg|generic|"
    r"brand|pills?|shots?|pens?|injections?|infusions?|yr|year|"
    r"month|\d+)[\s)]*){0,2}"
    r"(?P<choice>(?:or|and|but) (?:she|he|they|i)(?:'d)? (?:also )?mentioned|or(?: maybe| possibly| even|"
    r" else)?(?: (?:should i |do i |to )?(?:switch|mov|chang|go|stay|start|tak|"
    r"try)(?:e|ing|ing over)?"
    r"(?: over)?(?: to| on| onto| with)?)?|vs\.?|v\.?|versus|over|compared (?:to|with)|rather than|"
    r"instead of|and|to)?"
    r"[\s,\"'(/]*(?:the |going on |starting |trying |taking |generic )?$"
)
_BARE_JOIN = ("and", "to")
_FORM = re.compile(
    r"[\s\"')]*(?:,? or|vs\.?|versus)[\s\"'(]*(?:just |simply |maybe |the |a |one of the |some |daily |monthly )*"
    r"(?P<form>tablets?|pills?|injections?|infusions?|shots?|biosimilar|generic|stem cells?|hsct|diet|surgery)\b"
)
_FORMS = {"pill": "tablets", "pills": "tablets", "tablet": "tablets", "shot": "injections", "shots": "injections"}
_OPINIONS = re.compile(
    r"\b(?:says?|said|thinks|wants|offer(?:s|ed)|suggest(?:s|ed)|likes|prefers|(?:leans?|leaning) (?:to|towards)|"
    r"recommend(?:s|ed)|mentioned|"
    r"ordered|picked)(?: me| us| him| her)?(?: on| to (?:go on|try|start|take))?(?: the| generic)? $"
)
_BEFORE_OR = re.compile(
    r"\b(?:(?P<nothing>nothing|no treatment|no meds|doing nothing|wait(?:ing)?)|(?P<form>tablets?|pills?|"
    r"injections?|infusions?|shots?)|"
    r"(?P<same>this|it|that|mine|(?:stay|staying|stick|sticking|keep|keeping)(?: \w+){0,3}|a (?:second|"
    r"third) course)),? (?:or|vs\.?|versus) "
    r"(?:should i |do i |to )?(?:(?:try|take|start|move|moving|switch|switching|change|changing|go|"
    r"going)(?: over)?(?: to| on)? )?(?:the |generic )?$"
)
_OR_STAY = re.compile(r",? or (?:should i |do i |to |just )*(?:stay|stick|keep|carry on|leave (?:it|me|him|her|well))")
_CHOOSES = re.compile(
    r"\b(?:choos\w+|choices?|chose|pick(?:ed|ing)?|decid\w+|which (?:one|would|did|to)|torn|options|leaflets|"
    r"weigh(?:ing)?|undecided)\b"
)
_EXAMPLES = re.compile(
    r"(?:\be\.?g\.?,?|\bsuch as|\blike|\bi\.?e\.?,?|\b(?:due|react\w*|allergic) to|\bcaused by|\bbecause of|"
    r"\bwith(?:out)?|\bnot|n't (?:take|have|use|do)) \W*$"
)
_ASIDE = re.compile(r"\b(?:caus(?:e[sd]?|ing)|interact\w*|mix(?:ing|ed)?|combin\w+)\b")
_READ = re.compile(r"\b(?:threads?|articles?|papers?|stud(?:y|ies)|trials?) [^.?!]{0,25}$")
_APART = 130
"""Characters within which two opinions on what to take are on the same question."""
_NOTHING = re.compile(
    r"[\s\"')]*(?:vs\.?|versus|or|and|compared (?:to|with))[\s\"'(]*(?:just |simply )?(?:nothing|"
    r"no (?:dmt|treatment|meds?|medications?|"
    r"drugs?|dmts?|therapy)|doing nothing|do nothing|not (?:treating|taking|doing|being on) (?:\w+)|"
    r"not at all|"
    r"(?:to |do i |should i |just )?(?:wait|watch)(?:ing)?\b(?! for (?:it|the (?:pharmacy|box)))|(?:stopping|"
    r"coming off)(?: altogether| completely| treatment)|"
    r"going (?:without|with nothing)|watchful waiting|staying off|diet alone)\b"
)
_NO_TREATMENT = "no treatment"
_OTHER = "other treatment"
_COMPARED_WITH = 30
_MOST_NAMED = 40
"""Mentions above which a post is a list, not somebody's experience."""
_WEIGHED = re.compile(
    r"\?|\b(?:says?|said|wants?|talking|talks?|talked|suggest\w*|mention\w*|gave|given|offers?|going to be|list|"
    r"leaflets?|down to|told|choos\w+|choice|choices|chose|decid\w+|decision|which|better|best|versus|vs|between|"
    r"should i|"
    r"consider\w*|recommend\w*|thoughts|opinions?|advice|prefer\w*|options?|compar\w+|torn|toss[ -]?up|"
    r"leaning|pick|picked|picking|offered|your pick|difference|experiences? with|either)\b"
)
_BETWEEN = re.compile(
    r"\b(?:cho(?:ose|osing|ice|ices)|pick\w*|decid\w+|decision|torn|debating|differences?|toss[ -]?up|"
    r"compar\w+|options?|"
    r"stuck|go)\b[^.!?]{0,25}\bbetween\b|\beither\b|\b(?:leaflets?|options?|choices?|choose|pick|decide|offered|"
    r"list|alternatives)\b[^.!?]{0,45}$"
)
_REACH = 45
_HEADLINE = 20
"""Characters from the start of a post within which "X or Y" is what it is about."""
_ALWAYS = ("vs", "versus", "v.", "compared")


@annotator(finds=(Kind.TREATMENT_CHOICE,))
def treatment_choices(document: Document) -> Iterator[Annotation]:
    """Yield each set of medications, or medication and no treatment, that stand to choice, or one comparison told."""
    told: set[str] = set()
    for found in _weighing(document):
        told.add(found.value)
        yield found
    place = next(compared(document), None) or _contrasted(document)
    if place and not told:
        named = {m.value for m in named_in(document, document.sentence(place[0])[0], place[1] + _COMPARED_WITH)}
        options = sorted(named | ({document.subject[0]} if document.subject else set()))[:3]
        value = " or ".join(options if len(options) > 1 else [*options, _OTHER])
        yield document.annotation(
            Kind.TREATMENT_CHOICE, value, *place, negated=False, hypothetical=False, attributes={"told": "compared"}
        )


def _contrasted(document: Document) -> tuple[int, int] | None:
    """Return where the second of two treatments is named of which one did well and the other badly."""
    named = mentions(document)
    if (
        len(named) > _MOST_NAMED
        or len({m.value for m in named} | ({document.subject[0]} if document.subject else set())) < 2
    ):
        return None
    felt: dict[str, set[Polarity]] = {}
    for (generic, _), polarity in attitudes(document).items():
        felt.setdefault(generic, set()).add(polarity)
    good = {generic for generic, told in felt.items() if Polarity.POSITIVE in told}
    bad = {generic for generic, told in felt.items() if Polarity.NEGATIVE in told and generic not in good}
    if not good or not bad:
        return None
    last = next((m for m in reversed(named) if m.value in good | bad), None)
    return (last.start, last.end) if last else None


def _weighing(document: Document) -> Iterator[Annotation]:
    named = mentions(document)
    if not named:
        return
    told: set[str] = set()
    for group, chosen in _groups(document, named):
        options = sorted({found.value for found in group})
        start, end = group[0].start, group[-1].end
        if nothing := _NOTHING.match(document.lowered, end):
            options, chosen, end = [*options, _NO_TREATMENT], chosen or "or", nothing.end()
        elif form := _FORM.match(document.lowered, end):
            kind = form["form"]
            options, chosen, end = [*options, _FORMS.get(kind, kind)], chosen or "or", form.end()
        else:
            other, start = _alternative(document, group)
            options, chosen = [*options, *other], chosen or ("or" if other else "")
        if len(options) > 1 and chosen and _weighed(document, group, chosen):
            told.update(options)
            yield _choice(document, options, min(start, group[0].start), end)
    for left, right in pairwise(named):
        if left.value != right.value and not {left.value, right.value} <= told and _opposed(document, left, right):
            yield _choice(document, sorted((left.value, right.value)), left.start, right.end)


def _alternative(document: Document, group: Sequence[Mention]) -> tuple[list[str], int]:
    """Return what one medication is weighed against that is not named after it, and where that begins."""
    text, found = document.lowered, group[0]
    begin = max(document.sentence(found.start)[0], found.start - 60)
    before = _BEFORE_OR.search(text, begin, found.start)
    stays = _OR_STAY.match(text, group[-1].end)
    if before and before["nothing"]:
        return [_NO_TREATMENT], before.start()
    if before and before["form"]:
        return [_FORMS.get(before["form"], before["form"])], before.start()
    if before or stays:
        present = next((m.value for m in reversed(named_in(document, 0, found.start)) if m.value != found.value), None)
        return ([present], before.start() if before else found.start) if present else ([], found.start)
    return [], found.start


def _choice(document: Document, options: Sequence[str], start: int, end: int) -> Annotation:
    value = " or ".join(options)
    return document.annotation(Kind.TREATMENT_CHOICE, value, start, end, negated=False, hypothetical=False)


def _opposed(document: Document, left: Mention, right: Mention) -> bool:
    """Return whether two people want one medication each: "she says X, my doctor wants Y"."""
    text = document.lowered
    return (
        right.start - left.end < _APART
        and bool(_OPINIONS.search(text, max(0, left.start - 45), left.start))
        and bool(_OPINIONS.search(text, max(left.end, right.start - 45), right.start))
    )


def _weighed(document: Document, group: Sequence[Mention], chosen: str) -> bool:
    """Return whether the medications stand to choice: by the word between, in the sentence, or as a headline."""
    sentence = document.sentence(group[0].start)
    if _EXAMPLES.search(document.lowered, max(sentence[0], group[0].start - 25), group[0].start):
        return False
    if _ASIDE.search(document.lowered, *sentence) or _READ.search(document.lowered, sentence[0], group[0].start):
        return False
    if chosen.startswith(_ALWAYS) or _WEIGHED.search(document.lowered, *sentence):
        return True
    if chosen.startswith("or") and _CHOOSES.search(document.lowered):
        return True
    return sentence[0] == 0 and group[0].start < _HEADLINE


def _groups(document: Document, named: Sequence[Mention]) -> Iterator[tuple[Sequence[Mention], str]]:
    """Yield runs of medications joined by "or", "vs" or commas, with the word that makes them a choice."""
    group, chosen = [named[0]], ""
    for left, right in pairwise(named):
        gap = document.lowered[left.end : right.start]
        joint = _JOINED.match(gap) if len(gap) < _REACH else None
        word = (joint["choice"] or "") if joint else ""
        if (
            joint
            and word in _BARE_JOIN
            and _BETWEEN.search(document.lowered, max(0, group[0].start - 60), group[0].start)
        ):
            word = "between"
        if (joint and word and word not in _BARE_JOIN) or not gap.strip(" ,(/\"'"):
            chosen = chosen or word
            group.append(right)
        else:
            yield group, chosen
            group, chosen = [right], ""
    yield group, chosen
