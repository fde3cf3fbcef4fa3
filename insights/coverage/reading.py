"""Posts read and counted: what a pack finds in them, and the words that it does not know."""

from __future__ import annotations

import re
from collections.abc import Iterable

from insights.annotators import annotate
from insights.conditions import ConditionPack
from insights.coverage.context import beside, makers, perhaps
from insights.coverage.english import RARE, per_million
from insights.coverage.lexicons import Known
from insights.coverage.sketch import voice
from insights.coverage.tally import Named, Tally
from insights.coverage.words import Word, is_plain, runs, tells, words
from insights.language.document import Document
from insights.language.phrases import Match, fold
from insights.model import Post, RawPost
from insights.privacy import de_identify

NAMED = ("condition", "medication", "side_effect", "symptom", "care", "company", "cited")
"""Groups of a pack's phrases, as the lexicon calls them."""

_HEALTH = re.compile(
    r"\b(?:doctors?|diagnos\w+|symptoms?|meds?|medicines?|medications?|treat(?:ment|ed|ing)\w*|prescri\w+|hospitals?|"
    r"diseases?|disorders?|patients?|side[- ]effects?|pain|pills?|clinics?|clinical|therap\w+|nurses?|pharmac\w+|"
    r"health|sick|illness|surgery|dose|dosage)\b"
)


class Counter:
    """Counts posts for one pack; `key` makes the pseudonyms by which authors are told apart."""

    def __init__(self, pack: ConditionPack, key: bytes) -> None:
        self._known = Known.of(pack)
        self._key = key

    def count(self, raws: Iterable[RawPost]) -> Tally:
        """Return what the rows hold."""
        tally = Tally()
        keep = self._known.lexicon.kept_phrases
        for raw in raws:
            self._add(tally, de_identify(raw, key=self._key, keep=keep))
        return tally

    def _add(self, tally: Tally, post: Post) -> None:
        document = Document(post, self._known.lexicon)
        matches = {group: document.matches(group) for group in (*NAMED, "look_alike")}
        told_by_ending = [
            match for match in matches["medication"] if fold(match.phrase.text) not in self._known.phrases
        ]
        matches["medication"] = [match for match in matches["medication"] if match not in told_by_ending]
        bit = voice(post.author_key or post.post_id)
        found = words(document.lowered)
        tally.posts += 1
        tally.tokens += len(found)
        self._groups(tally, matches)
        findings = annotate(post, self._known.lexicon)
        tally.found.update({one.kind.value for one in findings if not one.negated and not one.hypothetical})
        self._medicines(tally, document, matches["medication"])
        if post.community:
            tally.communities.add([post.community.casefold().removeprefix("r/")], bit)
        self._astray(tally, document, matches, found, bit)
        names = [(match.start, match.end) for match in matches["medication"]]
        covered = {place for group in matches.values() for match in group for place in range(match.start, match.end)}
        self._unknown(tally, document.lowered, found, covered, names, bit)
        tally.makers.add({maker for maker in makers(post.text) if not self._known.company(maker)}, bit)

    def _groups(self, tally: Tally, matches: dict[str, list[Match]]) -> None:
        own = False
        for group in NAMED:
            phrases = {self._known.own(match) for match in matches[group]}
            ours = phrases - {None}
            own = own or bool(ours)
            tally.covered[group] += bool(phrases)
            tally.covered[f"own {group}"] += bool(ours)
            tally.named.update(phrase for phrase in ours if phrase)
        tally.covered["pack"] += own

    def _medicines(self, tally: Tally, document: Document, named: list[Match]) -> None:
        tally.general.update({match.phrase.name for match in named if match.phrase.name not in self._known.generics})
        tally.other_case.update({match.phrase.text for match in self._known.other_case.find(document.text)})

    def _astray(
        self, tally: Tally, document: Document, matches: dict[str, list[Match]], found: list[Word], bit: int
    ) -> None:
        """Count the phrases that stand alone in a post that says nothing else about health, and what is beside them."""
        community = (document.post.community or "").casefold().removeprefix("r/")
        if community in self._known.communities or _HEALTH.search(document.lowered):
            return
        names = {(match.phrase.category, match.phrase.name) for group in NAMED for match in matches[group]}
        if len(names) != 1:
            return
        alone: set[Named] = set()
        for match in matches[next(iter(names))[0]]:
            phrase = self._known.own(match)
            if phrase:
                alone.add(phrase)
                tally.astray.add({f"{phrase[2]}|{pair}" for pair in _neighbours(document.lowered, match, found)}, bit)
        tally.adrift.update(alone)

    def _unknown(
        self,
        tally: Tally,
        lowered: str,
        found: list[Word],
        covered: set[int],
        medicines: list[tuple[int, int]],
        bit: int,
    ) -> None:
        """Count the words and runs of words that nothing known stands over."""
        single: set[str] = set()
        several: set[str] = set()
        like_medicines: set[str] = set()
        perhaps_medicines: set[str] = set()
        for run in runs(lowered, found, covered):
            for at, word in enumerate(run):
                if not tells(word.text):
                    continue
                if word.text not in self._known.phrases:
                    single.add(word.text)
                    if len(word.text) > 3 and per_million(word.text) < RARE:
                        if beside(lowered, word, medicines):
                            like_medicines.add(word.text)
                        elif perhaps(lowered, word):
                            perhaps_medicines.add(word.text)
                for length in (2, 3):
                    part = run[at : at + length]
                    if len(part) == length and tells(part[-1].text) and not all(is_plain(one.text) for one in part):
                        several.add(" ".join(one.text for one in part))
        tally.words.add(single, bit)
        tally.phrases.add(several, bit)
        tally.beside.add(like_medicines, bit)
        tally.perhaps.add(like_medicines | perhaps_medicines, bit)


def _neighbours(lowered: str, match: Match, found: list[Word]) -> Iterable[str]:
    """Yield the phrase with the word before it, and with the word after it."""
    text = fold(match.phrase.text)
    for word in found:
        if word.end + 1 == match.start:
            yield f"{word.text} {text}"
        if word.start == match.end + 1 and lowered[match.end] in " -":
            yield f"{text} {word.text}"
