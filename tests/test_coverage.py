"""What a pack misses in an export: every group of words, what is never shown, and the lines to paste."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

from insights.conditions import ConditionPack, load
from insights.coverage import Coverage, check_against
from insights.coverage.context import beside, makers, stem
from insights.coverage.english import is_listed
from insights.coverage.misspelt import meant, names
from insights.coverage.sketch import Sketch, voice
from insights.coverage.words import Word, words
from insights.errors import InputError
from insights.pack_faults import line_of, located
from tests.compiled import compiled
from tests.store.exports import export

PACK = """
name = "hay_fever"
label = "Hay fever"
terms = ["hay fever", "HF"]
communities = ["Allergies"]

[[medications]]
generic = "sneezumab"
brands = [{ name = "Achoovia", company = "Pollen Works", aliases = ["achuvia"] }]
[[medications]]
generic = "sertraline"
company = "Pollen Works"
[[companies]]
name = "Pollen Works"
[[symptoms]]
name = "sneezing"
[[care]]
name = "nasal rinse"
phrases = ["neti pot", "lampstand"]
"""
FILLER = (
    *("rain", "plum", "cake", "kite", "letters", "cards", "fern", "radio", "paper"),
    *("boat", "stairs", "garden", "bridge", "apple", "clock", "fence", "river"),
)


@pytest.fixture(autouse=True)
def compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compile the words of a pack once, not once a test."""
    monkeypatch.setattr("insights.coverage.lexicons.compile_lexicon", compiled)


@pytest.fixture
def pack(tmp_path: Path) -> ConditionPack:
    path = tmp_path / "hay_fever.toml"
    path.write_text(PACK, encoding="utf-8")
    return load(path)


def rows(said: str, times: int, *, authors: int = 100, community: str = "Allergies") -> list[dict[str, str]]:
    """Return posts that say the same and end unlike each other."""
    return [
        {
            "id": f"{said[:12]}{number}",
            "source": "forum",
            "author": f"writer{number % authors}",
            "community": community,
            "text": f"{said} Seen: {FILLER[number % 17]} and {FILLER[(number * 5 + 3) % 17]}, {number}.",
        }
        for number in range(times)
    ]


def against(folder: Path, pack: ConditionPack, posts: Iterable[dict[str, str]], *, top: int = 15) -> Coverage:
    export(folder / "posts.ndjson", posts)
    return check_against(pack, [folder / "posts.ndjson"], top=top, workers=1)


def shown(found: Coverage, group: str) -> dict[str, int]:
    return {row.text: row.posts for one in found.groups if one.name == group for row in one.rows}


@pytest.mark.parametrize(
    ("group", "said", "expected"),
    [
        ("drug_like", "My doctor gave me pollimab last week.", "pollimab"),
        ("drug_like", "They put me on Nozeclear and it rained.", "nozeclear"),
        ("drug_like", "I take nozeclear 20 mg at night.", "nozeclear"),
        ("drug_like", "Achoovia and nozeclear, side by side.", "nozeclear"),
        ("misspellings", "I took acchoovvia since May.", "acchoovvia"),
        ("misspellings", "I was prescribed sneezzummab.", "sneezzummab"),
        ("misspellings", "So many nasal-rinse days, hay-fever is bad.", "hay-fever"),
        ("medicines", "Ibuprofen again.", "ibuprofen"),
        ("companies", "It is made by Nozetech as far as I know.", "Nozetech"),
        ("companies", "Pfizer sells another one.", "Pfizer"),
        ("phrases", "The pollen count is bad today.", "pollen count"),
        ("words", "So much ragweed here.", "ragweed"),
        ("capitals", "My hf is back.", "hf"),
        ("never_seen", "Just sneezing.", "neti pot"),
    ],
)
def test_what_the_pack_misses_is_shown(
    tmp_path: Path, pack: ConditionPack, group: str, said: str, expected: str
) -> None:
    found = shown(against(tmp_path, pack, [*rows(said, 6), *rows("Nothing new.", 60)]), group)
    assert found[expected] == (0 if group == "never_seen" else 6)


