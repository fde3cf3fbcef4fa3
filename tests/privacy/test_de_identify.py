"""Posts without personal data, and nobody else who makes them."""

from __future__ import annotations

import ast
import stat
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from insights.errors import StoreError
from insights.model import Exclusion, Post, RawPost
from insights.privacy import de_identify, exclusion, policies, policy, pseudonym, store_key

ROOT = Path(__file__).resolve().parents[2]
KEY, OTHER_KEY = b"k" * 32, b"o" * 32
RAW = RawPost(
    file="made_up.csv",
    line=2,
    source="reddit",
    source_id="abc1",
    text="Hello, my name is Odalys. Ask me: odalys_b77 or odalys@example.org",
    author="Odalys_B77",
    community="r/MultipleSclerosis",
    created_at=datetime(2020, 5, 1, tzinfo=UTC),
    parent_id="abc0",
    thread_id="abc0",
    reactions=3,
)


def test_a_post_holds_no_personal_data() -> None:
    post = de_identify(RAW, key=KEY)
    assert post.text == "Hello, my name is [name]. Ask me: [name] or [email]"
    held = repr(post).lower()
    assert "odalys" not in held
    assert "abc0" not in held
    assert "abc1" not in held


def test_keys_are_pseudonyms_that_join() -> None:
    post, parent = de_identify(RAW, key=KEY), de_identify(replace(RAW, source_id="abc0"), key=KEY)
    assert post.parent_key == post.thread_key == parent.post_id
    assert post.author_key == parent.author_key
    assert len(post.post_id) == 16
    assert int(post.post_id, 16) >= 0
    assert de_identify(RAW, key=OTHER_KEY).post_id != post.post_id
    assert pseudonym(KEY, "post", "a", "b") != pseudonym(KEY, "author", "a", "b")
    assert pseudonym(KEY, "post", "ab", "c") != pseudonym(KEY, "post", "a", "bc")


@pytest.mark.parametrize(
    ("source", "kind", "author_kept"),
    [
        ("reddit", "reddit", True),
        ("Twitter", "x", False),
        ("x", "x", False),
        ("Facebook Group", "facebook", True),
        ("forum", "forum", True),
        ("a place nobody knows", "unknown", False),
    ],
)
def test_a_source_gets_its_policy(source: str, kind: str, author_kept: bool) -> None:
    post = de_identify(replace(RAW, source=source), key=KEY)
    assert post.source == kind
    assert (post.author_key is not None) is author_kept


def test_unknown_is_the_strictest_policy() -> None:
    strictest = policy("nowhere")
    for found in policies().values():
        assert strictest.retention_days <= found.retention_days
        assert found.author_keys or not found.author_features
    assert [strictest.author_keys, strictest.author_features, strictest.quotes] == [False] * 3


@pytest.mark.parametrize(
    ("community", "expected"),
    [
        ("r/diabetes", "r/diabetes"),
        ("r/u_someone", None),
        ("u/someone", None),
        ("@someone", None),
        (None, None),
    ],
)
def test_the_page_of_one_person_is_no_community(community: str | None, expected: str | None) -> None:
    assert de_identify(replace(RAW, community=community), key=KEY).community == expected


def test_a_plain_word_as_author_is_not_masked() -> None:
    assert de_identify(replace(RAW, author="hope", text="there is hope"), key=KEY).text == "there is hope"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"text": "I feel better"}, None),
        ({"deleted": True}, Exclusion.DELETED),
        ({"repost": True}, Exclusion.REPOST),
        ({"text": " \n "}, Exclusion.EMPTY),
        ({"text": "https://example.org/cat.jpg"}, Exclusion.IMAGE_ONLY),
        ({"text": "[image] !!"}, Exclusion.IMAGE_ONLY),
        ({"text": "i.example.com/a.png look"}, None),
        ({"text": "5.4!"}, None),
    ],
)
def test_rows_are_excluded_for_a_reason(change: dict[str, object], expected: Exclusion | None) -> None:
    assert exclusion(replace(RAW, **change)) == expected  # type: ignore[arg-type]


