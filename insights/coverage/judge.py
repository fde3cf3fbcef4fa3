"""From counts to rows: what of an export a pack does not know, group by group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from insights.conditions import ConditionPack
from insights.coverage import frequent
from insights.coverage.context import stem
from insights.coverage.english import RARE, is_listed, per_million
from insights.coverage.lexicons import own_phrases
from insights.coverage.misspelt import Name, is_form, meant, names
from insights.coverage.report import Group, Place, Row
from insights.coverage.sketch import FLOOR
from insights.coverage.suggest import listed, medicine, quoted
from insights.coverage.tally import Tally
from insights.coverage.words import is_class
from insights.language.phrases import fold

_USUAL = 1.0
_LEAST_SHARE = 0.2
"""Of its posts, the share in which a word stands as a medicine does."""
_ADRIFT = (5, 0.6)
"""Posts, and share of its posts that say nothing else about health, which make a phrase a look-alike."""
_TITLES = {
    "condition": "a term",
    "medication": "a medicine",
    "side_effect": "a side effect",
    "symptom": "a symptom",
    "care": "care",
    "company": "a company",
    "cited": "a site, charity or book",
}
_KINDS = {
    "medication": "medication",
    "side_effect": "side_effect",
    "symptom": "symptom",
    "care": "care",
    "company": "company",
    "cited": "source_cited",
}
"""Groups of phrases, and the kind of finding they lead to."""
_GROUPS = {
    "coverage": ("Posts that hold", "what a run finds with the pack as it is"),
    "communities": ("Communities not in the pack", "add those whose posts are all about the condition"),
    "medicines": (
        "Medicines found without the pack, which it does not list",
        "add those that treat the condition, with company and stage",
    ),
    "drug_like": (
        "Words that look like medicines",
        "look each up: an alias or brand of one you list, a [[medications]] of its own, or no medicine",
    ),
    "misspellings": ("Misspellings, plurals and hyphens of known names", "leave out what is another word"),
    "phrases": ("Frequent phrases that nothing covers", "care, a symptom, a side effect, a term, or none of these"),
    "words": (
        "Frequent words that nothing covers",
        "care, a symptom, a side effect, a term, or none of these; a common word only with its neighbours",
    ),
    "companies": ("What looks like a company", "look each up; a shop or a clinic is none"),
    "look_alikes": (
        "Phrases of the pack in posts that say nothing else of health",
        "list those in which it means something else",
    ),
    "capitals": ("Short capitals of the pack that people write small", "add the small form, with a neighbour"),
    "never_seen": ("Phrases of the pack that no post uses", "misspelt, or not said here; facts may stay"),
}


def groups(tally: Tally, pack: ConditionPack, *, top: int) -> tuple[Group, ...]:
    """Return every group of rows, the most telling first, at most `top` rows in each but the first."""
    misspelt = _misspelt(tally, names(pack))
    drugs = list(_drug_like(tally, misspelt))
    taken = {*misspelt, *(row.text for row in drugs)}
    words, phrases = frequent.rows(tally, taken)
    found: dict[str, Iterable[Row]] = {
        "coverage": _covered(tally),
        "communities": _places(tally, pack),
        "medicines": _general(tally),
        "drug_like": drugs,
        "misspellings": _misspellings(tally, misspelt),
        "phrases": phrases,
        "words": words,
        "companies": _companies(tally),
        "look_alikes": _look_alikes(tally),
        "capitals": _capitals(tally),
        "never_seen": _never_seen(tally, pack),
    }
    return tuple(_group(name, rows, top) for name, rows in found.items())


def _group(name: str, rows: Iterable[Row], top: int) -> Group:
    title, advice = _GROUPS[name]
    everything = list(rows)
    most = len(everything) if name == "coverage" else top
    shown = everything[:most]
    if name != "coverage":
        shown.sort(key=lambda row: -row.posts)
    return Group(
        name=name,
        title=title,
        advice=advice,
        rows=tuple(shown),
        left_out=max(0, len(everything) - most),
    )


def _row(tally: Tally, text: str, posts: int, why: str = "", place: Place | None = None, **more: str) -> Row:
    if place:
        more = {"where": place.told(), "paste": listed(place.key, [text]), **more}
    return Row(text=text, posts=posts, share=round(posts / tally.posts, 4), why=why, place=place, **more)


def _covered(tally: Tally) -> Iterator[Row]:
    yield _row(tally, "a phrase of the pack", tally.covered["pack"])
    yield _row(tally, "a term", tally.covered["condition"])
    for group, kind in _KINDS.items():
        named, own = tally.covered[group], tally.covered[f"own {group}"]
        why = f"read in context; {named:,} hold its words, {own:,} words of the pack" if named else ""
        yield _row(tally, _TITLES[group], tally.found[kind], why)


def _places(tally: Tally, pack: ConditionPack) -> Iterator[Row]:
    known = {name.casefold().removeprefix("r/") for name in pack.communities}
    for name, posts in tally.communities.shown():
        if name not in known:
            yield _row(tally, name, posts, place=Place("communities"))


def _general(tally: Tally) -> Iterator[Row]:
    for generic, posts in tally.general.most_common():
        if posts >= FLOOR:
            place = Place("", "medications", generic, new=True)
            yield _row(tally, generic, posts, place=place, where="end of the file", paste=medicine(generic))


def _misspelt(tally: Tally, known: tuple[Name, ...]) -> dict[str, Name]:
    found = {}
    for word, _ in tally.words.shown():
        if not is_class(word) and (name := meant(word, known)) and _likely(tally, word, name):
            found[word] = name
    return found


def _likely(tally: Tally, word: str, name: Name) -> bool:
    """Return whether a slip is likelier than another word: it stands as a medicine does, or is the rarer of both."""
    if name.in_pack and is_form(word, name):
        return True
    if tally.beside.posts[word]:
        return name.group == "medications"
    seen = sum(posts for (_, owner, _), posts in tally.named.items() if owner == name.owner)
    return max(seen, tally.general[name.owner]) >= tally.words.posts[word]


def _misspellings(tally: Tally, misspelt: dict[str, Name]) -> Iterator[Row]:
    for word, name in misspelt.items():
        key = (
            "terms" if name.group == "terms" else "aliases" if name.group in ("medications", "companies") else "phrases"
        )
        table = "" if name.group == "terms" else name.group
        place = Place(key, table, name.owner, name.brand if name.in_pack else "", new=not name.in_pack)
        yield _row(tally, word, tally.words.posts[word], f"like {name.text}", place)


def _drug_like(tally: Tally, misspelt: dict[str, Name]) -> Iterator[Row]:
    for word, posts in tally.words.shown():
        ending = stem(word)
        if (
            word in misspelt
            or is_class(word)
            or per_million(word) >= (_USUAL if ending and len(ending[0]) > 4 else RARE)
        ):
            continue
        beside = tally.perhaps.posts[word] if tally.beside.posts[word] else 0
        if ending and (len(ending[0]) > 4 or not is_listed(word)):
            why = f"ends in -{ending[0]}: {ending[1]}"
        elif beside >= 2 and beside >= _LEAST_SHARE * posts:
            why = f"stands as a medicine does in {beside:,} posts"
        else:
            continue
        where = "aliases or brands of the medicine it is, or a [[medications]] of its own"
        yield _row(tally, word, posts, why, where=where, paste=listed("aliases", [word]))


def _companies(tally: Tally) -> Iterator[Row]:
    for name, posts in tally.makers.shown():
        yield _row(tally, name, posts, where="end of the file", paste=f"[[companies]]\nname = {quoted(name)}")


def _look_alikes(tally: Tally) -> Iterator[Row]:
    least, share = _ADRIFT
    beside: dict[str, list[tuple[str, int]]] = {}
    for pair, posts in tally.astray.shown():
        phrase, _, words = pair.partition("|")
        beside.setdefault(phrase, []).append((words, posts))
    for named, astray in tally.adrift.most_common():
        posts = tally.named[named]
        if astray < least or astray < share * posts:
            continue
        why = f'of {posts:,} posts with "{named[2]}", {astray:,} say nothing else of health'
        for words, together in beside.get(named[2], [])[:3]:
            yield _row(tally, words, together, why, Place("look_alikes"))


def _capitals(tally: Tally) -> Iterator[Row]:
    for text, posts in tally.other_case.most_common():
        if posts >= FLOOR:
            small = text.lower()
            why = f'"{text}" matches only as written'
            yield _row(tally, small, posts, why, where=f'beside "{text}"', paste=listed("phrases", [f"my {small}"]))


def _never_seen(tally: Tally, pack: ConditionPack) -> Iterator[Row]:
    seen = {(category, fold(text)) for category, _, text in tally.named}
    things = {(category, name) for category, name, _ in tally.named}
    unseen = [found for found in own_phrases(pack) if (found[0], fold(found[2])) not in seen]
    for category, name, text in sorted(dict.fromkeys(unseen), key=lambda found: (found[0], found[1]) in things):
        other = f"; other words for {name} were seen" if (category, name) in things else ""
        yield _row(tally, text, 0, _TITLES[category] + other)