@pytest.mark.parametrize(
    ("group", "said", "unwanted"),
    [
        ("drug_like", "Took the nozeclear exam.", "exam"),
        ("drug_like", "I was put on hold by the meds office.", "meds"),
        ("drug_like", "I bought nozeclear, the garden hose.", "nozeclear"),
        ("misspellings", "I am sneezing on Achoovia.", "achoovia"),
        ("misspellings", "It was snowing hard.", "snowing"),
        ("companies", "Pollen Works makes it, or so says Pollen Works Pharma.", "Pollen Works"),
        ("companies", "It is made by Hand.", "Hand"),
        ("words", "Sneezing again.", "sneezing"),
        ("words", "Talk to u/marigoldfan or @marigoldfan or marigoldfan77 about it.", "marigoldfan"),
        ("words", "My friend sophie says so.", "sophie"),
        ("phrases", "The neti pot is bad today.", "neti pot"),
        ("capitals", "My HF is back.", "hf"),
        ("never_seen", "A neti pot and sneezing.", "neti pot"),
        ("communities", "Sneezing.", "allergies"),
    ],
)
def test_what_is_known_or_nobodys_business_is_not_shown(
    tmp_path: Path, pack: ConditionPack, group: str, said: str, unwanted: str
) -> None:
    found = shown(against(tmp_path, pack, rows(said, 6)), group)
    assert unwanted not in {text.casefold() for text in found} | set(found)


@pytest.mark.parametrize(("times", "authors", "there"), [(2, 9, False), (3, 9, True), (9, 2, False), (9, 3, True)])
def test_a_word_needs_three_posts_of_three_authors(
    tmp_path: Path, pack: ConditionPack, times: int, authors: int, there: bool
) -> None:
    posts = rows("They put me on nozeclear.", times, authors=authors) + rows("Nothing new.", 12)
    assert ("nozeclear" in shown(against(tmp_path, pack, posts), "drug_like")) is there


def test_a_phrase_in_posts_about_something_else_is_a_look_alike_but_not_in_a_community_of_the_pack(
    tmp_path: Path, pack: ConditionPack
) -> None:
    said = "Nice lampstand shop in town."
    elsewhere = shown(against(tmp_path, pack, rows(said, 8, community="Homes")), "look_alikes")
    assert elsewhere == {"lampstand shop": 8, "nice lampstand": 8}
    assert shown(against(tmp_path, pack, rows(said, 8)), "look_alikes") == {}


def test_copies_and_empty_rows_are_left_out_and_shares_are_of_what_was_counted(
    tmp_path: Path, pack: ConditionPack
) -> None:
    posts = rows("Sneezing all day.", 4)
    copies = [posts[0] | {"id": f"copy{number}"} for number in range(3)]
    found = against(tmp_path, pack, [*posts, *copies, posts[0] | {"id": "empty", "text": ""}])
    assert (found.rows, found.posts, found.left_out) == (8, 4, {"duplicate": 3, "empty": 1})
    assert {row.text: (row.posts, row.share) for row in found.groups[0].rows}["a phrase of the pack"] == (4, 1.0)


def test_top_limits_every_group_and_says_how_many_more(tmp_path: Path, pack: ConditionPack) -> None:
    posts = [post for name in ("alfamab", "betamab", "gammamab") for post in rows(f"Now {name}.", 4)]
    found = next(one for one in against(tmp_path, pack, posts, top=2).groups if one.name == "drug_like")
    assert (len(found.rows), found.left_out) == (2, 1)


def test_lines_to_paste_keep_what_the_list_held_and_are_toml(tmp_path: Path, pack: ConditionPack) -> None:
    posts = [*rows("I take acchoovvia now.", 4, community="Noses"), *rows("Ibuprofen and sneezumab.", 4)]
    lines = against(tmp_path, pack, posts).lines
    held = {line.splitlines()[0]: tomllib.loads(line) for line in lines}
    (inside,) = (where for where in held if "inside the braces of brand Achoovia" in where)
    assert held[inside] == {"aliases": ["achuvia", "acchoovvia"]}
    assert {"communities": ["Allergies", "noses"]} in held.values()
    tables = [table["medications"][0] for table in held.values() if "medications" in table]
    assert [table["generic"] for table in tables] == ["ibuprofen"]
    assert {"name": "Advil"} in tables[0]["brands"]