OTHER_LANGUAGES = [
    "Ich habe seit drei Jahren MS und nehme jetzt ein neues Mittel, aber die Nebenwirkungen sind schlimm",
    "Je prends ce traitement depuis un an et je ne suis pas très contente des effets sur la peau",
    "Tengo esclerosis desde hace dos años y no sé si debo cambiar de tratamiento por los efectos",
    "Ho la sclerosi da cinque anni e non sono sicura che questa terapia mi abbia aiutato molto",
    "Eu tenho diabetes há muito tempo e não sei se devo mudar de remédio por causa dos efeitos",
    "Ik heb al drie jaar MS en ik weet niet of ik met deze medicijnen moet stoppen",
    "Jag har haft MS i tre år och vet inte om jag ska byta medicin eller inte",
    "Choruję od trzech lat i nie wiem, czy to lek jest dla mnie dobry, bo bardzo źle się po nim czuję",
    "У меня рассеянный склероз уже пять лет, и я не знаю, менять ли лекарство",
    "私は三年前から薬を飲んでいますが副作用がつらいです",
    "منذ ثلاث سنوات وأنا أتناول هذا الدواء ولا أعرف ماذا أفعل",
]
ENGLISH = [
    "Gracias!",
    "MS hug",
    "Copaxone Tecfidera Gilenya Ocrevus Kesimpta Avonex Rebif Betaferon Plegridy Aubagio Mavenclad",
    "Day 1 no relapse, day 2 no relapse, day 3 tired, day 4 fine, day 5 fine",
    "My doctor said 'c'est la vie' and that was it, so I switched to the other one",
    "sooo tired rn lol cant even walk 2 the shop, legs gone, brain gone",
    "Die laughing at my MRI pics, was in an MRI tube, man, so hot in there",
    "No no no no not me no more no si no la la la la la",
]


@pytest.mark.parametrize("text", OTHER_LANGUAGES)
def test_another_language_is_told(text: str) -> None:
    assert exclusion(replace(RAW, text=text)) == Exclusion.WRONG_LANGUAGE


@pytest.mark.parametrize("text", ENGLISH)
def test_english_and_short_text_is_kept(text: str) -> None:
    assert exclusion(replace(RAW, text=text)) is None


def test_another_language_can_be_the_wanted_one() -> None:
    german = replace(RAW, text=OTHER_LANGUAGES[0])
    assert exclusion(german, language="de") is None
    assert exclusion(replace(RAW, text="I have had it for years and the pills do not help me"), language="de")


def test_the_key_is_made_once_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    key = store_key(tmp_path / "store")
    (file,) = (tmp_path / "store").iterdir()
    assert len(key) == 32
    assert store_key(tmp_path / "store") == key
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert store_key(tmp_path / "other") != key


@pytest.mark.parametrize("content", ["", "not hex", "abcd"])
def test_a_damaged_key_is_refused(tmp_path: Path, content: str) -> None:
    store_key(tmp_path)
    (file,) = tmp_path.iterdir()
    file.write_text(content)
    with pytest.raises(StoreError, match="not a key of ours"):
        store_key(tmp_path)


def test_only_privacy_makes_posts() -> None:
    makers = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "insights").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == Post.__name__
    ]
    assert set(makers) == {"insights/privacy/posts.py"}


def test_real_english_posts_are_not_taken_for_another_language() -> None:
    listing = ROOT.parent / "shared" / "data" / "reddit_listing"
    if not listing.is_dir():
        pytest.skip("real posts are not here: ../shared/data is missing")
    from insights import readers

    rows = [row for path in sorted(listing.glob("*.csv"))[:3] for row in readers.read(path)]
    wrong = sum(isinstance(row, RawPost) and exclusion(row) == Exclusion.WRONG_LANGUAGE for row in rows)
    assert wrong < 0.002 * len(rows)
