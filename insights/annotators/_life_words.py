"""How life is said to have become better or worse: patterns by a piece of text that each of them holds."""

from __future__ import annotations

_ADVERBS = (
    r"(?:(?:so|much|a lot|way|far|even|really|very|now|actually|finally|also|just|all|too|again|at last|\w+ly) )*"
)
_DO = (
    r"(?:work|walk|run|drive|function|concentrate|focus|think|read|write|cook|clean|shop|travel|hike|ride|cycle|"
    r"swim|dance|play|exercise|garden|climb|live|leave the house|go out|get out|take care of|look after|"
    r"pick up|hold (?:a|my|down)|feed|stand|enjoy|do (?:anything|much|things|the things|housework))"
)
_DID = (
    r"(?:slept|sleep|walked|ran|danced|cooked|drove|read|reading|laughed|enjoyed|ate|swam|cycled|rode|climbed|"
    r"showered|had a (?:bath|shower)|went (?:out|for a (?:walk|run|swim))|left the house|got dressed|cleaned|"
    r"played|sat through|stood|(?:feel|felt) (?:\w+ )?(?:normal|alive|happy|good|great|human|free|in control|like))"
)
_MINE = r"(?:my|our|her|his|their) (?:\w+ )?"
_LIFE = (
    rf"(?:(?:quality of )?life|{_MINE}(?:life|energy|sleep|days?|mornings?|evenings?|weekends?|independence|"
    r"mobility|walking|balance|relationships?|marriage|grades|work|social life|love life))"
)
_CANNOT = (
    r"(?:can'?t|cannot|can not|couldn'?t|could not|unable to|(?:not|n'?t|never|no longer|hardly|barely) (?:be |"
    r"being |been )?able to|can no longer|can (?:hardly|barely)|could (?:hardly|barely))"
)
_AID = r"(?:cane|stick|walker|frame|crutch(?:es)?|wheelchair|chair|scooter|rollator)"
_EASE = (
    r"(?:(?:a|one|any|my) naps?|lying down|sitting down|a (?:rest|break|sit)|resting|the (?:rail|banister)|"
    r"holding (?:on|onto)|having to (?:sit|stop|lie|rest)|getting up (?:to|once|at|in)|needing (?:a|the|to)|"
    r"falling|stopping|help|pain)\b"
)
_FOLK = r"(?:husband|wife|partner|mum|mom|mother|dad|daughter|son|sister|brother|kids)"
_FAMILY = r"(?:own )?(?:kids?|children|son|daughter|baby|grand\w+|toddler|boys?|girls?|family)"
_OFTEN = r"(?:every|most|all|half|whole|my) (?:of )?(?:the |my )?(?:\w+ )?"
_HAD_TO = r"(?:had|have|having|forced) to"
_HAVING = r"(?:got|get|gets|getting|have|has|had|gave|given|gives?)"

