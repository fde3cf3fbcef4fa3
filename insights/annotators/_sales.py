"""Signs of a sale told in gapped words: codes, goods, prices, cures, advertising copy, calls for participants."""

from __future__ import annotations

import re

# Signs that hold alone or in pairs as `promotion` says; read in the text as written where capitals count.
AS_WRITTEN: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "bait",
        re.compile(
            r"\b[Cc](?:omment|OMMENT) [\"'\u201c]?[A-Z]{3,}\b|\b(?:DM|Dm|Text|TEXT|Type|Reply)(?: me|"
            r" us)? [\"'\u201c]?[A-Z]{4,}\b"
        ),
    ),
    ("order", re.compile(r"(?:^|[.!?] )(?:[Bb]uy|[Pp]urchase) (?:\w+ ){1,4}(?:online|at wholesale)\b")),
    (
        "deed",
        re.compile(
            r"\b(?:[Uu]se|[Ww]ith|[Ee]nter)? ?(?:[Cc]ode|"
            r"CODE):? [\"'\u201c]?[A-Z][A-Z0-9]{3,}[\"'\u201d]? (?:saves?|gets?|takes|gives|for \d)"
        ),
    ),
    (
        "deed",
        re.compile(r"\$[A-Z]{3,10}(?:_?coin)?\b[^.!?]{0,60}\b(?:presale|PRESALE|airdrop|LIVE|listing|[Mm]oon|token)\b"),
    ),
)
_HEALER = r"(?:herbal|natural|root|traditional|holistic)"
LOWERED: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "deed",
        re.compile(
            r"\blinks?(?: is| are)? in (?:my |our |the )?bio\b|\bour (?:members|customers|clients|subscribers|"
            r"followers) "
            r"(?:save|get|receive|enjoy)\b|\b(?:pre-?sale|airdrop|token sale) (?:is )?(?:now )?(?:live|open|ends)\b|"
            r"\bjoin (?:the |our )?(?:whitelist|presale|airdrop)\b"
        ),
    ),
    (
        "offer",
        re.compile(
            r"\b(?:now (?:only|just) [$\u00a3\u20ac]\d|buy (?:\d|one|two),? get (?:\d|one)|first \d+ (?:orders|"
            r"buyers|customers))|"
            r"(?<!charges )\bfrom (?:only |just )?(?:[$\u00a3\u20ac] ?\d|\d[\d,.]* ?(?:eur|euros?|usd|dollars|"
            r"pounds|gbp)\b)|"
            r"\(was [$\u00a3\u20ac]\d|[$\u00a3\u20ac]\d+ ?(?:/|per |an )(?:hr|hour|session)|"
            r"\bonly \d+ (?:\w+ )?(?:spots|places|slots|seats|spaces)\b|\b\d+ (?:spots|places|slots|seats|"
            r"spaces) (?:left|remain\w*|open)\b|"
            r"\b(?:spots|slots|places) (?:are )?(?:closing|filling|going)\b|\bno waiting list\b|\ball[- ](?:in|"
            r"inclusive)\b(?= package|[.,!]|$)|"
            r"\bat no cost to you\b|\bincome limits apply\b|\b(?:free|24/7|online) (?:whatsapp )?consult\w*\b|"
            r"\b\d[\d,]*\+? (?:happy |satisfied |of our )?(?:[#\w]+ )?(?:customers|clients)\b|"
            r"\b(?:save|saves|saving) (?:up to )?\d+ ?%"
        ),
    ),
    (
        "claim",
        re.compile(
            r"\b(?:got|came) off (?:all )?(?:my|of my) (?:\w+ )?(?:meds|medications?|drugs) naturally\b|"
            r"\b(?:reversed|healed|cured) my (?:lesions|symptoms|disease|illness|condition|nerves?|gut|a1c|skin|"
            r"joints|thyroid)\b|"
            r"\b(?:they|doctors?|neurologists|big pharma|pharma|nobody|your doctor) (?:don't want you to|"
            r"doesn't want you to|won't|will never|"
            r"never) (?:know|tell you|tells you)\b|"
            r"\b(?:cured|healed|delivered) (?:me|my (?:mum|mom|mother|husband|wife|son|daughter|sister|brother|"
            r"father|dad))\b|"
            r"\bi(?:'m| am) (?:now )?(?:totally |completely |fully )?(?:cured|healed|symptom[- ]free|"
            r"free (?:from|of) (?:it|the disease|this))\b|"
            rf"\b{_HEALER} (?:treatment|medicine|remed\w+|cure|formula|doctor|healer|clinic|centre|center|"
            rf"protocol)\b|"
            r"\bthanks to (?:dr|doctor|prophet|priest|baba)\b|"
            r"\b\d+ (?:days?|weeks?|months?) (?:on|of|with|into) [\w' -]{2,30}(?:drops|gumm(?:ies|y)|"
            r"patch(?:es)?|oil|powder|capsules|tea|"
            r"protocol|cleanse|serum|supplements?|tincture|cream|water)\b[^.!?]{0,80}\b(?:gone|disappeared|"
            r"vanished|reversed|no more)\b"
        ),
    ),
    (
        "act",
        re.compile(
            r"\bi(?:'ll| will| can) (?:send|share|message|dm|text)(?: you)? (?:the|my|his|her) (?:link|protocol|"
            r"guide|details|recipe|program\w*|"
            r"secret|contact)\b|\bmore (?:info|information|details) (?:at|on) (?:https?|\[link|our|my)|"
            r"\b(?:private|direct) message (?:me|us) "
            r"(?:for|to)\b"
        ),
    ),
    (
        "link",
        re.compile(
            r"\blinks?(?: is| are)? (?:only |just )?(?:in|on|there|here|below|at) (?:my |our |the )?(?:profile|"
            r"page|comments|to help|for anyone)\b|"
            r"\b(?:asked|asking|asks|begging) (?:me )?for (?:the|my) link\b"
        ),
    ),
    (
        "copy",
        re.compile(
            r"\bask your (?:doctor|gp|health ?care (?:provider|professional|team)|neurologist|specialist|hcp|"
            r"derm\w*|rheum\w*|endo\w*)\b"
            r"[^.!?]{0,20}(?:\b(?:if|about|whether)\b[^.!?]{0,60}\bright for you|[.!](?= link))|"
            r"\b(?:just|only) a (?:person|patient|mom|mum|girl|guy|woman|man) sharing what (?:works|worked|"
            r"helped|saved)\b"
        ),
    ),
    (
        "notice",
        re.compile(
            r"\bi(?:'m| am)(?: now)? (?:an? |the )?(?:(?:paid|official|proud|brand|patient) ){1,3}(?:ambassador|"
            r"partner|spokes\w+)\b|"
            r"\b(?:paid|sponsored|compensated) by \w+(?: \w+)? (?:to|for) (?:post|shar\w+|tell\w*|talk\w*|this)\b"
        ),
    ),
    ("coin", re.compile(r"\b(?:pre-?sale|airdrop|whitelist|crypto|memecoin|token (?:sale|launch|holders)|wallet)\b")),
    (
        "place",
        re.compile(
            r"\b(?:international patients|patients from (?:over |more than )?\d+ countries|treated (?:over|"
            r"more than) \d+|"
            r"\d+ ?% success|success rate of|(?:stem cell|hsct|transplant|therapy) (?:packages?|cent(?:re|er)s?))\b"
        ),
    ),
    (
        "offer",
        re.compile(
            r"\b(?:airport (?:transfers?|pick-?up)|hotel (?:is )?included|free (?:evaluation|assessment|"
            r"screening call)|"
            r"send (?:us )?your (?:mri|reports?|records|scans?)|jci[- ]accredited)\b"
        ),
    ),
    (
        "illicit",
        re.compile(
            r"\b(?:received|got|given|won|approved for) (?:a |my |the )?(?:\w+ )?(?:grant|cash (?:assistance|"
            r"gift)|relief fund)\b[^.!?]{0,60}"
            r"(?:[$\u00a3\u20ac]\d|\byour name\b|\blist\b)|\bconnect you (?:with|to) (?:the|my|an|his|"
            r"her) (?:agent|claim|account|online|broker)"
        ),
    ),
)

