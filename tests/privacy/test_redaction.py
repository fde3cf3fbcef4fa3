"""What is masked, what must survive. All sentences are made up."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from insights.privacy import redact, unmarked
from insights.privacy.recognisers import recognisers

VALID = [
    # e-mail
    ("write to jo.miller@example.org please", "write to [email] please"),
    ("mine is jo_m+ms@mail.example.co.uk.", "mine is [email]."),
    ("jo.miller (at) example (dot) com works too", "[email] works too"),
    ("reach me: kim at example dot org", "reach me: [email]"),
    ("kim77@example. com is the one", "[email] is the one"),
    # links
    ("see https://www.youtube.com/watch?v=abc123 now", "see [link: youtube.com] now"),
    ("(https://m.example.co.uk/a_(b)?id=7).", "([link: example.co.uk])."),
    ("my blog janes-diary.blogspot.com/2012/05 has it", "my blog [link: blogspot.com] has it"),
    ("www.example.org, and drugs.example.com", "[link: example.org], and [link: example.com]"),
    ("http://http://example.org/x twice", "[link: example.org] twice"),
    ("the box at http://192.168.1.20/login", "the box at [link]"),
    ("[notes](http://user:secret@example.net/p)", "[notes]([link: example.net])"),
    # handles
    ("thanks @tired_of_needles!", "thanks [handle]!"),
    ("u/night-owl-77 and /u/NightOwl said", "[handle] and [handle] said"),
    # telephone
    ("call (212) 555-0123 today", "call [phone] today"),
    ("call 1-800-555-0199 or 212.555.0123", "call [phone] or [phone]"),
    ("London 020 7946 0018 and +44 20 7946 0018", "London [phone] and [phone]"),
    ("mobile 07700 900123", "mobile [phone]"),
    ("Berlin +49 (0)30 901820 or 0171/1234567", "Berlin [phone] or [phone]"),
    ("Paris 06 12 34 56 78", "Paris [phone]"),
    ("Sydney 0491 570 156", "Sydney [phone]"),
    ("just text 555-0142", "just text [phone]"),
    # numbers
    ("my SSN 078-05-1120 leaked", "my SSN [number] leaked"),
    ("card 4111 1111 1111 1111 was charged", "card [number] was charged"),
    ("IBAN GB29 NWBK 6016 1331 9268 19 for gifts", "IBAN [number] for gifts"),
    ("NI number AB 12 34 56 C", "NI number [number]"),
    ("NHS number 943 476 5919", "NHS number [number]"),
    ("MRN: A1234567 on the wristband", "MRN: [number] on the wristband"),
    ("policy number is 88123-4401", "policy number is [number]"),
    # places
    ("I moved to 42 Willow Creek Road last May", "I moved to [address] last May"),
    ("at 1600 N. Orchard Avenue, Apt 4B, Springfield, IL 62704", "at [address], Springfield, IL [postcode]"),
    ("I live at 9 maple street", "I live at [address]"),
    ("the flat at 27 Larkspur St. Apt 4. It leaks", "the flat at [address]. It leaks"),
    ("near 27 Larkspur Street. Call me", "near [address]. Call me"),
    ("flat near SW1A 1AA", "flat near [postcode]"),
    ("zip code 90210", "zip code [postcode]"),
    ("Toronto M5V 3L9", "Toronto [postcode]"),
    ("Lindenstraße 12, 10969", "[address]"),
    ("12 rue de la Fontaine", "[address]"),
    ("P.O. Box 1234", "[address]"),
    ("we met at 51.50735, -0.12776", "we met at [place]"),
    # network
    ("from 203.0.113.44 again", "from [ip] again"),
    ("from 2001:db8::ff00:42:8329 again", "from [ip] again"),
    # days of birth
    ("I was born on March 3, 1981 in Leeds", "I was born on [date] in Leeds"),
    ("DOB: 03/04/1981", "DOB: [date]"),
    ("my birthday is the 3rd of May", "my birthday is [date]"),
    # names
    ("Dr. Okafor said to wait", "Dr. [name] said to wait"),
    ("saw Dr Anne-Marie O'Neill, who listened", "saw Dr [name], who listened"),
    ("I asked Doctor Petrov about it", "I asked Doctor [name] about it"),
    ("nurse Delgado was kind", "nurse [name] was kind"),
    ("Dr. K. told me", "Dr. [name] told me"),
    ("I went with dr patel in the end", "I went with dr [name] in the end"),
    ("My name is Zyanya and I have MS", "My name is [name] and I have MS"),
    ("my name is tomasz", "my name is [name]"),
    ("Hi, I'm Marguerite and I was diagnosed", "Hi, I'm [name] and I was diagnosed"),
    ("I am Kevin, 34", "I am [name], 34"),
    ("my husband Peter drives me", "my husband [name] drives me"),
    ("our daughter named Xanthe is 4", "our daughter named [name] is 4"),
    ("thank you all!\nBest wishes,\nMargaret", "thank you all!\nBest wishes,\n[name]"),
    ("it was Susan Whitfield's idea", "it was [name]'s idea"),
    ("Emma: how are you\nPeter: fine", "[name]: how are you\n[name]: fine"),
    ("we went and Karen drove, Karen always drives", "we went and [name] drove, [name] always drives"),
    ("Hi Linda, that is normal", "Hi [name], that is normal"),
    ("dear mark. rest it", "dear [name]. rest it"),
    ("Thanks Rose, I will try", "Thanks [name], I will try"),
    ("I told Mark and Rose about it", "I told [name] and [name] about it"),
    ("Bill said it would pass", "[name] said it would pass"),
    ("my friend sarah takes it too", "my friend [name] takes it too"),
    ("my son Jaxtyn is two and Jaxtyn sleeps", "my son [name] is two and [name] sleeps"),
    ("a nurse named Imke helped", "a nurse named [name] helped"),
    ("Aunt Hope came", "Aunt [name] came"),
    ("it gets better\n-Marten", "it gets better\n-[name]"),
    ("see you there. Leanne xx", "see you there. [name] xx"),
    ("Regards,\nq_vd", "Regards,\n[name]"),
    ("Can't wait!\n\nNelson\nsee below", "Can't wait!\n\n[name]\nsee below"),
    ("spoke to Officer Delacruz about it", "spoke to Officer [name] about it"),
    ("dr. ayman tarvo", "dr. [name]"),
    ("RIP Angela Varga. We miss Angela", "RIP [name]. We miss [name]"),
    # records, accounts, places, days
    ("my reference is 2024-0093318", "my reference is [number]"),
    ("hospital number is R0482217", "hospital number is [number]"),
    ("chart 00719-QL", "chart [number]"),
    ("NHS number is 999 000 4172", "NHS number is [number]"),
    ("call 509-555-0148", "call [phone]"),
    ("add me, night_owl#4471", "add me, [handle]"),
    ("my skype is needle.hater9", "my skype is [handle]"),
    ("Thank you, Odd_Jar_Lid", "Thank you, [handle]"),
    ("I'm in 8 Carrick Rise, Lisburn", "I'm in [address], Lisburn"),
    ("we are at 412 north orchard street now", "we are at [address] now"),
    ("PO Box 77 Banksia Grove Qld 4099", "[address] [address]"),
    ("born in Leeds on 3 May 1980", "born in Leeds on [date]"),
    ("she turned 30 on June 5th", "she turned 30 on [date]"),
]

SURVIVES = [
    "20 mg daily, then 40mg for 2 weeks, 0.5 ml",
    "diagnosed in 2019, relapse in 2020 2021 2022 2023",
    "diagnosed on 12 March 2014, MRI 2014-03-20",
    "A1C 7.4, fasting 120 130 140 110, bp 120/80",
    "Lot 5 of the trial, Lot A1234 was recalled",
    "T4 1.2, B12 500, D3 5000 IU, 3HR fast",
    "NCT01234567 and phase 3 of 1,250 patients",
    "at 10:30 or 22:15:09, ratio 1:2:3",
    "version 1.2.3 of the app",
    "40mg @ night, 5 @ 9am, dinner @ home",
    "r/MultipleSclerosis is kind",
    "SGOT is 43 u/L",
    "Dr. visits cost a lot, my Dr said no, the dr. was late",
    "my doctor Said hello",
    "TL;DR Copaxone hurts. tl;dr Wide scars",
    "I'm Diabetic and tired. I'm Canadian and cold. I'm Type 1 and proud.",
    "I'm exhausted and done",
    "Nurse Practitioner wanted, Nurse Manager called",
    "Doctor Shortage Likely to Worsen This Year",
    "the Mary Whitcombe Hospital and the John Radcliffe Hospital were great",
    "I stood in Steven Johnson Syndrome forums",
    "St. John's Wort did nothing",
    "I was born in 1984 and born with it",
    "switched from Avonex to Tecfidera, then Ocrevus",
    "Biogen and Teva answered me",
    "3 Bad Days Way too long",
    "well... it.was fine, e.g. this",
    "$250,000 a year, 1000000 steps",
    "on day 100-200-300 I gave up",
    "the dot on my arm at night",
    "the example.org regimen, Example.com. and fine.it hurts",
    "I will hope, may ask, and mark the date; the bill rose. Will it help? May be. Mark my words.",
    "Adam's apple, Gilbert's syndrome, Barrett's esophagus, Hashimoto's thyroiditis",
    "Jack of all trades, a hail Mary, an average Joe",
    "I use Paula's Choice, Burt's Bees and Dr. Bronner's, from Fred Meyer",
    "Johnson & Johnson, Eli Lilly, Philip Morris and Mary Kay",
    "Dr. Phil, Dr. Oz and Dr. House, not Dr. Who",
    "Stephen Fry spoke of it, and Stephen meant it",
    "Selma Blair and Christina Applegate have MS, said Obama",
    "a lecture by Ingrid Valbom on sleep, and Valbom is right",
    '"It gets better" - Harriet Quillon',
    "the actress Odette Marrow has it. Odette Marrow never hid it",
    "Ingrid Valbom's book is good",
    "How we lost our way - Harriet Quillon - The Paper",
    "order 2012 pills, case 2010-2012, reference 1999",
    "Lot SX4471B and lot A0291C",
    "prescribed by doctor Deviry 10 mg",
    "hurricane Katrina, the Denis Browne bar, St. Ives scrub",
]


@pytest.mark.parametrize(("text", "expected"), VALID)
def test_masks_personal_data(text: str, expected: str) -> None:
    assert redact(text) == expected


@pytest.mark.parametrize("text", SURVIVES)
def test_leaves_the_rest_alone(text: str) -> None:
    assert redact(text) == text


@pytest.mark.parametrize(
    ("text", "keep", "expected"),
    [
        ("follow @biogen and @some_one", {"@Biogen"}, "follow @biogen and [handle]"),
        (
            "read Dr. Whitlock's book, not Dr. Moss",
            {"Dr. Whitlock"},
            "read Dr. Whitlock's book, not Dr. [name]",
        ),
        ("I'm Zelvorix and done", {"zelvorix"}, "I'm Zelvorix and done"),
        ("Laura Winslow Care is good", {"Laura Winslow Care"}, "Laura Winslow Care is good"),
        ("mail me: lilly@example.org", {"lilly"}, "mail me: [email]"),
        ("Dr. Lillywhite", {"lilly"}, "Dr. [name]"),
    ],
)
def test_kept_phrases_survive_where_they_are_names(text: str, keep: set[str], expected: str) -> None:
    assert redact(text, keep=frozenset(keep)) == expected


def test_given_names_of_the_author_are_masked() -> None:
    assert redact("regards, needle_hater", names=("Needle_Hater",)) == "regards, [name]"


@pytest.mark.parametrize("text", [text for text, _ in VALID] + SURVIVES)
def test_redacting_twice_changes_nothing(text: str) -> None:
    once = redact(text)
    assert redact(once) == once


def test_marks_say_nothing_of_what_a_post_is_about() -> None:
    assert unmarked(redact("Hi Linda, see http://example.org/a for pens")) == "Hi , see for pens"
    assert unmarked("nothing  to mark [here]") == "nothing to mark [here]"
    assert unmarked("as it\nis") == "as it\nis"


ADVERSARIAL = [
    "a" * 100_000 + "@",
    "a@" * 50_000,
    "@a." * 33_000,
    "a.com " * 16_000,
    "http://" * 14_000,
    "(" * 50_000 + ")" * 50_000 + " http://a.b/" + ")" * 50_000,
    "1 " * 50_000,
    "1" * 100_000,
    "1-" * 50_000,
    "0 0" * 33_000,
    "1." * 50_000,
    "A1 " * 33_000,
    "AB12" * 25_000,
    "1 Ab " * 20_000,
    "Dr. A" * 20_000,
    "dr a" * 25_000,
    "Dr. " + "Anna " * 20_000,
    "Anna-" * 20_000,
    "My name is " * 9_000,
    "I'm Ab and " * 9_000,
    "my son " * 14_000,
    "\nBest,\n" * 14_000,
    "Emma: " * 16_000,
    "[name] Anna " * 8_000,
    "a:" * 50_000,
    "born on " * 12_000,
    "patient id no " * 7_000,
    " at " * 25_000 + "dot",
    "é" * 100_000,
    " " * 100_000,
    "\n" * 100_000,
    "i live at 1 " + "a " * 50_000,
    "rue " * 25_000,
    "Best\n- " * 14_000,
    "mrn " + " " * 100_000,
]


@pytest.mark.parametrize("text", ADVERSARIAL, ids=lambda text: repr(text[:12]))
def test_time_is_linear_in_the_text(text: str) -> None:
    started = time.process_time()
    redact(text)
    assert time.process_time() - started < 5


@pytest.mark.parametrize("member", recognisers(), ids=lambda member: member.name)
def test_every_recogniser_finds_something_in_the_table_and_nothing_in_plain_text(member: object) -> None:
    found = [span for text, _ in VALID for span in member.spans(text, text.lower())]  # type: ignore[attr-defined]
    assert found
    assert all(0 <= span.start < span.end and span.mask.startswith("[") for span in found)
    assert not list(member.spans("nothing here", "nothing here"))  # type: ignore[attr-defined]


PLANTED = (
    *("Sian", "Hilary", "Penhale", "Leanne", "Raske", "Castleton", "Mehrotra", "Faircastle", "Pellworth", "Conall"),
    *("Delacroix", "Latimer", "Ruiz", "Wentworth", "Ashby", "Morcambe", "Baskin", "Suzanne", "Marlon"),
    *("Carrick Rise", "Quay Terrace", "Alder Ct", "Harbor Avenue", "Tollgate Lane", "Quarry Road", "Larkfield Close"),
    *("0093318", "R0482217", "88-31907", "00719", "999 000 4172", "0042-7718", "8830-221", "4471-22-908"),
    *("03/09/1968", "02/17/1981", "7/21/1979", "LL13 9ZX", "900142", "555-0", "900461", "496 0188", "@"),
)


def test_the_demonstration_comes_out_clean() -> None:
    samples = Path(__file__).resolve().parents[2] / "data" / "samples"
    clean = ""
    for file in sorted(samples.glob("*.ndjson")):
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        labels = (samples / "labels" / file.name).read_text(encoding="utf-8").splitlines()
        planted = [row for row, label in zip(rows, labels, strict=True) if "personal_data" in json.loads(label)["tags"]]
        assert planted
        clean += "\n".join(redact(f"{row['title'] or ''}\n\n{row['text']}") for row in planted)
    assert [word for word in PLANTED if word in clean] == []
