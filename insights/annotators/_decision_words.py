"""Words that tell of a decision about a treatment, by decision."""

from __future__ import annotations

import re

from insights.model import Decision

TAKE = (
    r"(?:tak(?:e|ing)|try(?:ing)?|us(?:e|ing)|start(?:ing)?|go(?:ing)? (?:back )?on|get(?:ting)? on|"
    r"be(?:ing)? on)"
)
_TRIGGERS: tuple[tuple[Decision, str], ...] = (
    (
        Decision.DECLINE,
        r"refus(?:e|ed|es|ing)(?: to (?:take|try|start|go on))?|declin(?:e|ed|ing)|turned down|"
        r"said no to|opted (?:out of|against)|"
        rf"decid(?:e|ed|ing) (?:against|not to {TAKE})|(?:chose|chosen|choose|choosing|opted|prefer|"
        rf"elected) not to {TAKE}|"
        rf"(?:won't|wont|will not|will never|would never|wouldn't|not going to|not gonna|"
        rf"never going to|don't want to|do not want to|did(?:n't| not) (?:even )?want to) {TAKE}|"
        r"no way (?:am i|i'm|i am) (?:taking|going on|starting|trying)",
    ),
    (
        Decision.CONSIDERING,
        rf"(?:consider(?:ing|ed)|thinking (?:about|of)|thought about|contemplat(?:e|ing)|debating|"
        rf"looking (?:into|at)|leaning(?: towards?| to)?|on the fence about|"
        rf"want(?:s|ed)? (?:me |him |her |us )?to|wants? (?:me|him|her|us)(?= (?:on|off)\b)|worth|supposed to|"
        rf"allowed to|told (?:\w+ )?(?:i|he|she|we) can|"
        rf"would you|time to|choos(?:e|ing)(?: between)?|do i|would like to|i'd like to|should i|might|"
        rf"may(?! [\d#,])|plan(?:ning)? (?:on|"
        rf"to)|hoping to|hope to|tempted to|"
        rf"(?:wants|recommend(?:s|ed|ing)|suggest(?:s|ed|ing)|push(?:es|ing)|offered|advis(?:es|"
        rf"ed))(?: that i| me| i| for me)?(?: to)?|"
        rf"deciding (?:on|about|whether|between)|not sure (?:if|about|whether)|talk(?:ed|"
        rf"ing)? (?:to|with) (?:my|her|his|the) \w+ about|(?:are|we're|they're|been) talking about|"
        rf"(?:asked|asking|(?:to|will|i'll|gonna|should i) ask) (?:my \w+ )?(?:about|for))"
        rf"(?: to| i should| about| of| on| if| whether)?(?: i want to)? ?(?:{TAKE}|"
        rf"switch(?:ing)?(?: to| from)?|stop(?:ping)?|quit(?:ting)?|going off|getting off|coming off|"
        rf"adding)?",
    ),
    (
        Decision.SWITCH,
        r"(?:switch(?:ed|es|ing)?|chang(?:ed|es|e|ing)|swapp(?:ed|ing)|swap|transition(?:ed|ing)?|"
        r"mov(?:ed|ing))(?: me| him| her)?(?: over)?(?: to| from| off)?|"
        r"went from|replaced|traded|put me on (?:this )?instead of",
    ),
    (
        Decision.STOP,
        r"stopp?(?:ed|ing|s)?(?: taking| using)?|quit(?:ting)?(?: taking| using)?|(?:came|come|coming|"
        r"got|get|getting|went|go|going|taken|(?:took|takes?|taking|taken|pull(?:ed|s|ing)?|brought|bring(?:s|ing)?|"
        r"weaned) (?:me|him|her|us)|been|i'm|am|"
        r"wean(?:ed|ing)?(?: myself| me)?|taper(?:ed|ing)?(?: myself| me)?) off(?: of)?|"
        r"discontinu(?:ed|e|ing)|ditch(?:ed|ing)|gave up(?: on)?|giving up on|dropp?(?:ed|ing)|"
        r"threw (?:out|away)|done with|pulled off|binn?ed|paus(?:ed|ing)|packed in|chucked",
    ),
    (
        Decision.KEEP,
        r"(?:still|been|staying|stay|stayed|currently|remain(?:ed)?|happily|now) (?:back )?(?:on|"
        r"taking|using)|have (?:been )?(?:taken|taking|used)|stick(?:ing)? (?:with|to)|stuck with|"
        r"(?:carry|carried|carrying) on (?:with|taking|on)|keep(?:ing)? (?:taking|using|on)|continu(?:e|ed|"
        r"ing)(?: taking| to take| with| using| on)?|"
        r"(?:i'm|i am|im|am|i've been) (?:currently )?(?:on(?! the fence)|taking|using)|i take|i use|"
        r"not (?:going to|gonna) (?:stop|quit)|never (?:going off|stopping|quitting)|won't stop|"
        r"don't want to stop|would not stop",
    ),
    (
        Decision.START,
        r"(?:re-?)?start(?:ed|ing|s)?(?: me| him| her| back| again)?(?: on| taking| using| with)?|beg(?:an|in|"
        r"inning)(?: taking| using)?|(?:went|go|going|got|get|getting|gone) (?:back )?on(?:to)?|"
        r"(?:put|puts|putting|placed|has|had|got) (?:me|him|her|us|my \w+) (?:back )?on|(?:was|were|been|"
        r"being|got|get|getting) (?:just )?put (?:back )?on|(?:been |was |just |got |"
        r"being )*prescribed(?: me)?|(?:prescribed|gave|given) (?:me )?|(?:just |first |"
        r"recently )?tried|first (?:dose|shot|injection|infusion|pill) of|day (?:one|1|2|3) (?:of|on)|"
        r"on day \d+ of|"
        r"(?:doctor|doc|dr|neuro|derm|pdoc|psych|endo|gp) (?:has )?(?:put|placed) me on|added",
    ),
)
TRIGGER = re.compile(
    r"(?<![\w'])(?=[abcdefghimnopqrstw])(?:"
    + "|".join(f"(?P<{decision.value}>{pattern})" for decision, pattern in _TRIGGERS)
    + r")(?!\w)"
)
