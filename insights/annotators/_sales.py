"""Signs of a sale told in gapped words: codes, goods, prices, cures, advertising copy."""

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
    ("deed", re.compile(r"\b\d+ ?% [Oo](?:ff|FF) (?:with|using)(?: code)? [A-Z][A-Z0-9]{4,}\b")),
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
            r"https?://\S+[?&](?:ref|aff|affiliate|referral|coupon|promo)=|\w\.\w+/?\?ref=|"
            r"\btell (?:them|him|her) (?:that )?(?:i|my \w+|we) sent (?:you|ya)\b|\bmention (?:my name|this post)\b"
        ),
    ),
    (
        "notice",
        re.compile(
            r"\b(?:gave|sent|gifted|paid|offered) me (?:[\w'$\u00a3\u20ac]+ ){0,5}(?:to (?:post|share|review|write|"
            r"try) "
            r"(?:this|it|about)|in (?:return|exchange) for|for (?:a|an|my) (?:honest )?(?:review|post))\b|"
            r"\bi get (?:a )?(?:commission|kickback|cut|percentage|free \w+) (?:if|when|from|for|on|every)\b"
        ),
    ),
    (
        "tie",
        re.compile(
            r"\bi (?:also )?(?:own|run|founded|started|opened|have) (?:a|an|my own|the) (?:[\w-]+ ){0,3}(?:shop|"
            r"store|business|"
            r"company|brand|clinic|practice|etsy|start-?up|studio|line)\b|"
            r"\bi(?:'m| am)(?: \w+)? (?:a|an|the) (?:\w+ )?(?:rep|reps|owner|founder|co-?founder|distributor|"
            r"consultant) (?:for|of|at|"
            r"with)\b|\bi work (?:for|at) (?:the )?(?:maker|makers|manufacturer|company)\b"
        ),
    ),
    (
        "offer",
        re.compile(
            r"\b(?:got|having|have|running|on|our|a|big) (?:a |the )?(?:\w+ )?sale (?:till|until|ends?|on now|this|"
            r"now|today)\b|"
            r"\bsell(?:s|ing)? out (?:fast|quick\w*|soon)\b|\bfree (?:seminar|dinner|webinar|workshop|assessment|"
            r"screening|demo|"
            r"consults?|e-?book|session|discovery call)\b|\bwalk[- ]ins?\b|\b(?:spaces|appointments|slots) (?:are "
            r")?available\b|"
            r"\bfirst (?:\w+ )?(?:free|half price|on us)\b"
        ),
    ),
    (
        "order",
        re.compile(r"\b(?:grab|snag|get|order|claim) (?:it|one|yours|them) (?:before|while|here|now|today|quick)\b"),
    ),
    (
        "act",
        re.compile(
            r"\b(?:come|stop by|drop by)(?: and)? (?:see|meet|visit|join) us\b|\bwe(?:'d| would) love to (?:see|meet|"
            r"help|welcome) you\b|"
            r"\b(?:call|text|ring|phone|tel:?) \(?\+?[\d][\d() -]{6,}\d\b|\b[\w-]+\.(?:example|com|shop|store)\b"
        ),
    ),
    (
        "own",
        re.compile(
            r"\bour (?:[\w-]+ )?(?:infusions|injections|therap(?:y|ies)|stem cells?|ivs?|coaching|"
            r"sessions?)\b|"
            r"\bmy (?:[\w-]+ )?(?:blend|brand|line|online (?:course|programme|program)|etsy|shop)\b"
        ),
    ),
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
