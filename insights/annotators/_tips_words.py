"""The words with which people tell each other what to do."""

from __future__ import annotations

import re

_DO = (
    r"ask (?!me\b|us\b|dr\b|away|anything|whatever|questions|yourself|myself|in\b)",
    r"(?:ring|phone|email|call) (?!me\b|us\b|it\b|now\b|today\b|for\b|like\b|was\b|is\b|\+?\d)",
    r"write (?:it|them|down|your|to|a|every|out)\b|tell (?:them|her|him|your|work|hr)\b",
    r"(?:talk|speak) (?:to|with) (?!you\b|me\b|us\b|y'?all)",
    r"put (?:it|them|the|a|an|your|some|\w+ (?:on|in|under|around))\b(?! (?:off|on\b|down to|in perspective))",
    r"keep (?:a|an|your|the|it|them|some|every|all|spare|copies|records|notes|track|hydrated|cool)\b(?! (?:faith|"
    r"heads?|chin|hope|up|(?:\w+ )?going|coming|good|great|eye))",
    r"get (?:a|an|the|your|yourself|it|them|some|someone|somebody|both|plenty|up (?:and|slowly|early)|"
    r"out of the)\b(?! (?:grip|life|clue|over|job|together|free|discount|quote|facts|word|ball))",
    r"take (?:it|them|the|your|a|one|two|yours|photos|pictures|notes|plenty|with|at|after|before|"
    r"half)\b(?! (?:easy|from me|personally|out on|or leave|survey|time to|moment|minute|this|away|for|seriously|"
    r"look|guess|power|first step|number))",
    r"(?:drink|eat|avoid|rotate|alternate|wear|rent|hire|soak|bring|chew|swallow|freeze|stretch) (?!(?:and|but|or|"
    r"is|was|up|on|it|my|an? (?:bowl|dick))\b)",
    r"request (?:a|an|the|your) |push for|insist on|stick (?:to|with) (?!it\b)|skip the|cut (?:out|down|it|the|"
    r"back)|carry (?:a|your|the|some)",
    r"(?:buy|order|use) (?:a|an|the|your|some|it|plenty|warm|cold)\b(?! (?:code|link|search|force|judg|sub))",
    r"set (?:(?:a|an|your) (?:\w+ ){0,2}(?:alarms?|timer|reminders?|date|goal)|alarms|reminders)\b|leave (?:it|the|"
    r"your|them)\b(?! (?:comment|message|review|link|reply|alone))",
    r"let (?:your|it (?:sit|warm|come|cool|settle|dry))\b|give (?:it (?:a|an|time|at|two|three|\d)|yourself)\b",
    r"make (?:a list|notes|sure|an appointment|time for)|remember to (?!upvote|vote|keep|love)|wait (?:till|a few|"
    r"a week|\d)",
    r"check (?:the|your|with|if|whether)\b(?! (?:link|comments|sidebar|faq))|look (?:up|into) (?!at\b|the sky)",
    r"stay (?:off|away from|cool|hydrated|ahead of)|go (?:slow|slowly|back to the|to bed|easy on|up slow|"
    r"down slow)\b",
    r"see (?:a|an|your|if|whether) (?!edit|link|below|anyone|people|you)|switch to|move (?:it|your|the)|"
    r"add (?:a|some) |split ",
    r"start (?:with|low|slow|small|at|by|on the|asking|taking)\b|plan (?:the|your|a|for|around|how) |apply (?:for|"
    r"to|it|a)",
    r"try (?:a|an|the|it (?:with|at|in)|not to (?!give|worry|panic)|taking|moving|some|using|putting|getting|"
    r"eating|\w+ing|both)\b(?! (?:thing|something)\b)",
    r"(?:sit|lie) (?:down (?:and|when|before|with|for|if)|flat|still)|sleep (?:with|on)|have (?:your|someone|"
    r"somebody|them|it with) ",
    r"pick (?:a|one|the) |show (?:them|your) (?:the|your) |download the|print |rest (?:before|when|up|your)|"
    r"do (?:the|your|one|it (?:with|before|at|on)) ",
)
_DO_NOT = (
    r"(?:inject|take|leave|skip|let|wait|stop|go|eat|drink|use|put|sit|sign|accept|rush|start|lie|mix|miss|quit|"
    r"drive|overdo|settle|cut|ignore|buy|try to|force|push|rub|be (?:afraid|shy|scared) to|suffer|"
    r"forget to) (?!(?:me|us|(?:any|every|some)(?:one|body|thing)|your|those|them|away|be|people|much|any|really|"
    r"this|there|"
    r"out much|well|drugs|alcohol|at all|as much|anymore|to (?:school|work)|"
    r"it (?:personally|the wrong))\b)"
)
_LEAD = (
    r"(?:(?:and|but|so|then|also|first|definitely|just|maybe|honestly|yes|yeah|ok|okay|otherwise|meanwhile|instead|"
    r"always|next time|in the meantime|if [^.!?,]{3,60}(?:,|(?<!you)(?<!they)(?<! to)(?= (?:try \w+ing|ask (?:for|"
    r"your|them)|(?:ring|call) (?:the|your))\b))|(?!edit|update|re:)[^.!?:,]{2,60}:|[a-z]{3,12},|\d+[.):]|"
    r"[-*\u2022])[ ,]+){0,2}"
)
IMPERATIVE = re.compile(rf"{_LEAD}(?P<do>{'|'.join(_DO)}|(?:please )?(?:don'?t|do not|never) (?:ever )?{_DO_NOT})")
_OPENERS = (
    "add also alternate always and apply ask avoid bring but buy call carry check chew cut definitely do don't "
    "dont download drink eat email first freeze get give go have hire honestly if in insist instead just keep "
    "leave let lie look make maybe meanwhile move never next ok okay order otherwise pack phone pick plan please "
    "print push put remember rent request rest ring rotate see set show sit skip sleep so soak speak split start "
    "stay stick stretch swallow switch take talk tell then try use wait wear write yeah yes "
)
FIRST = frozenset(_OPENERS.split())
"""Words with which a sentence may begin that tells a reader what to do."""