_CALLED = r"(?:participants|volunteers|adults)"
_PEOPLE = r"(?:people (?:aged|with|living|who)|patients|carers|caregivers|parents|families|men|women)"
_RESEARCH = re.compile(
    r"\b(?:stud(?:y|ies)|trial|survey|interviews?|research|focus groups?|questionnaire|panel|phd|dissertation|"
    r"thesis|ethics)\b"
)
CALLS = re.compile(
    r"\b(?:we are|we're|our (?:\w+ )?(?:site|team|client|firm|company|university|lab|centre|center|group|"
    r"hospital|study|agency)(?: is)?|"
    r"currently|now) (?:currently |now |also )?(?:recruiting|looking for|seeking|enrolling|inviting|"
    r"searching for|interviewing) "
    rf"(?:[\w-]+ ){{0,5}}?(?:{_CALLED}|{_PEOPLE})\b|"
    rf"\b(?:i am|i'm) (?:currently |now )?(?:recruiting|looking for|seeking|inviting) (?:[\w-]+ ){{0,4}}?{_CALLED}\b|"
    rf"(?:^|\n)(?:looking for|seeking|calling) (?:all )?(?:[\w-]+ ){{0,3}}{_CALLED}\b|"
    r"\b(?:participants|volunteers|patients|adults) (?:are )?(?:needed|wanted|required|sought)\b|(?:^|"
    r"[\[(])(?:paid |academic |approved |research )+"
    r"(?:study|survey|research|interviews?|participants)|(?:^|\n)(?:now )?recruiting(?: now)?:|\bi recruit for\b|"
    r"\b(?:please|help|grateful|minutes to)\b[^.!?]{0,60}\b(?:tak(?:e|ing)|fill(?:ing)? (?:in|out)|complet(?:e|"
    r"ing)|answer(?:ing)?) "
    r"(?:an?|the|our|my|this) (?:\w+ ){0,2}(?:survey|questionnaire)\b|"
    r"\brecruitment (?:is |has )?(?:now )?(?:open|opened|ongoing|started)\b|\b(?:study|trial|"
    r"site) is (?:now )?(?:open to|open for|enrolling|"
    r"recruiting) (?!in )|"
    r"\byou (?:may|might|could) (?:be eligible|qualify) (?:to|for) (?:participate|join|take part|an?|our|"
    r"this) (?:\w+ ){0,3}"
    r"(?:study|trial|research|survey)?|\bsee if you (?:qualify|are eligible|'re eligible)\b"
)
ACADEMIC = re.compile(
    r"\b(?:university|college|school|student|phd|thesis|dissertation|class|nhs|hospital trust|ethics)\b"
)
PAID_CALL = re.compile(
    r"\b(?:market research|paid (?:study|survey|research|interviews?)|research (?:firm|agency|company)|"
    r"our client|pharmaceutical (?:company|client)|gift cards?|"
    r"honorarium|(?:you(?:'ll| will)? (?:be|get|receive|earn)|earn|pays?|paid) (?:\w+ ){0,2}[$\u00a3\u20ac]\d)"
)


_CONTACT = re.compile(
    r"\b(?:contact|e-?mail|ring|call|phone|visit|apply|register|sign up|screener|message (?:me|us)|dm|comment|"
    r"recruit|take|fill|complete|"
    r"answer|http|needed|wanted|ethics|payment|gift card|raffle|voucher|pays?|paid|receive|minutes|hour|"
    r"online)\b|\[link"
)


def calls_for_people(lowered: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the writer calls for participants in research, in the sentence at `start:end`."""
    called = CALLS.search(lowered[start:end])
    if not called or not _RESEARCH.search(lowered) or not _CONTACT.search(lowered):
        return None
    return start + called.start(), start + called.end()
