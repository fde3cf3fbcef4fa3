"""Condition packs: what loads, what is refused and by which name, and what `problems` says."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from insights import conditions
from insights.conditions import ConditionPack, load, names, problems
from insights.errors import PackError
from insights.language import vocabulary
from insights.model import Need, Segment

SMALL = """
name = "hay_fever"
label = "Hay fever"
terms = ["hay fever"]

[fact_sources]
medications_approvals = "the national register"
companies = "their own sites"
side_effects = "the leaflet"
symptoms = "the society for noses"

[[medications]]
generic = "sneezumab"
company = "Pollen Works"
aliases = ["sneezy mab"]
brands = [{ name = "Achoo", aliases = ["atchoo"] }]
approved = { US = 2020-01-02 }

[[companies]]
name = "Pollen Works"
handles = ["@pollenworks"]

[[side_effects]]
name = "red nose"
clinical = "rhinitis"
group = "nose"

[[symptoms]]
name = "sneezing"
"""


def write(folder: Path, text: str, name: str = "hay_fever.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def pack(folder: Path, more: str = "", text: str = SMALL) -> ConditionPack:
    return load(write(folder, text + more))


# Loading


def test_a_pack_is_loaded_by_path_with_dates_defaults_and_a_digest(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, SMALL))
    drug = loaded.medications[0]
    assert (loaded.name, loaded.terms, drug.stage) == ("hay_fever", ("hay fever",), "approved")
    assert drug.approved == {"US": date(2020, 1, 2)}
    assert (drug.brands[0].kind, drug.brands[0].company, drug.sponsor) == ("original", None, "")
    assert len(loaded.digest) == 16


def test_the_digest_follows_the_bytes_of_the_file(tmp_path: Path) -> None:
    first = load(write(tmp_path, SMALL)).digest
    assert load(write(tmp_path, SMALL, "again.toml")).digest == first
    assert load(write(tmp_path, SMALL + "# a comment\n", "other.toml")).digest != first


def test_a_pack_may_have_no_medications(tmp_path: Path) -> None:
    bare = pack(tmp_path, text='name = "clumsiness"\nlabel = "Clumsiness"\nterms = ["clumsy"]\n')
    assert (bare.medications, bare.companies, problems(bare)) == ((), (), [])


def test_cues_are_read_by_the_tokens_of_the_model(tmp_path: Path) -> None:
    more = '[cues.segments]\npatient = ["my nose"]\n[cues.needs]\ncost_access = ["dear spray"]\n'
    cues = pack(tmp_path, more).cues
    assert cues.segments == {Segment.PATIENT: ("my nose",)}
    assert cues.needs == {Need.COST_ACCESS: ("dear spray",)}


def test_a_pack_is_frozen(tmp_path: Path) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        pack(tmp_path).label = "Other"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ('[[symptoms]]\nname = "itchy eyes"\ncolour = "red"\n', "symptoms.1.colour: unknown key"),
        ("[[medications]]\ngeneric = 'x'\ndose = '5 mg'\n", "medications.1.dose: unknown key"),
        ("[cues.segments]\nlurker = ['x']\n", "cues.segments.lurker"),
        ("[[medications]]\ngeneric = 'x'\nstage = 'rumoured'\n", "medications.1.stage"),
        ("[[events]]\non = 2020-01-01\nlabel = 'x'\nkind = 'party'\n", "events.0.kind"),
        ("[[events]]\non = 'soon'\nlabel = 'x'\n", "events.0.on"),
        ("[[companies]]\nhandles = ['@x']\n", "companies.1.name"),
        ("[[companies]]\nsize = 1\nmotto = 'x'\n", "and 2 more"),
    ],
)
def test_a_wrong_key_or_value_is_refused_by_its_name(tmp_path: Path, more: str, expected: str) -> None:
    with pytest.raises(PackError) as caught:
        pack(tmp_path, more)
    message = str(caught.value)
    assert message.startswith("hay_fever.toml: ")
    assert expected in message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('digest = "abc"\n' + SMALL, "digest: is worked out from the file"),
        ("name = hay fever\n", "is not valid TOML"),
        (SMALL + '[[symptoms]\nname = "x"\n', "is not valid TOML"),
        ("", "name: is missing; add it"),
        (SMALL.replace('"hay_fever"', '"Hay Fever"'), "name: "),
        (SMALL.replace('terms = ["hay fever"]', "terms = 7"), "terms: "),
    ],
)
def test_a_broken_pack_is_refused_in_one_line(tmp_path: Path, text: str, expected: str) -> None:
    with pytest.raises(PackError) as caught:
        load(write(tmp_path, text))
    assert expected in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "latin.toml"
    path.write_bytes('name = "caf\xe9"\n'.encode("latin-1"))
    with pytest.raises(PackError, match=r"latin\.toml: is not valid TOML"):
        load(path)


@pytest.mark.parametrize("given", ["nowhere.toml", "some/where/pack", "some/where/pack.toml"])
def test_a_missing_file_is_named(given: str) -> None:
    with pytest.raises(PackError, match=re.escape(f"{given}: no such file")):
        load(given)


def test_an_unknown_name_is_answered_with_the_names_there_are() -> None:
    with pytest.raises(PackError, match=r"gout: no such condition; choose one of .*multiple_sclerosis"):
        load("gout")


def test_a_folder_without_packs_says_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conditions, "PACKS", tmp_path)
    assert names() == []
    with pytest.raises(PackError, match="choose one of none"):
        load("gout")


def test_the_pack_shown_in_the_readme_is_sound(tmp_path: Path) -> None:
    shown = (conditions.PACKS / "README.md").read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0]
    assert problems(load(write(tmp_path, shown))) == []


# Problems


def test_a_sound_pack_has_no_problems(tmp_path: Path) -> None:
    assert problems(pack(tmp_path)) == []


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (
            '[[medications]]\ngeneric = "snifflin"\ncompany = "Pollen Works"\naliases = ["Atchoo"]\n',
            '"atchoo" is claimed by medication sneezumab and by medication snifflin; keep it in one.',
        ),
        (
            '[[medications]]\ngeneric = "snifflin"\ncompany = "Pollen Works"\nambiguous = ["sneezy mab"]\n',
            '"sneezy mab" is claimed by medication sneezumab and by medication snifflin; keep it in one.',
        ),
        (
            '[[companies]]\nname = "Nose Co"\nprogrammes = ["Achoo"]\n',
            '"achoo" is claimed by medication sneezumab and by company Nose Co; keep it in one.',
        ),
        (
            '[[side_effects]]\nname = "runny nose"\nphrases = ["rhinitis"]\n',
            '"rhinitis" is claimed by side effect red nose and by side effect runny nose; keep it in one.',
        ),
        (
            '[[symptoms]]\nname = "snorting"\nphrases = ["sneezing"]\n',
            '"sneezing" is claimed by symptom sneezing and by symptom snorting; keep it in one.',
        ),
        (
            '[[symptoms]]\nname = "itch"\n[[symptoms]]\nname = "Itch"\n',
            '"itch" is claimed by symptom itch and by symptom Itch; keep it in one.',
        ),
        (
            '[[cited]]\nname = "Nose Trust"\n',
            "[[cited]] name no public source; add cited to [fact_sources].",
        ),
        (
            '[[care]]\nname = "steam bath"\n',
            "[[care]] name no public source; add care to [fact_sources].",
        ),
        (
            '[[events]]\non = 2020-01-01\nlabel = "Spring comes early"\n',
            "event 2020-01-01 Spring comes early: names no source; add one.",
        ),
        (
            '[[companies]]\nname = "Pollen Works"\n',
            '"pollen works" is claimed by company Pollen Works and by company Pollen Works; keep it in one.',
        ),
        (
            '[[medications]]\ngeneric = "snifflin"\n',
            "medication snifflin has no company; name one on it or on a brand, or a sponsor.",
        ),
        (
            '[[medications]]\ngeneric = "snifflin"\nstage = "pipeline"\n',
            "medication snifflin has no company; name one on it or on a brand, or a sponsor.",
        ),
        (
            '[[medications]]\ngeneric = "snifflin"\ncompany = "Nose Co"\n',
            "medication snifflin: company Nose Co is not among [[companies]]; add it.",
        ),
        (
            '[[medications]]\ngeneric = "snifflin"\nbrands = [{ name = "Sniff", company = "Nose Co" }]\n',
            "medication snifflin: company Nose Co is not among [[companies]]; add it.",
        ),
        (
            '[[medications]]\ngeneric = "snifflin"\ncompany = "Pollen Works"\nstage = "withdrawn"\n',
            'medication snifflin: give both stage "withdrawn" and its date, or neither.',
        ),
        (
            '[[medications]]\ngeneric = "snifflin"\ncompany = "Pollen Works"\nwithdrawn = 2021-01-01\n',
            'medication snifflin: give both stage "withdrawn" and its date, or neither.',
        ),
        (
            '[[medications]]\ngeneric = "snifflin"\ncompany = "Pollen Works"\nstage = "withdrawn"\n'
            "withdrawn = 2010-01-01\napproved = { EU = 2011-01-01 }\n",
            "medication snifflin: withdrawn before it was approved; check the dates.",
        ),
        (
            '[[medications]]\ngeneric = "snifflin"\ncompany = "Pollen Works"\nstage = "pipeline"\n'
            'phases = [{ phase = "3", since = 2021-01-01 }, { phase = "2", since = 2019-01-01 }]\n',
            "medication snifflin: phases are not in the order of their dates; sort them.",
        ),
        (
            '[[events]]\non = 2020-01-01\nlabel = "Readout"\nmedication = "snifflin"\nsource = "news"\n',
            "event 2020-01-01 Readout: medication snifflin is not in the pack.",
        ),
        (
            '[[events]]\non = 2020-01-01\nlabel = "Sale"\ncompany = "Nose Co"\nsource = "news"\n',
            "event 2020-01-01 Sale: company Nose Co is not in the pack.",
        ),
    ],
)
def test_problems_name_the_thing_and_what_to_do(tmp_path: Path, more: str, expected: str) -> None:
    assert problems(pack(tmp_path, more)) == [expected]


@pytest.mark.parametrize("group", ["cited", "care"])
def test_a_term_claimed_twice_or_by_a_medication_is_a_problem(tmp_path: Path, group: str) -> None:
    more = f'[[{group}]]\nname = "Nose Trust"\n[[{group}]]\nname = "Nose trust"\n'
    text = SMALL.replace("[fact_sources]", f'[fact_sources]\n{group} = "its own site"')
    expected = f'"nose trust" is claimed by {group} Nose Trust and by {group} Nose trust; keep it in one.'
    assert problems(pack(tmp_path, more, text=text)) == [expected]


def test_care_shares_no_phrase_with_a_medication(tmp_path: Path) -> None:
    text = SMALL.replace("[fact_sources]", '[fact_sources]\ncare = "the clinic"')
    assert problems(pack(tmp_path, '[[care]]\nname = "spray"\nphrases = ["achoo"]\n', text=text)) == [
        '"achoo" is claimed by medication sneezumab and by care spray; keep it in one.'
    ]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (SMALL, ("medications", "companies", "side_effects", "symptoms")),
        ('name = "a"\nlabel = "A"\nterms = ["a"]\n[[care]]\nname = "b"\n', ("care",)),
        ('name = "a"\nlabel = "A"\nterms = ["a"]\n', ()),
    ],
)
def test_a_pack_says_which_groups_it_holds(tmp_path: Path, text: str, held: tuple[str, ...]) -> None:
    assert pack(tmp_path, text=text).holds == held


def test_a_look_alike_that_is_a_name_is_a_problem(tmp_path: Path) -> None:
    text = 'look_alikes = ["Atchoo"]\n' + SMALL
    assert problems(pack(tmp_path, text=text)) == [
        '"Atchoo" is a name of medication sneezumab and a term or look-alike; keep it in one.'
    ]


@pytest.mark.parametrize(
    "more",
    [
        '[[medications]]\ngeneric = "camomile"\nstage = "symptomatic"\n',
        '[[medications]]\ngeneric = "honey"\nstage = "off_label"\n',
        '[[medications]]\ngeneric = "snifflin"\nstage = "pipeline"\nsponsor = "University of Noses"\n',
        '[[medications]]\ngeneric = "snifflin"\nbrands = [{ name = "Sniff", company = "Pollen Works" }]\n',
        '[[medications]]\ngeneric = "snifflin"\ncompany = "Pollen Works"\naliases = ["snif", "Snif"]\n',
        '[[side_effects]]\nname = "sneezing"\n',
        '[[events]]\non = 2020-01-01\nlabel = "Spring comes early"\nsource = "almanac"\n',
    ],
)
def test_what_is_no_problem(tmp_path: Path, more: str) -> None:
    assert problems(pack(tmp_path, more)) == []


# The packs that come with Earshot


@pytest.mark.parametrize("name", names())
def test_every_pack_loads_without_problems_and_states_its_sources(name: str) -> None:
    loaded = load(name)
    assert loaded.name == name
    assert problems(loaded) == []
    assert loaded.terms
    assert loaded.fact_sources


@pytest.mark.parametrize("name", names())
def test_side_effects_of_medications_are_terms_of_the_pack_or_of_the_general_vocabulary(name: str) -> None:
    loaded = load(name)
    known = {term.name for term in (*loaded.side_effects, *loaded.symptoms, *vocabulary.side_effects())}
    assert {effect for drug in loaded.medications for effect in drug.side_effects} <= known


@pytest.mark.parametrize("name", names())
def test_every_event_names_its_source_and_none_stands_twice(name: str) -> None:
    events = load(name).events
    assert all(event.source for event in events)
    assert len({(event.on, event.label) for event in events}) == len(events)


MS_BRANDS = {
    "Avonex": "interferon beta-1a",
    "Rebif": "interferon beta-1a",
    "Plegridy": "peginterferon beta-1a",
    "Betaseron": "interferon beta-1b",
    "Betaferon": "interferon beta-1b",
    "Extavia": "interferon beta-1b",
    "Copaxone": "glatiramer acetate",
    "Glatopa": "glatiramer acetate",
    "Tysabri": "natalizumab",
    "Tyruko": "natalizumab",
    "Novantrone": "mitoxantrone",
    "Gilenya": "fingolimod",
    "Tascenso ODT": "fingolimod",
    "Aubagio": "teriflunomide",
    "Tecfidera": "dimethyl fumarate",
    "Vumerity": "diroximel fumarate",
    "Bafiertam": "monomethyl fumarate",
    "Lemtrada": "alemtuzumab",
    "Zinbryta": "daclizumab",
    "Ocrevus": "ocrelizumab",
    "Ocrevus Zunovo": "ocrelizumab",
    "Mavenclad": "cladribine",
    "Mayzent": "siponimod",
    "Zeposia": "ozanimod",
    "Ponvory": "ponesimod",
    "Kesimpta": "ofatumumab",
    "Briumvi": "ublituximab",
}


def test_the_ms_pack_has_every_approved_therapy_with_company_and_date() -> None:
    found = {}
    for drug in load("multiple_sclerosis").medications:
        for brand in drug.brands:
            if brand.name in MS_BRANDS:
                assert brand.company, brand.name
                assert brand.approved, brand.name
                assert min(brand.approved.values()) >= min(drug.approved.values()), brand.name
                assert all((drug.side_effects, drug.indications, drug.route, drug.drug_class)), drug.generic
                found[brand.name] = drug.generic
    assert found == MS_BRANDS


def test_the_ms_pack_marks_stages_and_is_deep_enough() -> None:
    ms = load("multiple_sclerosis")
    stages = {drug.generic: drug.stage for drug in ms.medications}
    assert stages["daclizumab"] == "withdrawn"
    assert stages["rituximab"] == stages["low-dose naltrexone"] == "off_label"
    assert stages["baclofen"] == stages["methylprednisolone"] == "symptomatic"
    assert list(stages.values()).count("pipeline") >= 15
    assert len(ms.events) >= 30
    assert list(ms.events) == sorted(ms.events, key=lambda event: event.on)


def test_risky_nicknames_of_the_ms_pack_are_ambiguous_or_left_out() -> None:
    ms = load("multiple_sclerosis")
    sure = {
        phrase.casefold()
        for drug in ms.medications
        for phrase in (drug.generic, *drug.aliases, *(n for b in drug.brands for n in (b.name, *b.aliases)))
    }
    unsure = {phrase.casefold() for drug in ms.medications for phrase in drug.ambiguous}
    assert {"tec", "gilly", "on o", "my ty"} <= unsure
    assert not sure & {"tec", "ty", "o", "gilly", "lem", "mav", "ms"}
    assert not unsure & {"ty", "o"}