BETTER = {
    "first": (
        rf"{_DID}[^.!?]{{0,80}} first time (?:since|in (?:\w+ ){{0,3}}(?:years?|months|ages|decades?))",
        rf"first time (?:since|in)[^.!?]{{3,40}}\b(?:i|we|he|she)(?:'ve| have| has)? (?:\w+ )?{_DID}",
        rf"first (?:time|day|week|night|morning) (?:i|he|she|we)(?:'ve|'s| have| has) (?:\w+ )?{_DID}",
        r"first (?:proper |real |full |decent |good |whole |family )?(?:holiday|vacation|trip|walk|run|night|bath|"
        r"night's sleep|shower|meal|day out|weekend) (?:[\w']+ ){0,3}(?:in (?:\w+ )?(?:years|months|ages)|"
        r"since (?:\d|before|i|we|the diag))",
    ),
    "slept|sleep": (
        r"(?:slept|sleeps?|sleeping) (?:right |straight |all the way )?(?:like a baby|through (?:the (?:whole |"
        r"entire )?night|(?:\w+ )?nights|till|until|for|again|now)|all night)(?! of)",
        r"sleep(?:s|ing)? (?:so |much |a lot |way |far )?(?:better|well)(?: (?:now|again|since|than)|[.!,])",
    ),
    "without| no ": (
        rf"(?:walk(?:ed|ing|s)?|danced|stood|climbed|r[au]n|drove) [^.!?]{{0,50}}(?:without|with no|no|minus) (?:the |"
        rf"my |a |his |her |any )?(?:{_AID}|stopping|help|sitting|holding|falling|pain)",
        rf"(?:day|week|night|morning|shift|film|movie|game|mass|shop|dinner|meeting) (?:\w+ ){{0,2}}without {_EASE}",
    ),
    "made it": (
        r"made it (?:to|through) (?:my|our|the|his|her|a) (?:whole |full |entire )?(?:\w+'s )?(?:\w+ )?(?:wedding|"
        r"graduation|recital|game|shift|concert|film|movie|play|match)",
    ),
    "back": (
        r"back at (?:work|the gym|choir|training|football|yoga)(?! (?:on|next|tomorrow|in))",
        r"my (?:energy|appetite|strength|hands?|legs?|balance|voice|words|memory|confidence|libido|sense of \w+) (?:is|"
        r"are|came|has come|have come) (?:\d+ ?% |\w+ )?back",
        rf"{_HAVING} (?:me )?(?:back )?{_MINE}(?:life|lives|energy|independence|mornings?|evenings?|weekends?|days|"
        r"brain|legs?|hands?|mojo|freedom|self|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|nights?|summers?|appetite|"
        r"confidence|body|mind) back",
        r"(?:i'm|i am|am|she's|he's|went|gone|go|going) back (?:at|to|in) (?:full[- ]time |part[- ]time )?(?:work|"
        r"the gym|school|teaching|uni|college|running|driving|normal|living)\b(?! on)",
        r"back (?:driving|running|working|dancing|cycling|hiking|teaching)\b",
        rf"{_LIFE} (?:is|has|has been) {_ADVERBS}back",
    ),
    "can now|can finally": (
        r"can (?:now|finally) (?:actually )?(?:go|eat|walk|sleep|drive|taste|smell|talk|leave|breathe|climb|lift|hold|"
        r"run|play|work|cook|concentrate|focus|read|get (?:up|out|through)|enjoy|do)\b",
    ),
    "again": (
        r"(?:i|he|she|we) can (?!only|see|tell|say|understand|be|ask|start|try|get\b|afford|order|call|not|never|take|"
        r"go back|meet|talk)\w+ (?:[\w']+ ){0,5}again(?=[.,!;)]|$| (?:and|without|because|for|with)\b)",
        r"(?:feel|feels|feeling|felt) (?:like )?(?:\w+ ){0,3}(?:human(?: being)?|alive|myself|me|normal(?: person)?|"
        r"person|old self|somebody|functional) again",
    ),
    "again|at last|now": (
        rf"(?:can|could|able to|i'm|am|is|are|been) {_ADVERBS}{_DO}(?:ing)?\b(?:[ ,]+(?!not\b|never\b)\w+){{0,4}} "
        r"(?:again|at last|now)",
    ),
    "mile|km|10k|5k|lengths|laps|marathon|all night|mountain": (
        r"(?:i|we|he|she|and|just) (?:walked|ran|swam|cycled|biked|hiked|climbed|rode|danced) (?:for )?"
        r"(?:[\w.]+ ){0,4}(?:miles?|kms?|5k|10k|lengths|laps|marathon|mountain|all night)",
    ),
    "energy": (
        r"(?:more|lots of|tons of|loads of|so much|plenty of) energy (?:than|now|again|since|to do|these days)",
    ),
    "still": (
        r"still (?:working full[- ]time|walking (?:unaided|without|on my own)|driving|teaching|dancing|skiing|hiking|"
        r"cycling)(?! (?:me|lessons))",
    ),
    "function": (r"(?:a )?function(?:ing|al) (?:human being|human|adult|person|member of society)",),
    "life": (
        r"(?:live|living|lead|leading|have|having) an? (?:\w+ )?(?:normal|full|active) life",
        r"(?:improved|transformed|turned around|changed|saved|gave me) (?:my|our|her|his) (?:quality of )?life"
        r"(?! (?:insurance|policy))",
        r"(?:made|makes|making) (?:my|our|her|his) life (?:\w+ )?(?:easier|better|worth)",
        r"best (?:\w+ )?(?:years?|months?|time) (?:of|in) my (?:\w+ )?life",
    ),
    "better|improved|great|good|wonderful|amazing|excellent|doubled|easier|manageable|normal|worth": (
        rf"{_LIFE} (?:is|are|has|have|has been|gets?|got|feels?|became|seems) {_ADVERBS}(?:better|improved|great|good|"
        r"wonderful|amazing|excellent|doubled|easier|manageable|normal|worth living)",
        r"(?:feel|felt|feeling|doing) (?:\w+ )?better than (?:i have|i had|i've|i ever|ever|before)",
    ),
    "kept": (r"kept (?:me|him|her) (?:walking|working|going|out of (?:a|the) (?:wheel)?chair|on my feet)",),
    "aisle": (r"(?:walked|danced) (?:\w+ ){0,2}down the aisle",),
}
WORSE = {
    "can't|cannot|can not|couldn't|could not|cant|couldnt|able|barely|hardly|no longer": (
        rf"{_CANNOT} (?:even |really |just |always |fully )*(?:walk (?:far|more than|properly|any distance|up|the|"
        r"around|across|a (?:block|mile))|(?:climb|get up|get down|manage|do|use) (?:the |my |our )?(?:\w+ )?stairs|"
        r"get (?:out of|off) (?:the |my )?(?:bed|chair|couch|sofa|bath|floor)|hold (?:down )?(?:a|my) (?:job|pen|cup|"
        r"fork|conversation)|(?:button|tie) (?:my|his|her)|(?:dress|wash|shower|bathe|feed) (?:myself|himself|herself|"
        r"alone)|do (?:my|our|her|his) (?:daughter|son|job|own|hair|garden|school)\w*|(?:pick up|lift|carry|play with|"
        rf"look after|take care of|keep up with|hug|bathe) (?:my|our|his|her) {_FAMILY}|"
        r"leave (?:the|my) (?:house|bed|room|apartment|flat)|(?:follow|finish) (?:a|the) (?:conversation|film|movie|"
        r"book|sentence|meal)|read (?:a book|more than))",
        rf"{_CANNOT} (?:even |really |just )*{_DO}\b(?:[ ,]+\w+){{0,4}} (?:any ?more(?! \w+s\b)|any longer|at all|"
        r"without help)",
        rf"(?:can no longer|no longer (?:be )?able to) (?:\w+ )?{_DO}\b",
        r"(?:hardly|barely) (?:able to )?(?:walk|work|function|leave the house|get out of bed|get through)\b",
        r"can'?t (?:plan|do) (?:a|anything|much|the things|things i)\b",
        r"(?:can'?t|cannot|couldn'?t) (?:live|go on|keep living|carry on) like this",
    ),
    "without": (rf"{_CANNOT} [^.!?]{{2,60}} without {_EASE}", r"without a (?:social life|life of my own)"),
    "used to be able": (r"(?<!i'd )used to be able to",),
    "now": (
        rf"{_FOLK} (?:in[- ]law )?(?:does|do|cooks?|drives?|carries|handles?) [^.!?]{{2,30}} now\b|now (?:my |"
        rf"the )?{_FOLK} (?:in[- ]law )?(?:does|cooks|drives|has to)",
    ),
    "gave up|give up|given up|giving up|stop": (
        r"(?:i|i've|i'd|he|she|we|has|have|had to|wife|husband|mum|mom|dad) (?:had |have |also |even |just )*"
        r"(?:g[ai]ven? up|giving up|(?<!she )(?<!he )(?<!has )stop(?:ped)?) (?:work(?:ing)?(?! (?:on|out|for|at|\d))|"
        r"driving|teaching|nursing|running|cycling|cooking|dancing|going out|going to (?:the gym|church|choir|"
        r"class(?:es)?|school|work|parties)|seeing (?:people|(?:my )?friends|anyone)|leaving the house|sociali[sz]ing|"
        r"riding|gardening|hobbies|my (?:job|career|hobbies|licen[cs]e))",
    ),
    "los": (
        r"los(?:t|e|ing) the use of",
        rf"(?:lost|losing|lose) {_MINE}(?:job|independence|licen[cs]e|career|marriage|friends|house|home|confidence|"
        r"hobbies)",
    ),
    "struggl|hard|difficult|impossible": (
        r"(?:struggl(?:e|es|ed|ing)|(?:hard|difficult|impossible)(?: for (?:me|him|her))?|a struggle) to (?:even |"
        r"just )?(?:walk|work\b(?! (?:out|with|on))|get (?:out of bed|dressed|up\b|through|around)|climb|cook|shower|"
        r"leave the|function|keep up|look after|stand\b|do (?:basic|simple|normal|everyday))",
    ),
    "in bed|on the": (
        r"(?:in bed|on the (?:couch|sofa)) (?:for (?:[\w-]+ ){0,2}(?:days?|weeks?|months?)|all week(?:end)?|most of|"
        r"by (?:\d|six|seven|eight))",
        rf"spen(?:d|ds|t|ding) {_OFTEN}(?:in bed|on the (?:couch|sofa|toilet|bathroom floor))",
    ),
    "out for": (r"(?:wip|knock)(?:es|ed|s) (?:me|him|her) out for",),
    "cancel": (r"cancel(?:l?ed|l?ing)? (?:all |on )?(?:my |our )?(?:plans|holiday|vacation|friends|everything)",),
    "use|using|need|rely": (
        rf"(?:use|uses|using|need|needs|rely on) (?:a|the|my|his|her) (?:\w+ )?{_AID} (?:now|for anything|"
        r"all the time|most days|full[- ]time|to get|outside|indoors|any ?where)",
    ),
    "chair": (r"in (?:a|the|his|her|my) (?:wheel)?chair (?:since|now|full[- ]time|for good)",),
    "i miss": (
        r"i miss (?:who i (?:was|used)|my old (?:life|self|body)|being able to|the old me|the person i|the way i was)",
    ),
    "retire": (
        r"medically retired|(?:took|taken|take) early retirement|retired early|ill[- ]health retirement|"
        r"retired on (?:medical|health)",
    ),
    "cry": (r"cry(?:ing)? (?:myself to sleep|(?:nearly |almost )?every (?:day|night|morning))",),
    "any more|anymore": (
        rf"(?:don'?t|doesn'?t|do not|never) (?:even |really )?(?!think|do )(?:{_DO}|see (?:people|friends|anyone)|"
        r"sociali[sz]e|laugh|talk to anyone)\b(?:[ ,]+\w+){0,3} any ?more(?! \w+s\b)",
    ),
    "too |so ": (
        r"(?:too|so) (?:tired|exhausted|fatigued|sore|ill|sick|weak|depressed|anxious|dizzy) (?:\w+ )?to (?:work|cook|"
        r"play|go|walk|get|enjoy|shower|leave|function|move|clean|drive)",
    ),
    "worse|poor|awful|terrible|hell|horrible|miserable|apart|ruin|over|gone|mess|hold|sh|nightmare|unbear|down|suff": (
        rf"{_LIFE} (?:is|are|was|has|have|has been|gets?|got|went|becomes?|became|feels?) "
        rf"(?:being )?{_ADVERBS}(?:worse|worsened|poor|poorer|awful|terrible|hell|horrible|miserable|falling apart|"
        r"ruined|over|gone|a mess|on hold|shot|in shambles|a nightmare|unbearable|downhill|suffering|suffered)",
    ),
    "life": (
        r"life revolves around|rul(?:es|ed|ing) my life|(?:no|have no) (?:social life|life of my own|quality of life)",
        r"life (?:sucks|is not worth|isn'?t worth|is a living)",
    ),
    "ruin|destroy|wreck|consum|control": (
        r"(?:ruin|destroy|wreck|consum|controll?)(?:s|ed|ing|es)? (?:my|our|her|his) (?:life|marriage|relationships?|"
        r"career)",
    ),
    " from ": (
        r"(?:stopped|stops|keeps?|kept|prevents?|prevented) (?:me|him|her) from (?:working|driving|walking|living|"
        r"enjoying|sleeping|leaving|going (?:out|to work|to school)|doing)",
    ),
    "to ": (
        rf"{_HAD_TO} (?:give up|leave|quit|stop|drop out of) (?:my |the )?(?:work(?:ing)?|job|driving|running|career|"
        r"teaching|school|uni|university|college|course|hobby|hobbies|sports?|cycling|dancing|nursing)",
        rf"{_HAD_TO} (?:retire|go part[- ]time|cut (?:back |down )?(?:on )?my hours|reduce my hours|"
        r"move (?:back )?in with)",
    ),
    "energy": (r"(?:no|not enough|don'?t have the|haven'?t the|no more) energy (?:for|to|left)",),
    "off ": (r"off (?:sick|work) (?:for|since|with|again|because)",),
}
