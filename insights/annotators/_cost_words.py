"""What is said of price, payer and supply in gapped words; read in sentences that hold a gate word."""

from __future__ import annotations

import re

_PAYER = (
    r"(?:(?:my|our|his|her|the|their|a|new|old|this|health|drug|student|work|employer|state|provincial|private|"
    r"part d|"
    r"marketplace|government) (?:[\w-]+ )?(?:plan|scheme|province)|medical aid|insur\w+|payers?|medicaid|"
    r"medicare|nhs|hse|"
    r"(?:the )?(?:trust|health board|council|government|province|state)|they)"
)
_MONEY = (
    r"(?:[$\u00a3\u20ac]\s?\d[\d,.]*\s?k?(?![\w.]|,\d| ?(?:million|billion|m\b|bn)| (?:grant|salary|student|"
    r"income|an hour|per hour|a week|wage))|\b\d[\d,.]*\s?k?\s?(?:dollars|quid|euros?|usd|bucks|rupees|rand)\b|"
    r"\b\d{2,3}k\b(?! (?:run|race|steps|walk)))"
)
# Told of a treatment or of nothing else: no medicine need stand near.
SURE: dict[str, re.Pattern[str]] = {
    "insurance": re.compile(
        r"\b(?:self[- ]funded|peer[- ]to[- ]peer|eob|explanation of benefits|transition (?:fill|supply)|"
        r"single case agreement|out[- ]of[- ]network|copay accumulator|accumulators?|medical aid|"
        r"motivation letters?|"
        r"exceptional funding|funding (?:request|application|panel|approval)|letters? of medical necessity|"
        r"(?:appeal|denial) letters?|won (?:the|my|our|his|her) appeal|(?:expedited|external) appeals?|"
        r"(?:before|until) they(?:'d|'ll| would| will)? (?:\w+ )?(?:pay|cover|approve|fund|let me)|"
        r"(?:ha(?:s|d|ve) to|must|need(?:s|ed)? to|made (?:me|him|her|us)|prove (?:i|he|she)(?:'d)?) fail(?:ed)?|"
        rf"{_PAYER} (?:\w+ ){{0,2}}(?:denied|refused|rejected|approved|won't (?:cover|pay|fund|approve)|"
        r"(?:doesn't|don't|didn't|wouldn't|will|would|to) (?:cover|pay for|fund|approve|reimburse)|"
        r"covers?|covered|paid for|pays? for|funds?|reimburses?))\b"
    ),
    "support_programme": re.compile(
        r"\b(?:patient (?:foundation|support line|line|hub)|(?:the )?(?:manufacturer|drug company|"
        r"pharma company|maker)(?:'s)? "
        r"(?:\w+ )?(?:line|nurse|card|help|foundation|program\w*|hub|assistance)|(?:bridg(?:e|"
        r"ing)) (?:supply|program\w*|dose)|"
        r"(?:copay|co-pay|savings|discount) (?:card|program\w*|help)|foundation grants?|free drug)\b"
    ),
    "access": re.compile(
        r"\b(?:specialty pharmac\w+|home ?care (?:company|delivery|van|team|pharmacist)|postcode lottery|"
        r"shared care|"
        r"expanded access|compassionate use|early access|named patient|supply (?:issue|problem|chain)s?|"
        r"(?:first|next|earliest|soonest) (?:available )?(?:appointment|opening|slot)(?: they had|"
        r" with \w+(?: \w+)?)? "
        r"(?:is|was|isn't|wasn't|not) (?:\w+ ){0,3}(?:months?|weeks?|years?|until|till|january|february|"
        r"march|april|may|june|july|"
        r"august|september|october|november|december)\b|"
        r"(?:months?|weeks?|years?)'? (?:long )?(?:wait\b(?! to)|waiting (?:list|time))|wait (?:is|was|"
        r"times? (?:is|are|was)) "
        r"(?:[\w-]+ ){0,3}(?:months?|weeks?|years?)|"
        r"wait for (?:an? |the |my )?(?:\w+ )?(?:mri|scan|neuro\w*|specialist|clinic|referral|consultant|"
        r"endo\w*|derm\w*|psych\w*)|"
        r"(?:months?|weeks?|year) (?:to see|before i (?:can|could) see|for an? (?:appointment|referral))|"
        r"(?:delivery|deliveries|shipment|courier)\b[^.!?]{0,40}\b(?:late|missed|delayed|never (?:came|"
        r"arrived)|lost|wrong|again)|"
        r"(?:late|missed|delayed|lost|no) (?:delivery|deliveries|shipment)|"
        r"(?:won't|wouldn't|refus\w+ to|will not) (?:\w+ )?(?:prescribe|refer me|refill|infuse|authori[sz]e|"
        r"order (?:it|me|the))|"
        r"(?:infusion|appointment|slot|clinic|treatment|surgery)\b[^.!?]{0,25}\b(?:put back|pushed back|"
        r"cancelled|canceled|postponed)"
        r")\b"
    ),
}
# Told of anything that is paid for: a treatment must stand in the sentence or beside it.
NEAR: dict[str, re.Pattern[str]] = {
    "cost": re.compile(
        rf"{_MONEY}|\b(?:pay(?:ing)?|paid) (?:\w+ ){{0,3}}(?:myself|ourselves|privately|cash|nothing|"
        rf"from savings|the lot|"
        r"for (?:my|them|all|everything|the (?:drug|treatment|scan|mri|meds)))|\b(?:billed|(?:i|"
        r"we) (?:still )?owe(?= (?:[$\u00a3\u20ac\d]|nothing|money|the hospital|them [$\u00a3\u20ac\d]))|"
        r"medical bills?|"
        r"hospital bills?|(?:the|a|my|huge|surprise) bill (?:for|from|was|is|came))\b|"
        r"\bsav(?:e[sd]?|ing) (?:\w+ )?(?:\w+ )?money\b|\bpricing\b|\bprice(?:d|s|y)?\b(?! range)|"
        r"\b(?:go|went|going|gone|see|seen|done|do) private(?:ly)?\b|\bprivate (?:script|prescription|"
        r"neuro\w*|consultant|scan|mri)\b|"
        r"\b(?:because of|for) (?:the )?(?:cost|money)\b"
    ),
    "insurance": re.compile(
        r"\b(?:is|are|was|were|get|got|gets|be|been|being|fully|not|isn't|wasn't|aren't|it's|still|"
        r"only) (?:\w+ )?"
        r"(?:covered(?! (?:in|with|up|my|her|his|the))|funded|reimbursed|approved for (?:it|\w+))\b|"
        r"\bcovers? (?:my|our|his|her|it|them|me|\d+|most|all|half|part|the (?:cost|drug|infusion|rest|first|"
        r"meds))\b|"
        r"\bcovered (?:me|us|him|her|it|the|mine|100|everything)\b|\b(?:(?:was|were|got|been|they) denied|"
        r"denied (?:me|it|again|twice|for|by|coverage|because|every)|"
        r"denials?|(?:insurance|second|first|third|my|our|the|an|won|level) appeals?(?! to)|appealed|"
        r"appeal (?:it|first|and)|(?:i'd|to) appeal)\b|"
        r"\bnew (?:plan|insurer)\b|\bpreferred (?:drug|brand|list)\b"
    ),
    "access": re.compile(
        r"\b(?:isn't|not|aren't|wasn't|never) (?:yet |even )?(?:available|funded|approved|licensed|offered|"
        r"reimbursed|prescribed|"
        r"stocked) (?:here|in|on|to us|where|for (?:us|ppms|adults|kids))\b|"
        r"\bwaiting (?:on|for) (?:the |my |an? |it to )?(?:approval|delivery|referral|prior|auth\w*|"
        r"be approved)\b|"
        r"\b(?:can't|couldn't|cannot|trouble|hard|struggl\w+|unable|impossible)(?: to)? (?:get|find|source|"
        r"obtain|getting) "
        r"(?:it|a refill|the (?:drug|meds?|medication)|in (?:to see|with|before|until))\b|"
        r"\bmonths?'? supply (?:at most|only|left)\b|\bmoving (?:to|abroad|country)\b[^.!?]{0,60}\bget\b|"
        r"\b(?:order(?:s|ed)?|ship(?:s|ped)?|sent|delivered) (?:\w+ ){0,4}(?:wrong|old|late|my old)\b"
    ),
}
NOT_HEALTH = re.compile(
    r"\b(?:travel|car|life|home|house|mortgage|auto|van|pet|motor|driving|building|contents|critical illness|"
    r"(?:un)?employment|malpractice|liability|"
    r"dvla|licence|disability) (?:insurance\b|insurer)|\bdvla\b"
)
