"""Who is in public life: a list of known names, and what is said around a name."""

from __future__ import annotations

import re
from pathlib import Path

from insights.privacy.recognisers._base import folded, touches

_LIST = Path(__file__).resolve().parent.parent / "known_names.txt"
_KNOWN = frozenset(map(folded, _LIST.read_text(encoding="utf-8").splitlines()))

_NAME = r"(?:(?:Dr|Sir|Lord|Dame)\.? )?([A-Z][a-z'-]{1,20}(?: [A-Z]\.?)? [A-Z][A-Za-z'-]{1,20}(?: [A-Z][a-z'-]{1,20})?)"
_ROLE = (
    "researcher|scientist|neuroscientist|author|writer|novelist|poet|actor|actress|comedian|comic|singer|songwriter"
    "|musician|rapper|drummer|guitarist|artist|filmmaker|director|president|senator|congress(?:man|woman)|governor"
    "|mayor|minister|CEO|founder|inventor|professor|journalist|columnist|reporter|economist|philosopher"
    "|historian|physicist|biologist|celebrity|supermodel|model|champion|athlete|quarterback|Olympian|swimmer|cyclist"
    "|attorney|playwright|host|critic|cartoonist|entertainer|announcer|star|guru|activist|founder|Secretary|Pope|King"
    "|Queen|Prince|Princess|Justices?|Sen\\.?|Rep\\.?|Gov\\.?|Assemblymember|Mother|Hurricane|character|ft\\.|feat\\."
    "|Sir|Lord|Dame|legend|laureate|the late|the great|Don"
)
_WORK = (
    "lectures?|talks?|speech|books?|articles?|papers?|study|studies|research|videos?|documentary|films?|movies?|songs?"
    "|poems?|novels?|memoir|essays?|quotes?|interview|podcast|album|comics?|work|works|theory|written|directed"
    "|hosted|played|portrayed|authored|narrated|developed|invented|discovered|founded|poster|painting"
)
_AFTER = (
    r"(?: et al\b|'s? (?:\w+ )?(?:books?|talks?|TED|lectures?|research|study|studies|theory|songs?|movies?|films?|show"
    r"|album|podcast|novel|memoir|method|diet|speech|quotes?|videos?)\b"
    r"|,? (?:Ph\.?D|M\.?D)\.?, (?:\w+ ){0,3}(?:[Ii]nvestigator|[Pp]rofessor|[Dd]irector|[Cc]hief|[Aa]uthor)"
    r"|, (?:the )?(?:author|professor|director|chair(?:man|woman)|president|CEO|founder|head|chief) (?:of|at)\b"
    r"|'s? (?:character|portrayal|performance|tweets?|columns?|blog|website|poems?)\b| at TED"
    r"|, (?:star|host|creator) of\b"
    r"| \((?:c\. ?)?1[5-9]\d\d| \((?:[\w-]+,? ){0,2}"
    rf"(?:{_ROLE})\b)"
)
_CUES = tuple(
    re.compile(cue)
    for cue in (
        rf"(?<!my )(?<!our )(?<!his )(?<!her )(?<!My )\b(?i:{_ROLE}),? {_NAME}",
        rf"\b(?:{_WORK})\b[^.!?\n]{{0,30}}? (?:by|with|from) {_NAME}",
        rf"\b{_NAME}{_AFTER}",
        rf"[\"”*.]\s{{0,3}}[-–—―~]{{1,2}} ?{_NAME}",
        rf" [-–—|] {_NAME}(?: (?:&|and) | [-–—|] [A-Z])",
        rf" & {_NAME} [-–—|] [A-Z]",
        rf"\A{_NAME}(?:: | (?:on|describes|talks|explains|weighs in|reveals|opens up|interview|speaks|TED)\b)",
    )
)
_LINKED = re.compile(r"\[([^\]\n]{3,120})\]\((?:https?://|\[link: )?([\w.-]{3,60})")
_IN_LINK = re.compile(rf"\b{_NAME}")
_PERSONAL = re.compile(r"(?:facebook|myspace|twitter|linkedin|instagram|imgur|flickr|rate|vitals|grades|fund)")
_PAIR = re.compile(r"[A-Z][a-z'-]{1,20} (?:[A-Z]\.? )?[A-Z][a-z']")


def known(text: str, start: int, end: int) -> bool:
    """Return whether a known name of public life, of fiction or of a brand stands on the span."""
    return touches(text, start, end, _KNOWN)


def public_names(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the given names and the surnames of those the text speaks of as people of public life."""
    if not _PAIR.search(text):
        return frozenset(), frozenset()
    names = [found[1] for cue in _CUES for found in cue.finditer(text)]
    if "](" in text:
        linked = (found for found in _LINKED.finditer(text) if not _PERSONAL.search(found[2]))
        names += [name[1] for found in linked for name in _IN_LINK.finditer(found[1])]
    if not names:
        return frozenset(), frozenset()
    given, surnames = zip(*((name.split()[0], _bare(name.split()[-1])) for name in names), strict=True)
    return frozenset(given), frozenset(surnames)


def _bare(name: str) -> str:
    return name.rstrip("'").removesuffix("'s")
