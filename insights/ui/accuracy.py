"""How right findings are, on the Sources page: on posts that people labelled, and on those corrected here."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import pandas as pd
import streamlit as st

from insights.access import Action
from insights.analysis import program_digest
from insights.corrected import TITLE, Corrected, corrected, has_decisions, report
from insights.decisions.corrections import Correction
from insights.errors import EarshotError
from insights.quality.figures import Finding, Score
from insights.quality.in_sentences import agreement, in_order, sentence, tells, title
from insights.quality.reports import Accuracy, reports
from insights.store import ConditionInfo
from insights.store.made_with import program_of
from insights.ui.accuracy_parts import draw_classes, draw_mistakes, interval_of, two_places
from insights.ui.deciding import decisions_of
from insights.ui.frame import explain
from insights.ui.view import View
from insights.wording import counted

_MADE_UP = "These posts are made up: this says nothing of how right findings are on real ones."
_WORDS = ("Precision", "Recall", "F1")
_TUNED_ON = "These posts were read while the rules were written, so that the figures flatter."
_HOW = (
    "People read the posts and wrote down what is there, by a written guide and without seeing what the program "
    "found; then both are compared. Precision: of what it marks, how much is right. Recall: of what is there, how "
    "much it marks. F1 is the harmonic mean of both. Intervals are 95 %: Wilson's for precision and recall; for F1 "
    "the middle of 1,000 resamples of the posts. Things with a place in the text, such as side effects, count as "
    "found where the words overlap. Agreement is Cohen's kappa of two people who labelled the same posts, 1 where "
    "they always agree and 0 where they agree as by chance; of medicines it is the F1 of their names. Fewer than 10 "
    "labels tell nothing. Corrections made here are compared in the same way, but those who made them saw what was "
    "found and chose the posts."
)


def draw_accuracy(view: View) -> None:
    """Draw how right findings are on a set of posts that the viewer chooses."""
    st.html('<h2 class="earshot-tile">How right is this?</h2>')
    try:
        own, left_out = _own(view)
        sets = [*reports(), *own]
    except EarshotError as error:
        explain(str(error))
        return
    if not sets:
        st.text("No figures come with this program, and nothing was corrected yet. Correct findings on the Posts page.")
        return
    chosen = st.selectbox(
        "Measured on",
        sets,
        format_func=lambda one: f"{one.title} ({counted(one.posts, 'post')})",
        key="earshot_accuracy_set",
    )
    _about(view, chosen, left_out)
    told = in_order(chosen.findings)
    st.html("".join([*(_line(name, told[name], chosen) for name in told if tells(told[name].micro)), _few(told)]))
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        with st.popover("How computed", type="tertiary"):
            st.text(_HOW)
        as_table = st.toggle("Table", key="earshot_accuracy_table")
        mistakes = chosen.mistakes and st.toggle(
            f"Mistakes ({len(chosen.mistakes):,})", key="earshot_accuracy_mistakes"
        )
    if as_table:
        _table(chosen)
    if mistakes:
        draw_mistakes(view, chosen.mistakes, open_posts=chosen.title == TITLE)
    draw_classes(told, theme=view.theme)


def _about(view: View, chosen: Accuracy, left_out: str) -> None:
    """Draw what the set is, what it cannot tell, and whether it is about the findings in view."""
    if chosen.made_up:
        st.warning(_MADE_UP, icon=":material/science:")
    told = [chosen.origin, _TUNED_ON if chosen.tuned_on else "", left_out if chosen.title == TITLE else ""]
    st.text(" ".join(filter(None, told)))
    facts = [counted(chosen.posts, "post"), f"measured on {chosen.measured_on:%-d %b %Y}"]
    if chosen.agreement_posts:
        facts.append(f"{counted(chosen.agreement_posts, 'post')} labelled by two people")
    facts.append(f"program {chosen.program}")
    st.html(f'<p class="earshot-of">{escape(" · ".join(facts))}</p>')
    in_view = program_of(view.store, view.condition.name)
    if in_view and in_view != chosen.program:
        advice = " Import again to have it found anew." if chosen.program == program_digest() else ""
        st.html(
            '<p class="earshot-notice" role="status">What is in view was found by another version of the program '
            f"({escape(in_view)}) than was measured here, so that it may be right more or less often.{advice}</p>"
        )


def _line(finding: str, figures: Finding, chosen: Accuracy) -> str:
    """Return one finding as HTML: its name, a sentence, its figures with intervals under the pointer."""
    score = figures.micro
    facts = [f"{score.labelled:,} labelled", f"{score.found:,} found"]
    hover = []
    for word, share, interval in _shares(figures):
        if share is not None:
            facts.append(f"{word} {two_places(share)}")
            hover.append(f"{word} {interval_of(interval)}")
    if (agreed := agreement(finding, chosen.agreement)) is not None:
        facts.append(f"two people agree {two_places(agreed)}")
    intervals = f"95 % intervals: {', '.join(hover)}" if hover else ""
    return (
        f'<div class="earshot-right" title="{escape(intervals)}"><p><b>{escape(title(finding))}</b> '
        f"{escape(sentence(finding, figures))}</p><p><small>{escape(' · '.join(facts))}</small></p></div>"
    )


def _few(told: Mapping[str, Finding]) -> str:
    """Return the findings of which too few were labelled, as HTML; empty where there is none."""
    few = [
        f"{title(finding)} ({figures.micro.labelled} labelled)"
        for finding, figures in told.items()
        if not tells(figures.micro)
    ]
    return f'<p class="earshot-of">Too few to tell: {escape(", ".join(few))}.</p>' if few else ""


def _shares(figures: Finding) -> list[tuple[str, float | None, tuple[float, float] | None]]:
    score = figures.micro
    shares = [
        ("precision", score.precision, score.precision_interval),
        ("recall", score.recall, score.recall_interval),
        ("F1", score.f1, score.f1_interval),
    ]
    if figures.accuracy is not None:  # one class holds: precision, recall and F1 over all are one and the same
        shares = [("right", score.f1, score.f1_interval)]
    return [*shares, ("mean F1 of classes", figures.macro_f1, figures.macro_f1_interval)]


def _table(chosen: Accuracy) -> None:
    rows = [_row(title(finding), figures.micro) for finding, figures in in_order(chosen.findings).items()]
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        column_config={word: st.column_config.NumberColumn(word, format="%.2f") for word in _WORDS},
        placeholder="",
        alt="Precision, recall and F1 of every finding",
    )


def _row(name: str, score: Score) -> dict[str, object]:
    row: dict[str, object] = {"Finding": name, "Posts": score.posts, "Labelled": score.labelled, "Found": score.found}
    for word in _WORDS:
        told = tells(score)
        row[word] = getattr(score, word.lower()) if told else None
        row[f"{word} 95 %"] = interval_of(getattr(score, f"{word.lower()}_interval")) if told else ""
    return row


def _own(view: View) -> tuple[list[Accuracy], str]:
    """Return the report of the corrections in view, if any, and how many are left out, in words."""
    if not view.allows(Action.READ_POSTS) or not has_decisions(view.store.folder):
        return [], ""
    decisions = decisions_of(view.store.folder)
    if not any(one.payload.condition == view.condition.name for one in decisions.current(Correction).values()):
        return [], ""
    found = corrected(view.store, decisions, view.condition, view.grant)
    left_out = [
        f"{counted(number, 'correction')} left out, as {why}."
        for number, why in ((found.other_text, "the text is another now"), (found.gone, "the post is gone"))
        if number
    ]
    if not found.posts:
        return [], ""
    program = program_of(view.store, view.condition.name)
    return [_measured(found, view.condition, program)], " ".join(left_out)


@st.cache_resource(
    show_spinner="Comparing corrections with what was found …",
    max_entries=4,
    hash_funcs={Corrected: repr, ConditionInfo: repr},
)
def _measured(found: Corrected, condition: ConditionInfo, program: str) -> Accuracy:
    return report(found, condition, program=program)
