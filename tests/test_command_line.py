"""The command line: what it prints, its exit codes, and one line that says what to do when it cannot."""

from __future__ import annotations

import fcntl
import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import jsonschema
import pandas as pd
import pytest

from insights import __main__ as command_line
from insights import conditions
from insights.store import open_store
from tests.store.corpus import make_store
from tests.store.exports import export, post

pytestmark = pytest.mark.usefixtures("no_model")

ROOT = Path(__file__).parent.parent
REPORT = {
    "read",
    "kept",
    "excluded",
    "flagged",
    "findings",
    "themes",
    "coverage",
    "seconds",
    "peak_memory_mb",
    "snapshot",
}
PACK = """
name = "testitis"
label = "Testitis"
terms = ["testitis"]
[fact_sources]
medications = "the register"
companies = "their own sites"
[[medications]]
generic = "testamab"
company = "Acme"
brands = [{ name = "Testra" }]
side_effects = ["hair loss"]
[[companies]]
name = "Acme"
"""


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str


Tell = Callable[..., Said]


@pytest.fixture
def tell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Tell:
    """Return a function that runs a command in `tmp_path`, where `pack.toml` and `posts.ndjson` are."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    (tmp_path / "pack.toml").write_text(PACK, encoding="utf-8")
    export(tmp_path / "posts.ndjson", [post(number) for number in range(20)])

    def run(*words: str) -> Said:
        monkeypatch.setattr(sys, "argv", ["insights", *words])
        with pytest.raises(SystemExit) as ended:
            command_line.main()
        out, err = capfd.readouterr()
        return Said(int(ended.value.code or 0), out, err)

    return run


def is_one_line(said: Said) -> bool:
    return said.err.startswith("Error: ") and said.err.count("\n") == 1 and said.out == ""


RUN = ("--condition", "pack.toml", "--store", "store")
UNKNOWN_KEY = PACK + "colour = 'red'\n"


@pytest.mark.parametrize(
    ("files", "words", "code", "says"),
    [
        ({}, ("run", "gone.csv", *RUN), 3, r"gone\.csv: no such file; check the path"),
        ({"e.csv": ""}, ("run", "e.csv", *RUN), 3, r"e\.csv: is empty; export it again"),
        ({"h.csv": "id,text\n"}, ("run", "h.csv", *RUN), 3, r"h\.csv: has no rows"),
        ({"u.bin": "\0\1\2\3"}, ("run", "u.bin", *RUN), 3, r"u\.bin: unknown format; Earshot reads .*--map text="),
        ({"c.csv": "foo,bar\nx y z,q\n"}, ("run", "c.csv", *RUN), 3, r"c\.csv: .*--map text="),
        ({}, ("run", ".", *RUN), 3, r"is a directory; give the files in it"),
        ({}, ("run", "posts.ndjson", "--map", "text", *RUN), 3, r"--map text: write it as field=column"),
        ({}, ("run", "posts.ndjson", "--map", "=text", *RUN), 3, r"--map =text: write it as field=column"),
        ({}, ("run", "posts.ndjson", "--map", "words=text", *RUN), 3, r"words=text: no such field; choose one of"),
        ({}, ("run", "posts.ndjson", "--map", "text=Msg", *RUN), 3, r"posts\.ndjson: has no column 'Msg'.*it has id"),
        (
            {},
            ("run", "posts.ndjson", "-c", "measles", "--store", "store"),
            4,
            "measles: no such condition; choose one of .*diabetes",
        ),
        ({}, ("run", "posts.ndjson", "-c", "gone.toml", "--store", "store"), 4, r"gone\.toml: no such file"),
        (
            {"k.toml": UNKNOWN_KEY},
            ("run", "posts.ndjson", "-c", "k.toml", "--store", "store"),
            4,
            r"k\.toml: companies\.0\.colour: unknown key; remove",
        ),
        (
            {"b.toml": "name = x"},
            ("run", "posts.ndjson", "-c", "b.toml", "--store", "store"),
            4,
            r"b\.toml: is not valid TOML .*line 1",
        ),
        ({}, ("erase", "--store", "store"), 3, r"Nothing to erase: give --post, --author or --list"),
        ({}, ("erase", "--post", "abc123"), 3, r"--post: write it as SOURCE:ID, e\.g\. reddit:abc123"),
        ({}, ("erase", "--author", "x:"), 3, r"--author: write it as SOURCE:HANDLE"),
        ({}, ("erase", "--list", "gone.txt"), 3, r"gone\.txt: cannot be read as a list"),
        ({"l.txt": " \n"}, ("erase", "--list", "l.txt"), 3, r"l\.txt: names no post; give one id a line"),
        ({}, ("erase", "--post", "x:1", "--store", "nowhere"), 5, r"nowhere: no posts yet; there is nothing to erase"),
        ({"store": "a letter"}, ("run", "posts.ndjson", *RUN), 5, "store: is a file, not a store; give a folder"),
        ({"store/thesis.txt": "mine"}, ("run", "posts.ndjson", *RUN), 5, "store: is a folder of other things"),
        ({"store/current": "rubbish"}, ("run", "posts.ndjson", *RUN), 5, "current: names no snapshot of this store"),
        ({"store/current": "rubbish"}, ("ask", "voices", "--store", "store"), 5, "current: names no snapshot"),
        ({}, ("ask", "voices", "--store", "nowhere"), 5, "nowhere: no posts yet; add some with"),
        ({"earshot.toml": "prot = 1"}, ("run", "posts.ndjson", *RUN), 9, "prot: unknown setting"),
        ({}, ("run", "posts.ndjson"), 2, r"--condition.*See `insights run --help`|Missing option"),
        ({}, ("run", "--condition", "pack.toml"), 2, "Missing argument"),
        ({}, ("run", "posts.ndjson", "--colour"), 2, "No such option: --colour"),
        ({}, ("sing",), 2, "No such command 'sing'"),
        ({}, ("annotate", "gone.csv", "-c", "pack.toml", "-o", "out.ndjson"), 3, r"gone\.csv: no such file"),
        (
            {},
            ("annotate", "posts.ndjson", "-c", "pack.toml", "-o", "no/out.ndjson"),
            3,
            r"no/out\.ndjson: cannot be written .*choose another --output",
        ),
        (
            {},
            ("annotate", "posts.ndjson", "-c", "pack.toml", "-o", "posts.ndjson"),
            3,
            "is not a file that may be written over",
        ),
        ({}, ("annotate", "posts.ndjson", "-c", "pack.toml", "-o", "."), 3, "choose another --output"),
        ({}, ("annotate", "posts.ndjson", "-c", "pack.toml"), 2, "Missing option"),
        ({"store": "a letter"}, ("serve", "--store", "store"), 5, "store: is a file, not a store"),
        ({"store/current": "rubbish"}, ("serve", "--store", "store"), 5, "current: names no snapshot"),
        ({"store/thesis.txt": "mine"}, ("demo", "--store", "store"), 5, "store: is a folder of other things"),
        ({}, ("check", "gone.csv"), 3, r"gone\.csv: no such file"),
        ({"k.toml": UNKNOWN_KEY}, ("check", "k.toml"), 4, "unknown key"),
    ],
)
def test_bad_input_is_one_line_and_changes_nothing(
    tell: Tell, tmp_path: Path, files: dict[str, str], words: tuple[str, ...], code: int, says: str
) -> None:
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    said = tell(*words)
    assert is_one_line(said), said
    assert said.code == code, said.err
    assert re.search(says, said.err), said.err
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
    assert (tmp_path / "store").exists() is any(name.startswith("store") for name in files)


def test_a_second_run_while_one_is_going_is_told(tell: Tell, tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    with (tmp_path / "store" / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        said = tell("run", "posts.ndjson", *RUN)
    assert (is_one_line(said), said.code) == (True, 6)
    assert "another run is writing to it; wait" in said.err


def test_a_run_prints_its_report(tell: Tell, tmp_path: Path) -> None:
    said = tell("run", "posts.ndjson", *RUN)
    assert said.code == 0
    assert re.search(r"read +20\n +kept +20\n +excluded +none", said.out)
    assert re.search(r"files +\n +posts\.ndjson: \w+, 20 rows, [\d,]{5,} bytes, sha256 [0-9a-f]{64}\n", said.out)
    assert re.search(r"rejects +none\n", said.out)
    assert (tmp_path / "store" / "current").is_file()


def test_a_run_prints_its_report_as_json(tell: Tell) -> None:
    said = tell("run", "posts.ndjson", "posts.ndjson", *RUN, "--json")
    report = json.loads(said.out)
    extra = {"condition", "files", "undated", "stored", "demo_posts_removed", "digest", "rejects"}
    extra |= {"theme_changes", "labels_written", "adverse_events", "pack_digest", "version"}
    assert set(report) == REPORT | extra
    assert report["read"] == 40 == report["kept"] + sum(report["excluded"].values())
    assert report["excluded"] == {"duplicate": 20}
    assert report["snapshot"].startswith("snapshot-")
    assert all(isinstance(seconds, float) for seconds in report["seconds"].values())
    assert report["peak_memory_mb"] > 0
    assert said.err == ""


def test_a_run_says_where_unreadable_rows_are_listed(tell: Tell, tmp_path: Path) -> None:
    export(tmp_path / "mixed.ndjson", [post(0), "{broken my secret", post(1)])
    said = tell("run", "mixed.ndjson", *RUN)
    found = re.search(r"rejects +(store/rejects/snapshot-\S+\.csv)\n", said.out)
    assert found
    assert (tmp_path / found[1]).read_text(encoding="utf-8").splitlines()[1].startswith("mixed.ndjson,2,")
    assert "secret" not in said.out + (tmp_path / found[1]).read_text(encoding="utf-8")


def test_map_names_the_columns_of_an_export(tell: Tell, tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text("Message,Wann\nmy testitis is bad today,2025-01-02\n", encoding="utf-8")
    said = tell("run", "m.csv", "--map", "text=Message", "--map", "created_at=Wann", *RUN, "--json")
    report = json.loads(said.out)
    assert (report["kept"], report["undated"]) == (1, 0)


def test_check_proposes_a_mapping_that_can_be_given_back_as_a_file(tell: Tell, tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text("Message,Wann\nmy testitis is bad today,2025-01-02\n", encoding="utf-8")
    (report,) = json.loads(tell("check", "m.csv", "--json").out)
    assert "text=Message" in report["map_file"]
    (tmp_path / "map.txt").write_text("# mine\n\ntext=Message\n created_at = Wann\n", encoding="utf-8")
    done = json.loads(tell("run", "m.csv", "--map", "@map.txt", *RUN, "--json").out)
    assert (done["kept"], done["undated"]) == (1, 0)


@pytest.mark.parametrize(("given", "said"), [("@gone.txt", "cannot be read"), ("@bad.txt", "write it as field=column")])
def test_a_mapping_file_that_is_none_is_refused_in_a_line(tell: Tell, tmp_path: Path, given: str, said: str) -> None:
    (tmp_path / "bad.txt").write_text("text\n", encoding="utf-8")
    told = tell("check", "posts.ndjson", "--map", given)
    assert told.code == 3
    assert said in told.err


def test_made_up_posts_are_known_wherever_they_lie_and_do_not_mix_with_real_ones(tell: Tell, tmp_path: Path) -> None:
    made_up = (post(number) | {"id": f"m{number}", "made_up": True} for number in range(3))
    export(tmp_path / "copied.ndjson", made_up)
    said = tell("run", "posts.ndjson", "copied.ndjson", *RUN)
    assert said.code == 3
    assert "copied.ndjson: its posts are made up" in said.err
    assert not (tmp_path / "store").exists()
    assert tell("run", "copied.ndjson", *RUN).code == 0
    (condition,) = open_store(tmp_path / "store").conditions()
    assert condition.demo


def test_check_says_what_is_wrong_with_which_line_and_writes_nothing(tell: Tell, tmp_path: Path) -> None:
    lines = [post(0), "{broken", post(1), post(2, created_at="soon")]
    export(tmp_path / "mixed.ndjson", lines)
    before = sorted(tmp_path.rglob("*"))
    said = tell("check", "mixed.ndjson", "pack.toml")
    assert said.code == 0
    assert re.search(r"rows +4\n +readable +3\n +unreadable +1", said.out)
    assert re.search(r"line 2: \w", said.out)
    assert re.search(r"line 4: .*\(1 rows?\)", said.out)
    assert "BadRow" not in said.out
    assert "{" not in said.out
    assert re.search(r"pack +testitis", said.out)
    first, second = json.loads(tell("check", "mixed.ndjson", "pack.toml", "--json").out)
    assert (first["rows"], first["unreadable"], first["bad"][0]["line"]) == (4, 1, 2)
    assert second["problems"] == []
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bad.ndjson", '{"text": 1\n{broken\n'),
        ("p.toml", PACK.replace('company = "Acme"', 'company = "Borg"')),
    ],
)
def test_check_fails_where_nothing_can_be_used(tell: Tell, tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert tell("check", name).code != 0


def test_check_against_an_export_says_what_a_pack_misses(tell: Tell, tmp_path: Path) -> None:
    posts = [post(n, text=f"They put me on nozetinib; {post(n)['text']}", author=f"w{n}") for n in range(20)]
    export(tmp_path / "posts.ndjson", posts)
    before = sorted(tmp_path.rglob("*"))
    said = tell("check", "pack.toml", "--against", "posts.ndjson", "--top", "3")
    assert said.code == 0
    assert re.search(r"counted +20 posts\. Shares are of these 20 posts\.", said.out)
    assert re.search(r"20 +100\.0 % +nozetinib +ends in -tinib.*aliases = \[\"nozetinib\"\]", said.out)
    (report,) = json.loads(tell("check", "pack.toml", "--against", "posts.ndjson", "--json").out)
    assert (report["pack"], report["against"]["posts"]) == ("testitis", 20)
    lines = tell("check", "pack.toml", "--against", "posts.ndjson", "--lines").out
    assert lines.startswith("# testitis: read each")
    assert "diary" not in lines
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("posts.ndjson", "--against", "posts.ndjson"), 3, "--against takes one condition pack: write"),
        (("pack.toml", "pack.toml", "--against", "posts.ndjson"), 3, "--against takes one condition pack"),
        (("pack.toml", "--against", "gone.csv"), 3, r"gone\.csv: no such file"),
        (("gone.toml", "--against", "posts.ndjson"), 4, r"gone\.toml: no such file"),
        (("pack.toml", "--against", "posts.ndjson", "--top", "0"), 2, "--top"),
    ],
)
def test_check_against_what_cannot_be_compared_is_one_line(
    tell: Tell, words: tuple[str, ...], code: int, says: str
) -> None:
    said = tell("check", *words)
    assert said.code == code
    assert re.search(says, said.err)
    assert said.out == ""


def test_annotate_gives_a_line_for_every_row(tell: Tell, tmp_path: Path) -> None:
    rows = [
        {"text": "Hair loss since Testra, three months in. Otherwise my testitis is better."},
        "{broken",
        {"text": ""},
        {"text": "[deleted]"},
        {"text": "Ich habe leider keine Ahnung, was das mit meiner Krankheit zu tun haben soll, und niemand hilft"},
        {"text": "half a pair \ud83d of an emoji"},
    ]
    export(tmp_path / "rows.ndjson", rows)
    said = tell("annotate", "rows.ndjson", "-c", "pack.toml", "-o", "out.ndjson")
    assert said.code == 0
    records = [json.loads(line) for line in (tmp_path / "out.ndjson").read_text(encoding="utf-8").splitlines()]
    schema = json.loads((ROOT / "insights" / "records.schema.json").read_text(encoding="utf-8"))
    for record in records:
        jsonschema.validate(record, schema, cls=jsonschema.Draft202012Validator)
    assert [record["excluded"] for record in records] == [
        None,
        "unreadable",
        "empty",
        "deleted",
        "wrong_language",
        None,
    ]
    assert all(record["kept"] is (record["excluded"] is None) for record in records)
    assert records[0]["medications"][0]["name"] == "testamab"
    assert records[0]["medications"][0]["brand"] == "Testra"
    assert records[0]["side_effects"][0]["phrase"].casefold() == "hair loss"
    assert records[1]["text"] == ""


def test_annotate_needs_no_more_than_a_text_column(tell: Tell, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("text\nmy testitis is bad today\n\nTestra did nothing for me\n", encoding="utf-8")
    assert tell("annotate", "t.csv", "-c", "pack.toml", "-o", "out.ndjson").code == 0
    assert len((tmp_path / "out.ndjson").read_text(encoding="utf-8").splitlines()) in (2, 3)


def test_annotate_leaves_the_output_as_it_was_on_an_error(tell: Tell, tmp_path: Path) -> None:
    (tmp_path / "out.ndjson").write_text("before", encoding="utf-8")
    (tmp_path / "h.csv").write_text("text\n", encoding="utf-8")
    for words in (("h.csv",), ("posts.ndjson", "--map", "text=Msg")):
        assert tell("annotate", *words, "-c", "pack.toml", "-o", "out.ndjson").code == 3
    assert (tmp_path / "out.ndjson").read_text(encoding="utf-8") == "before"
    assert not list(tmp_path.glob(".out*"))


@pytest.fixture
def asked(tell: Tell, tmp_path: Path) -> Tell:
    """Return a function that asks a small store in `tmp_path`."""
    make_store(tmp_path / "store", 30)
    return lambda *words: tell("ask", *words, "--store", "store")


def test_ask_lists_every_question_with_its_comment_and_parameters(tell: Tell) -> None:
    out = tell("ask", "--list").out
    for path in (ROOT / "insights" / "queries").glob("*.sql"):
        assert re.search(rf"^{path.stem}: .+\?$", out, re.MULTILINE)
    assert "--set grain, week (from Monday), month, quarter or year" in out


@pytest.mark.parametrize("name", sorted(path.stem for path in (ROOT / "insights" / "queries").glob("*.sql")))
def test_every_question_prints_in_every_format(asked: Tell, tmp_path: Path, name: str) -> None:
    rows = json.loads(asked(name, "--format", "json").out)
    lines = asked(name, "--format", "csv").out
    assert asked(name).code == 0
    (tmp_path / "out.csv").write_text(lines, encoding="utf-8")
    assert len(pd.read_csv(tmp_path / "out.csv")) == len(rows)


@pytest.mark.parametrize(
    ("words", "posts"),
    [
        ((), 27),
        (("--voices", "everyone"), 30),
        (("--segment", "caregiver"), 9),
        (("--segment", "caregiver", "--segment", "patient"), 27),
        (("--medication", "testamab", "--condition", "testitis"), 15),
        (("--since", "2025-02-01", "--until", "2025-03-01"), 2),
        (("--theme", "t1", "--source", "forum", "--community", "testers"), 9),
    ],
)
def test_ask_takes_filters(asked: Tell, words: tuple[str, ...], posts: int) -> None:
    (row,) = json.loads(asked("summary", *words, "--format", "json").out)
    assert row["posts"] == posts


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        ((), 7, "no such question; see `python -m insights ask --list`"),
        (("moods",), 7, "moods: no such question; see"),
        (("voices", "--condition", "measles"), 7, "--condition measles: not in the store; there is testitis"),
        (("voices", "--segment", "aliens"), 7, "--segment aliens: not in the store; there is patient, caregiver"),
        (("voices", "--segment", "patient", "--theme", "t9"), 7, "--theme t9: not in the store; there is t1, t2"),
        (("voices", "--voices", "some"), 7, "--voices some: .*patients, everyone"),
        (("voices", "--since", "2025-03-01", "--until", "2025-02-01"), 7, "--since 2025-03-01: the period must begin"),
        (("voices", "--since", "yesterday"), 2, "'yesterday' does not match the format"),
        (("voices", "--set", "limit"), 7, "--set limit: write it as name=value"),
        (("voices", "--set", "limit=5"), 7, "--set limit=5: no such parameter; there is none"),
        (("posts", "--set", "grant=1"), 7, "--set grant=1: no such parameter; there is kind"),
        (("posts", "--set", "filters=1"), 7, "no such parameter"),
        (("posts", "--set", "limit=lots"), 7, "limit=lots is not what is asked for"),
        (("posts_over_time", "--set", "grain=week-end"), 7, "cannot be asked with grain=week-end; it takes grain"),
        (("voices", "--format", "xlsx"), 2, "'xlsx' is not one of"),
    ],
)
def test_a_question_that_cannot_be_asked_is_one_line(asked: Tell, words: tuple[str, ...], code: int, says: str) -> None:
    said = asked(*words)
    assert is_one_line(said), said
    assert said.code == code, said.err
    assert re.search(says, said.err), said.err


COMMANDS = [command.callback.__name__ for command in command_line.app.registered_commands if command.callback]


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_every_command_has_an_example(tell: Tell, name: str) -> None:
    said = tell(name, "--help")
    assert said.code == 0
    assert re.search(rf"Example: +python -m insights +{name}", " ".join(said.out.split()))


def test_help_names_every_command(tell: Tell) -> None:
    assert {"demo", "serve", "check", "run", "annotate", "ask"} <= set(COMMANDS)
    out = tell("--help").out
    assert all(name in out for name in COMMANDS)
    nothing = tell()
    assert "Usage" in nothing.out + nothing.err


def test_python_m_insights_ends_with_the_exit_code() -> None:
    found = subprocess.run(
        [sys.executable, "-m", "insights", "check", "gone.csv"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (found.returncode, found.stdout) == (3, "")
    assert found.stderr == "Error: gone.csv: no such file; check the path.\n"


@pytest.mark.parametrize("name", conditions.names())
def test_the_packs_of_the_project_pass_check(tell: Tell, name: str) -> None:
    assert tell("check", str(conditions.PACKS / f"{name}.toml")).code == 0


def test_erase_says_what_went_and_that_nothing_is_left(tell: Tell) -> None:
    assert tell("run", "posts.ndjson", *RUN).code == 0
    said = tell("erase", "--author", "forum:writer3", "--post", "forum:p1", "--post", "forum:gone", "--store", "store")
    assert (said.code, said.err) == (0, "")
    assert re.search(r"erased +3\n", said.out)
    assert "post forum:gone" in said.out
    assert re.search(r"searched \d+ files, found 0\n$", said.out)
    told = json.loads(tell("erase", "--post", "forum:p2", "--store", "store", "--json").out)
    assert (told["erased"], told["snapshots"], told["found"]) == (1, 1, 0)
    assert tell("erase", "--expired", "--store", "store").code == 0
