"""Effects that medicines are known for, whatever the illness, and lists of effects under a heading of that name."""

from __future__ import annotations

import re

from insights.language.document import Document
from insights.language.phrases import Match

_HEADED = re.compile(r"[ \t]*side ?-?effects? ?[:=-](?:[^.!?\n]|[.!?](?!\s))*")
TYPICAL = frozenset(
    {
        "sweating",
        "hot flushes",
        "swelling",
        "allergic reaction",
        "feeling drugged",
        "zombie feeling",
        "dependence",
        "taste change",
        "dry mouth",
        "mouth sores",
        "teeth grinding",
        "yawning",
        "rash",
        "hives",
        "dry skin",
        "chapped lips",
        "sun sensitivity",
        "hair loss",
        "nausea",
        "vomiting",
        "diarrhoea",
        "constipation",
        "upset stomach",
        "heartburn",
        "bloating",
        "pancreatitis",
        "loss of appetite",
        "increased appetite",
        "weight gain",
        "sleepiness",
        "vivid dreams",
        "emotional numbness",
        "restlessness",
        "jitteriness",
        "feeling detached",
        "brain fog",
        "impulsive behaviour",
        "word-finding trouble",
        "brain zaps",
        "dizziness",
        "tremor",
        "muscle twitching",
        "tardive dyskinesia",
        "serotonin syndrome",
        "loss of sex drive",
        "sexual problems",
        "difficulty reaching orgasm",
        "erection problems",
        "increased sex drive",
        "vaginal dryness",
        "palpitations",
        "injection site reaction",
        "infusion reaction",
        "headache",
    }
)
"""Effects that come of medicines oftener than of the illness they are taken for; a pack's own symptoms are none."""

RATHER_THE_ILL = re.compile(
    r"depress|anxi|panic|mania|manic|acne|breakout|pimple|scar|blood sugar|hyperglyc|paranoi|hopeless|\bpain\b|"
    r"weight loss"
)
"""Effects that are the illness, or wished for, unless a medication is blamed in so many words, or it got worse."""


def headed(document: Document, match: Match) -> bool:
    """Return whether the effect stands in the first sentence under the heading "side effects"."""
    start = document.lowered.rfind("\n", 0, match.start) + 1
    under = _HEADED.match(document.lowered, start)
    return under is not None and under.end() >= match.end