def test_several_processes_count_as_one_does(
    tmp_path: Path, pack: ConditionPack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("insights.coverage.against._BATCH", 25)  # as few posts in as many batches
    export(tmp_path / "many.ndjson", rows("They put me on nozeclear.", 210))
    one, two = (check_against(pack, [tmp_path / "many.ndjson"], workers=workers) for workers in (1, 2))
    assert one == two


@pytest.mark.parametrize("content", ["", "text\n", '{"id": "1", "source": "forum", "text": ""}\n'])
def test_an_export_without_posts_is_refused(tmp_path: Path, pack: ConditionPack, content: str) -> None:
    (tmp_path / "none.ndjson").write_text(content, encoding="utf-8")
    with pytest.raises(InputError):
        check_against(pack, [tmp_path / "none.ndjson"], workers=1)


# Parts


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("pollimab", "mab"),
        ("nozetinib", "tinib"),
        ("snizapril", "pril"),
        ("mab", None),
        ("april", None),
        ("kite", None),
    ],
)
def test_stems(word: str, expected: str | None) -> None:
    found = stem(word)
    assert (found[0] if found else None) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("achoovia", "achoovia"),
        ("achovia", "achoovia"),
        ("akkohvia", None),
        ("sneezumba", "sneezumab"),
        ("zneezumab", None),
        ("sneezing", "sneezing"),
        ("breezing", None),
        ("hay-fever", "hay fever"),
    ],
)
def test_misspellings(pack: ConditionPack, word: str, expected: str | None) -> None:
    name = meant(word, names(pack))
    assert (name.text if name else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("they prescribed me zolam today", True),
        ("zolam 2mg", True),
        ("zolam tablets", True),
        ("zolam made me sleepy", True),
        ("the zolam river", False),
        ("taking the zolam exam", False),
    ],
)
def test_places_of_medicines(text: str, expected: bool) -> None:
    at = text.index("zolam")
    assert beside(text, Word(at, at + 5, "zolam"), ()) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nozetech Therapeutics called", ["Nozetech"]),
        ("made by Nozetech", ["Nozetech"]),
        ("The Labs were fine", []),
        ("made by hand", []),
        ("Novartis", ["Novartis"]),
    ],
)
def test_makers(text: str, expected: list[str]) -> None:
    assert list(makers(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see https://a.org/plum?x=kite now", ["see", "now"]),
        ("[name] and [link: plum.com] ate", ["and", "ate"]),
        ("r/plum or u/kite", ["or"]),
        ("fern_99 20mg b12 plum's", ["plum"]),
        ("retin-a", ["retin-a"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert [word.text for word in words(text)] == expected


@pytest.mark.parametrize(("word", "expected"), [("kite", True), ("kites", True), ("kite's", True), ("pollimab", False)])
def test_english(word: str, expected: bool) -> None:
    assert is_listed(word) is expected


def test_a_sketch_keeps_what_is_frequent_within_its_limit() -> None:
    sketch = Sketch(limit=10)
    for batch in range(20):
        one = Sketch()
        one.add(["often", *(f"rare{batch}_{number}" for number in range(8))], voice(f"writer{batch}"))
        sketch.merge(one)
    assert len(sketch.posts) <= 10
    assert dict(sketch.shown()) == {"often": 20}


# Faults of a pack


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("terms",), 4),
        (("medications", 0, "generic"), 8),
        (("medications", 0, "brands", 0, "company"), 9),
        (("medications", 1, "route"), 10),
        (("companies", 0, "name"), 14),
        (("colour",), None),
    ],
)
def test_the_line_of_a_key(path: tuple[str | int, ...], line: int | None) -> None:
    assert line_of(PACK, path) == line


@pytest.mark.parametrize(
    ("problem", "expected"),
    [
        ("medication sertraline has no company; name one", "line 11: "),
        ("medication sneezumab: company X is not among [[companies]]; add it.", "line 8: "),
        ('"neti pot" is claimed by care a and by care b; keep it in one.', "line 19: "),
        ("[[medications]] name no public source; add medications to [fact_sources].", "line 7: "),
        ("event 2020-01-01 Out: names no source; add one.", ""),
    ],
)
def test_a_problem_is_told_with_its_line(problem: str, expected: str) -> None:
    assert located(problem, PACK) == expected + problem


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (
            '[[medications]]\ngeneric = "x"\nlook_alikes = ["y"]',
            "belongs at the top of the file, above the first .* .line 22",
        ),
        ('[[medication]]\ngeneric = "x"', r"medication: unknown key; remove or rename it, to medications\? .line 20"),
        ('[[medications]]\ngeneric = "x"\naliases = "y"', r'aliases: is a list; write it as \["…", "…"\].* .line 22'),
        ('[[medications]]\ngeneric = "x"\nbrands = ["y"]', r'brands\.0: is a table; write \{ name = "…" \}.* .line 22'),
        ('[[medications]]\nroute = "x"', "generic: is missing; add it .line 20"),
        ('[[medications]]\ngeneric = "x"\nstage = "y"', "stage: write one of 'approved', .* .line 22"),
        ('[cues.segments]\nparent = ["y"]', "segments.parent: write one of 'newly_diagnosed', .* .line 21"),
    ],
)
def test_a_fault_says_the_fix_and_the_line(tmp_path: Path, more: str, says: str) -> None:
    path = tmp_path / "p.toml"
    path.write_text(PACK + more, encoding="utf-8")
    from insights.errors import PackError

    with pytest.raises(PackError, match=says):
        load(path)
