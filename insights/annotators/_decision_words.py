"""Words that tell of a decision about a treatment: deeds, and what stands before them."""

from __future__ import annotations

import re

_BACK = r"(?: back| straight| right)?"
_ME = r"(?:me|him|her|us|them|my (?:\w+ )?(?:son|daughter|wife|husband|mom|mum|mother|dad|father|partner|child|kid))"
_CLINICIAN = (
    r"(?:neuro\w*|consultant|doctors?|docs?|dr\.?|nurse|specialist|gp|pcp|endo\w*|psych\w*|p-?doc|derm\w*|rheum\w*|"
    r"cardio\w*|onc\w*|gastro\w*|gi|surgeon|therapist|dentist|physician|team|clinic|hospital|they|she|he)"
)
_DEEDS: tuple[tuple[str, str], ...] = (
    (
        "begun",
        r"(?:re-?)?started(?: me| him| her| back| again)?(?: on| taking| using| with)?|began(?: taking| using| on)?|"
        rf"(?:went|got|gotten|gone|hopped|jumped){_BACK} on(?:to)?|(?:put|placed|puts|has|had|got) {_ME}{_BACK} on|"
        rf"(?:was|were|been|being|got|get|getting)(?: just| recently| finally)? (?:put{_BACK} on|given|prescribed)|"
        rf"prescribed(?: {_ME})?|(?:prescription|script|rx) for|gave {_ME}|(?:i'?m|i am|am|is|now|went) back on|"
        rf"(?:got|getting) (?:a|my|an|the|our|her|his)(?= (?:\w+ ){{0,2}}(?:pump|cpap|cgm|patch|implant|iud|"
        rf"inhaler|prescription|script|injection|shot))|tried|added|picked up|resumed|slapped",
    ),
    (
        "beginning",
        r"(?:buy|order)ing|(?:re-?)?start(?:ing|s)(?: me| him| her| back| again)?(?: on| taking| using| with)?|"
        rf"beginning(?: taking| using)?|(?:going|getting|goes|gets){_BACK} on(?:to)?|putting {_ME}{_BACK} on|trying",
    ),
    (
        "begin",
        rf"(?:re-?)?start(?: me| him| her| back| again)?(?: on| taking| using| with)?|begin(?: taking| using)?|"
        rf"(?:go|get){_BACK} "
        rf"on(?:to)?|be put{_BACK} on|put {_ME}{_BACK} on|try(?: out| taking| using)?|be(?: back)? on|buy|order",
    ),
    (
        "left",
        r"(?:stopped|quit|quitted)(?: taking| using)?|(?:came|went|got|gotten|gone|weaned|tapered|(?:took|taken|"
        r"pulled|brought|weaned|"
        rf"tapered) (?:{_ME}|myself)) off(?: of)?|"
        r"(?:weaned|tapered)(?: myself)? (?:down|from)|discontinued|ditched|took (?=(?:it|them) away)|"
        r"g[ai]ven? up(?: on)?|gave up(?: on)?|dropped|threw (?:out|away)|"
        r"done with|binned|paused|just finished|finished|completed|packed in|chucked|ran out of|"
        r"been off(?: of)?|taken off(?: of)?",
    ),
    (
        "leaving",
        r"(?:stopping|quitting)(?: taking| using)?|(?:coming|going|getting|weaning(?: myself| me| him| her)?|"
        r"tapering(?: myself| me| him| her)?|taking (?:me|him|her|myself)) off(?: of)?|tapering|weaning|"
        r"discontinuing|d/?c'?ing|ditching|giving up(?: on)?|dropping|pausing|skipping|(?:i'?m|i am|am|is|he's|"
        r"she's|still) off(?: of)?",
    ),
    (
        "leave",
        r"(?:stop|quit)(?: taking| using)?|(?:come|go|get|wean(?: myself| me| him| her)?|taper(?: myself| me|"
        r" him| her)?|"
        rf"take {_ME}|be|stay) off(?: of)?|tak(?:e|ing) a (?:break|holiday) from|taper|discontinue|ditch|"
        rf"give up(?: on)?|skip",
    ),
    (
        "moved",
        rf"(?:switched|swapped|transitioned|changed|moved)(?: {_ME})?(?: over)?(?: back)?(?: to| from| off)?|"
        rf"went from|replaced|traded",
    ),
    ("moving", rf"(?:switching|swapping|transitioning|changing)(?: {_ME})?(?: over)?(?: back)?(?: to| from| off)?"),
    ("move", rf"(?:switch|swap|transition|change|move)(?: {_ME})?(?: over)?(?: back)?(?: to| from| off)?"),
    (
        "kept",
        r"(?:st[iu]ck(?:ing|s)?|carr(?:y|ied|ying) on) (?:with|to|it out with)|(?:stay(?:ing|ed|s)?|"
        r"remain(?:ing|ed|s)?) on|"
        r"(?:keep(?:ing|s)?|kept)(?: on)? (?:taking|using)|continu(?:e|ed|es|ing)(?: taking| to take| with|"
        r" using| to use| on| my)?|still (?:take|taking|use)",
    ),
    (
        "taking",
        r"taking|using|doing|(?:been|i'?m|i am|am|is|are|he's|she's|currently|now|just|only)(?: now| currently|"
        r" just| only| also| back)? on(?! the fence)",
    ),
    (
        "take",
        r"take|use|do(?! i\b| you| they| we)|have|ask(?: \w+ \w+)? (?:about|for)|give {_ME}|medicate".replace(
            "{_ME}", _ME
        ),
    ),
    (
        "dose",
        r"(?:up(?!s)|upping|adjust(?:ing)?|increas(?:e|ing)|rais(?:e|ing)|lower(?:ing)?|reduc(?:e|ing)|"
        r"doubl(?:e|ing)|decreas(?:e|ing)|cut(?:ting)? (?:down|back)(?: on)?)",
    ),
    (
        "refused",
        r"refus(?:e|ed|es|ing)(?: to (?:take|try|start|go on|use))?|declin(?:e|ed|ing)|turned down|said no to|"
        r"opted (?:out of|"
        r"against)|decid(?:e|ed|ing) against|against (?=taking|medicat)",
    ),
    (
        "weighed",
        r"wonder(?:ing|ed)?(?: (?:if|about|whether))?|thoughts on|opinions on|what about|how about|want(?:s|ed|"
        r"ing)?|would like|i'd like|need to (?:find|get)|(?:was|been|being|am|get|getting) (?:recommended|"
        r"offered)|consider(?:ing|ed|s)?(?: getting| adding| asking for)?|thinking (?:of|about)|thought (?:of|"
        r"about)|contemplat(?:e|ing)|debating|looking (?:in ?to|at)|look in ?to(?: getting)?|"
        r"looked in ?to|leaning(?: towards?| to)?|(?:tempted by|on the fence|curious|unsure|hesitant|"
        r"nervous) about|interested in|seek(?:ing)?|"
        r"(?:torn|deciding|decide|choose|choosing|choice) (?:on|about|between)|is it worth|worth (?:trying|"
        r"asking for|taking|asking about)|hopefully|get prescribed|get a prescription for|acquire|"
        r"(?:talk(?:ed|ing)?|speak(?:ing)?) (?:to|with) (?:my|her|his|the|a) \w+ about|ask(?:ed|ing) (?:(?:my|"
        r"the|her|his|a) \w+ )?(?:about|for)",
    ),
    (
        "proposed",
        rf"(?:{_CLINICIAN} )(?:\w+ly |has |have |had |also |just |then |even |now ){{0,2}}(?:wants?|wanted|"
        rf"suggest(?:s|ed|ing)|recommend(?:s|ed|ing)|mention(?:s|ed)|"
        r"offer(?:s|ed)|propos(?:es|ed)|advis(?:es|ed)|brought up|(?:is |are )?(?:thinking|talking)(?: of| about))"
        rf"(?: that)?(?: {_ME})?(?: to| i| he| she| we| on| off)*(?: be)?(?: do| try| start| take| go on| use|"
        rf" put on| get)?",
    ),
)
DEED = re.compile(
    r"(?<![\w'/-])(?=[abcdefghijklmnopqrstuw])(?:"
    + "|".join(f"(?P<{name}>{pattern})" for name, pattern in _DEEDS)
    + r")(?!\w)"
)
_I = r"(?:i|he|she|we|they|my (?:\w+ )?\w+)"
OTHERS = re.compile(
    r"\b(?:(?:has|have|had|did|does|is|was|were|do|are) (?:any(?:one|body)|some(?:one|body)|you|others|people|"
    r"most|many)|"
    r"anyone|anybody|any of you|(?<!do )(?<!would )you|you're|you've|"
    r"whoever|someone|somebody|people|those|patients?|others|everyone)(?! (?:\S+ )*(?:i|i'm|i've|my|"
    r"me)\b)(?: [\w']+){0,4}$"
)
WEIGHS = re.compile(
    rf"\b(?:(?:should|shall|can|could|may|must|would|might) {_I}(?: \w+)?|{_I}(?:'d)? (?:\w+ )?(?:should|could|"
    rf"ought to|might|may)(?: \w+)?|"
    r"(?:safe|okay?|alright|all right|worth|wise|bad|possible|too (?:soon|early|late)|advisable|necessary|"
    r"harmful|dangerous|idea|better|best|hard|difficult|how)(?: for (?:me|him|her|us|my \w+))? to|"
    rf"(?:do|does) {_I} (?:\w+ )?(?:need|have) to|(?:ready|want|wants|wanted|hope|hopes|hoping|plan|plans|"
    rf"planning|trying|willing|open|prepared|time|wish|would like|would love|'d like|'d love|able|asked|asking|"
    rf"like|love|about|allowed|tempted|afraid|scared|hesitant|reluctant|considered|looking|allow (?:me|him|her)|"
    rf"convince \w+ \w+)"
    r" (?:me |him |her )?to(?: be| \w+ly)?|(?:consider\w*|thinking|thought|contemplat\w+|debating|leaning|"
    r"like the idea|(?:scared|afraid|nervous|worried|anxious|hesitant|unsure|curious|wondering|thoughts|"
    r"opinions?|question|"
    r"questions|worth|option|(?:talk|ask)(?:ed|ing)?(?: (?:to|with))? (?:my|her|his|the) \w+)(?: is)?)(?: (?:of|"
    r"about|on|towards?|that|maybe|whether|if|to|me|him|her|for))*|"
    r"(?:whether|if)(?: or not)?(?: (?:i|he|she|we|to))?(?: (?:should|could|can|want to|need to))?|(?:wants?|"
    r"suggest\w*|recommend\w*|advis\w*|told|tells)(?: that)?(?: (?:me|him|her|i|we|us))?(?: should| to)?|"
    r"what (?:happens )?if i|maybe|or|perhaps|hopefully|worth|'d rather|would rather|might|may|"
    r"why not)(?: (?:just|even|also|then|try|be|actually|get|start|really))?$"
)
FIRM = re.compile(
    r"\b(?:(?:i|he|she|we)(?:'ll| will| am going to|'m going to|m going to| gonna|'m gonna| decided to|"
    r" have decided to| had to| have to|'ve decided to)|going to|gonna|decided to|had to|"
    r"made the decision to|chose to|what ma[dk]e (?:me|him|her)|must|drove (?:me|him|her) to|forced (?:me|him|"
    r"her) to|(?:i|he|she|we) (?:did|need(?:ed)? to)|ma[dk]es? (?:me|him|her)|want(?:s|ed)?(?= off)|trying to|"
    r"tried to|tring to)(?: (?:just|finally|then|now|be))?$"
)
REFUSES = re.compile(
    r"\b(?:won'?t|will not|(?:will|would|'ll|'d) never|wouldn'?t|not going to|not gonna|never going to|"
    r"(?:don'?t|do not|did ?n'?t|doesn'?t|does not|did not|never)(?: even| really)? (?:want(?:ed)?|wish|plan|"
    r"intend)(?: (?:me|him|her))? to|"
    r"(?:decided|chose|chosen|choose|prefer|elected|opted) not to|rather not|refus\w+ to|no way (?:am i|i'?m|"
    r"i am)|no (?:desire|plans?|intention) (?:to|of)|not an? option to|against|not willing to|unwilling to|"
    r"(?:don'?t|do not|didn'?t) feel like|(?:i'?m|i am) not)(?: \w+ly| even| ever| be)?$"
)
DENIED = re.compile(
    r"(?:\bnot|n't|\bnever|\bno longer|\bwithout|\bhaven'?t)(?: really| even| ever| yet| been| actually)?$"
)
SUPPOSED = re.compile(
    r"\b(?:if|when|whenever|once|until|unless|after|before|while|since|every time|as soon as)(?: (?:i|he|she|we|"
    r"you|they))?(?:'ve|'d|'m| have| had| first)?$"
)
LONG_AGO = re.compile(
    r"\b(?:years? ago|in (?:19|20)\d\d|back in|back when|i turned|as a (?:kid|child|teen\w*)|when i was|at age|"
    r"at the age|in (?:high|middle|grade) school|in college|originally|years? later|in the past|before that|"
    r"previously|originally|used to|"
    r"last year|(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several|many) (?:years|yrs))\b"
)
LASTED = re.compile(
    r"\b(?:for|about|almost|over|past|last|nearly|now)?\s*(?:\d+|an?|one|two|three|four|five|six|seven|eight|"
    r"nine|ten|several|many|couple|few)\+?(?: \w+){0,2} ?(?:years?|yrs?)\b|\bsince (?:19|20)\d\d"
)
NEWLY = re.compile(
    r"\b(?:only|just)\b|\b(?:\d+|one|two|three|four|five|six|a|a couple(?: of)?|a few|couple|first|past|last|"
    r"second|third) ?(?:days?|weeks?|wks?)\b|\b(?:new|recently|this week|last week|yesterday|today|lately)\b"
)
NOT_A_PATIENT = re.compile(
    r"\b(?:fda|ema|chmp|nice|nhs|medicaid|medicare|insur\w+|regulators?|panel|committee|government|"
    r"pharmac(?:y|ies|ists?)|company|companies|court|senate)(?: \w+){0,2}$"
)
NO_OPTION = re.compile(
    r"[^.!?]{0,30}\b(?:(?:is|are|was)(?: simpl[ey]| just)?(?: not|n't) (?:an? )?(?:option|possib\w+)|"
    r"out of the question)\b"
)
NOT_WANTED = re.compile(
    r"[^.!?]{0,60}(?:[.!?] ?)?[^.!?]{0,30}\b(?:hard no|no thanks|no way|(?:i|we|he|she)(?:'ve| have)? (?:said|"
    r"say|told \w+) no\b|"
    r"(?:i|we|he|she) (?:refused|declined|(?:turned|shot) (?:it|that) down|opted out)|i'?d rather not|(?:i|"
    r"we) don'?t (?:want|agree)|i'm not interested|not for me)\b"
)
TOWARDS = re.compile(
    r"\b(?:think\w*|consider\w*|want\w*|hop(?:e|ing)|plan\w*|might|appointment|see (?:a|my|the|his|her) \w+|"
    r"seeing (?:a|my|the) \w+)\b.{0,60} to$"
)
