"""Agreement of two people who labelled the same posts without seeing each other's labels."""

from __future__ import annotations

from collections.abc import Iterable

from sklearn.metrics import cohen_kappa_score

from insights.model import Decision, Intent, Need
from insights.quality.labels import Labels

SEVERAL = {"intents": Intent, "needs": Need}
WHETHER = (
    "side_effects",
    "dosing",
    "cost_access",
    "coping_tips",
    "sources_cited",
    "companies",
    "pipeline",
    "off_label",
    "treatment_choice",
    "adverse_event",
)


def kappas(pairs: Iterable[tuple[Labels, Labels]]) -> dict[str, float]:
    """Return Cohen's kappa per finding (Cohen 1960, Educ Psychol Meas 20:37-46); of medicines also F1 of their names.

    Of findings of which several may hold, over all pairs of post and class; of findings with a name or place of
    their own, over whether the post has one; of polarities, over the medicines both named.
    """
    both = list(pairs)
    told = {"segment": [(str(a.segment), str(b.segment)) for a, b in both]}
    for field, tokens in SEVERAL.items():
        told[field] = [(str(t in getattr(a, field)), str(t in getattr(b, field))) for a, b in both for t in tokens]
    told["decisions"] = [
        (str(any(d.decision is t for d in a.decisions or ())), str(any(d.decision is t for d in b.decisions or ())))
        for a, b in both
        for t in Decision
    ]
    for field in WHETHER:
        told[field] = [(str(bool(getattr(a, field))), str(bool(getattr(b, field)))) for a, b in both]
    felt = [
        (
            {m.name.casefold(): str(m.polarity) for m in a.medications or ()},
            {m.name.casefold(): str(m.polarity) for m in b.medications or ()},
        )
        for a, b in both
    ]
    told["medication_polarity"] = [(x[name], y[name]) for x, y in felt for name in x.keys() & y.keys()]
    shared = sum(len(x.keys() & y.keys()) for x, y in felt)
    named = sum(len(x) + len(y) for x, y in felt)
    kappa = {
        name: round(float(cohen_kappa_score(*zip(*answers, strict=True))), 3)
        for name, answers in told.items()
        if len({value for pair in answers for value in pair}) > 1
    }
    return {**kappa, "medication_names_f1": round(2 * shared / named, 3)}
