"""The patterns of English that say in what, where and through whom words came; read off in `papers`, `channels` and `events`."""

from __future__ import annotations

import re
from typing import Final

from onrecord.chains.lexicon import DESCRIBED, DOCUMENTS, NAMED_EVENTS, OCCASIONS, PLATFORMS, POSTS, RECORDINGS, STATEMENTS
from onrecord.text.wordlist import wordlist

DET: Final = (
    r"(?P<det>an?|the|his|her|its|their|our|my|this|that|one|another|some|these|those|separate|identical|[A-Z][\w.\-]+(?:'s|’s?))\s+"
)
ADJ: Final = r"(?:(?!(?:in|on|at|to|of|by|for|with|from|and|or|but|that|which|who|is|was|said|as|the|a|an|about)\b)[\w.'’&/-]+,?\s+){0,5}?"
NOUNS: Final = rf"(?P<statement>{STATEMENTS})|(?P<post>{POSTS})|(?P<recording>{RECORDINGS})|(?P<document>{DOCUMENTS})"
NOUN: Final = rf"(?P<noun>{NOUNS})(?P<plural>s)?\b(?!-)"
SAYS: Final = (
    r"(?:said|says|say|reads?|states?|stated|claim(?:s|ed|ing)?|call(?:s|ed|ing)|saying|conclud\w+|recommend\w+|warn(?:s|ed"
    r"|ing)|stating|argu\w+"
    r"|add(?:s|ed|ing)|declar\w+|announc\w+|accus\w+|vow\w+|quoted|describ\w+|found|noted|notes|asserts?|asserted|posted|obtained)\b"
)
ISSUED: Final = (
    r"(?:issu(?:ed?|ing|es)|releas(?:ed?|ing|es)|put(?:ting)? out|sen[dt](?:ing|s)?|wr(?:ote|ites?|iting|itten)|penn(?:ed|ing)"
    r"|sign(?:ed|ing)"
    r"|publish(?:ed|es|ing)|post(?:ed|ing|s)|unveil(?:ed|ing)|air(?:ed|ing)|broadcast(?:ing|s)?|record(?:ed|ing)|circulat(?:ed"
    r"|ing)|deliver(?:ed|ing)"
    r"|provid(?:ed|ing)|draft(?:ed|ing)|fil(?:ed|ing)|submit(?:ted|ting)|upload(?:ed|ing)|tweet(?:ed)?(?: out)?)"
)
OWNED: Final = r"(?P<det>[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Tt]his|[Tt]hat|[Oo]ne|[A-Z][\w.\-]+(?:'s|’s?))\s+"
CLAUSE: Final = "said|says|he|she|they|it|we|I|who|which|that|was|were|is|are|has|had|have"
DOCUMENT: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?P<lead>[Ii]n|[Vv]ia|[Tt]hrough|[Pp]er|[Ff]rom|[Bb]y|[Aa]ccording to|[Uu]nder|[Oo]n)\s+(?:{DET})?{ADJ}{NOUN}",
        rf"\b(?P<lead>{ISSUED})\s+(?:(?:him|her|them|reporters|us) )?(?:{DET})?{ADJ}{NOUN}",
        rf"\b(?P<lead>[Ss]en[dt]|[Ss]ending|[Ww]rote|[Hh]anded|[Ee]mailed)\s+(?:[\w.’'-]+\s+){{1,7}}?(?P<det>an?|the)\s+{ADJ}{NOUN}",
        rf"\b{OWNED}{ADJ}{NOUN}(?:,?\s+(?!(?:{CLAUSE})\b)[\w’'.()\-]+){{0,14}}?,?\s+(?P<lead>{SAYS})",
        rf"\b{OWNED}{ADJ}{NOUN}(?:\s+[\w’'.()\-]+){{0,12}},\s+(?P<lead>which)\s+(?:said|says|reads?|stated|states)\b",
        rf"\b(?P<lead>said|says|reads?|stated|states)\s+(?P<det>the|an?)\s+{ADJ}{NOUN}",
    )
)
PROPER: Final = (
    r"(?:[A-Z][\w’'&.\-]*|\d+(?:st|nd|rd|th))(?:\s+(?:(?:of|the|for|and|al|de|in)\s+)?(?:[A-Z][\w’'&\-]*(?:\.[a-z]{2,3})?|\d+))*"
)
PLACE: Final = (
    r"(?P<place>(?:the\s+)?[A-Z][\w’'\-]*\.?(?:\s+(?:of\s+|al-|el-)?[A-Z][\w’'\-]*\.?)*(?:,\s+[A-Z][\w’'\-]*\.?(?:\s+[A-Z][\w’'\-]*\.?)*)?)"
)
POST_ON: Final = re.compile(
    rf"\b(?:[Oo]n|[Vv]ia|[Tt]hrough|[Oo]ver|[Pp]ost(?:ed|ing|s)?\s+to)\s+(?:(?:the|his|her|its|their|an?)\s+)?(?:[\w’'-]+\s+){{0,2}}?(?P<name>{PLATFORMS})\b"
    r"(?:\s+(?P<thing>platform|channel|page|account|feed|site|app|network|social media))?(?P<rest>(?=[\s,.;:)]|\Z))"
)
PLATFORM: Final = re.compile(rf"\b(?:{PLATFORMS})\b")
AMBIGUOUS: Final = wordlist("X Medium Signal Threads Gab VK Rumble Substack")
TWEETED: Final = re.compile(r"\b(?:re)?tweet(?:ed|s|ing)\b")
EMAILED: Final = re.compile(
    r"(?<!\ban )(?<!\bthe )\b(?P<mail>e-?mail)(?:ed|s|ing)\b(?!\s+(?:statements?|comments?|responses?|remarks|newsletters?))(?=\s+[\w’'])"
)
OUTLET: Final = (
    rf"(?P<outlet>(?:(?:the|an?)\s+)?(?:[\w’'\-]+\s+){{0,2}}?(?:{DESCRIBED}\s+)(?P<described>(?:[Tt]he\s+)?{PROPER})"
    rf"|(?P<affiliate>an?\s+(?:local\s+)?(?:[A-Z]+\s+)?(?:affiliate|station|newspaper|radio station|television station|magazine"
    rf"|newspaper)(?:\s+in\s+[A-Z]\w+(?:\s+[A-Z]\w+)*)?)"
    rf"|(?:[Tt]he\s+)?(?P<plain>{PROPER})(?P<tail>\s+(?:news agency|newspaper|magazine|news outlet|television|TV))?)"
)
GIVEN: Final = re.compile(
    rf"\b(?P<how>told|tells|telling|[Aa]sked\s+by|said to|says to|to|[Ii]nterview(?:ed)?(?:\s+\w+)?\s+(?:with|on|by|for|to|in)"
    rf"|[Ss]peaking\s+(?:to|with|on)|[Ss]poke\s+(?:to|with|on)|[Rr]eceived|[Ss]at\s+down\s+with|[Ww]elcomed"
    rf"|[Aa]ppear(?:ed|ing|ance)\s+on|[Cc]omments?\s+to|[Rr]emarks\s+to|[Ww]rote\s+(?:in|for|on|to)|[Ww]riting\s+(?:in|for|on)"
    rf"|[Pp]iece\s+(?:in|for)|op-ed\s+(?:in|for)|[Cc]olumn\s+(?:in|for)|[Oo]n|emailed|e-mailed)\s+{OUTLET}"
)
WRITER: Final = re.compile(
    rf"\b[Aa]ccording\s+to\s+(?:{PROPER}|(?:an?|the)\s+[\w-]+(?:\s+[\w-]+)?),?\s+(?:(?:a|the)\s+(?:[\w-]+\s+){{1,2}})?"
    rf"(?:at|of|in|with|for|from|writing\s+(?:in|for))\s+{OUTLET}"
)
PROGRAMME: Final = re.compile(
    rf"\b(?:[Oo]n|[Tt]o|[Ff]or|[Dd]uring)\s+(?:(?:the\s+)?(?P<owner>{PROPER}?)(?:['’]s?)?\s+(?:(?:news\s+)?(?:program|programme"
    rf"|show|talk show)\s+)?"
    r"|(?:the|a)\s+(?:program|programme|show|talk show)\s+)?[“\"](?P<name>[A-Z][^“”\"]{2,48}?)[,.]?[”\"]"
)
PASSED: Final = re.compile(
    rf"\b(?P<how>(?:[Aa]s\s+)?(?:first\s+|previously\s+|initially\s+)?(?:quoted(?:\s+as\s+(?:saying|telling|having\s+said))?|cited|reported|carried|published|broadcast"
    rf"|aired|relayed|translated|transcribed|"
    rf"obtained|seen|reviewed|viewed|disclosed|leaked|released|circulated|distributed|shared|monitored|provided|run|printed)"
    rf"(?:\s+to\s+(?:the\s+)?{PROPER})?(?:\s+\w+)?\s+(?:by|in|on)|[Tt]ranslations?\s+(?:by|from|of|provided\s+by)"
    rf"|[Aa]ccording\s+to(?:\s+an?\s+(?:report|article|story)\s+(?:in|by|from|on))?|[Pp]er|[Bb]y)\s+{OUTLET}"
)
CHANNEL: Final = re.compile(
    r"\b(?:[Pp]ost(?:s|ed|ing)?|[Mm]essage|[Ss]tatement|[Vv]ideo|[Ww]rote|[Ww]riting|[Pp]ublished|[Ii]ssued|[Ss]hared"
    r"|[Ss]aid)\b[^.;“”\"]{0,60}?\s"
    r"(?:on|to|via)\s+(?:the\s+|his\s+|her\s+)?(?:(?:[a-z-]+\s+){0,2}(?P<before>platform|network|site|app|channel|messenger|service)\s+)?"
    r"(?P<name>[A-Z]\w{2,})(?:\s+(?P<thing>platform|channel|page|account|feed|site|app|network))?(?=[\s,.;:)]|\Z)(?!\s+[A-Z])"
)
GENERIC_OUTLET: Final = re.compile(
    r"\b(?P<who>[Tt]he\s+(?:(?:state|state-run|official|news|semi-official|local)\s+)*(?:agency|newspaper|paper|channel|outlet"
    r"|broadcaster|magazine|network|daily))\s+"
    r"(?:also\s+|later\s+)?(?:quot(?:ed|es|ing)|cit(?:ed|es|ing)|report(?:ed|s)\s+(?:him|her|them)\s+as)\b"
)
QUOTES: Final = re.compile(
    rf"{OUTLET}\s+(?:also\s+|first\s+|further\s+|later\s+|then\s+|has\s+)?(?P<how>quot(?:ed|es|ing)|cit(?:ed|es|ing)"
    rf"|report(?:ed|s)|wrote|writes)\b(?P<after>\s+(?:him|her|them|[A-Z][\w’'.\-]+(?:\s+[A-Z][\w’'.\-]+){{0,3}})\s+(?:as\s+|to\s+have\s+))?"
)
HANDED: Final = re.compile(
    r"\b(?P<how>(?:was|were|been)?\s*(?:circulated|released|provided|leaked|distributed|shared|made public|handed out|relayed"
    r"|passed on|given|shown|tweeted|posted|read)"
    r"(?:\s+(?:out|aloud))?(?:\s+(?:to|in|at|on)\s+(?:the\s+)?\w[\w’' ]{0,40}?|\s+\w+)?\s+by)\s+(?P<who>(?:(?:an?|the|his"
    r"|her)\s+)?(?:[a-z][\w-]*\s+){0,3}[A-Za-z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,3})"
    r"(?:,\s+(?P<named>[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){1,3}))?"
)
VERSION: Final = re.compile(
    rf"\b[Ii]n\s+(?:the|an?|its)\s+(?:[\w-]+\s+){{0,2}}?(?:version|rendering|translation|text|wording|subtitles)\s+"
    rf"(?:that\s+was\s+)?(?:put\s+out|published|released|circulated|carried|given|provided|issued|posted)\s+by\s+{OUTLET}"
)
THROUGH: Final = re.compile(
    r"\b(?P<how>[Tt]hrough|[Vv]ia)\s+(?P<who>(?:an?|his|her|its|their|the)\s+(?:[\w-]+\s+){0,2}?(?:spokes(?:man|woman|person"
    r"|people)|lawyers?|attorneys?|publicist|"
    r"representatives?|agent|aide|translator|interpreter|intermediar(?:y|ies)|press secretary"
    r"|office)(?:,\s+(?P<named>[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,3}))?)\b"
)
OCCASION_NOUNS: Final = "|".join(f"(?P<{medium.replace(' ', '_')}>{nouns})" for medium, nouns in OCCASIONS.items())
HELD: Final = re.compile(
    rf"\b(?P<lead>[Ii]n|[Aa]t|[Dd]uring|[Ff]or|[Tt]o|[Oo]n|[Gg]ave|[Dd]elivered|[Hh]eld|[Aa]ddressing|[Aa]ddressed|[Aa]ttended"
    rf"|[Tt]old|[Tt]elling|[Bb]efore"
    rf"|[Hh]osted|[Gg]iving|[Mm]ade|[Mm]aking|[Hh]is|[Hh]er|[Tt]heir|[Tt]he|[Ii]n\s+the)\s+"
    rf"(?:{DET})?(?P<np>{ADJ}(?P<noun>{OCCASION_NOUNS}))s?\b(?!-)(?!\s+(?:of\s+)?(?:staff|center|centre))"
)
ABOUT: Final = re.compile(r"\s+(?:on|over|about|of|between)\s+(?!\w+day\b)")
NAMED: Final = re.compile(
    rf"\b(?P<lead>[Aa]t|[Tt]o|[Ii]n|[Dd]uring|[Ff]or|[Aa]ddress(?:ed|ing)|[Aa]ttend(?:ed|ing))\s+(?:(?:the|an?|this year['’]s|last"
    rf" year['’]s)\s+)?(?:annual\s+)?"
    rf"(?P<name>(?:\d+(?:st|nd|rd|th)\s+|\d{{4}}\s+)?(?:[A-Z][\w’'&.\-]*\s+(?:(?:of|for|on|and"
    rf"|the)\s+)?){{1,6}}?(?:{NAMED_EVENTS})(?:\s+(?:of|for|on)\s+(?:the\s+)?{PROPER})?)\b"
)
WHERE: Final = re.compile(rf"\A[^.;“”\"]{{0,48}}?\b(?:in|at|from)\s+{PLACE}")
FLOOR: Final = re.compile(r"\bon\s+the\s+(?P<name>(?:House|Senate|Commons|chamber|assembly)\s+floor)\b")
AUDIENCE: Final = re.compile(
    r"\b(?:told|telling|tells|to|before|addressing|asked by|(?:call|briefing|conversation|spoke|speaking|talked|met|meeting"
    r"|session|lunch)\s+with)\s+(?:a\s+(?:group|crowd|room|gathering)\s+of\s+"
    r"|the\s+)?(?:[\w-]+\s+){0,2}?"
    r"(?P<who>reporters|journalists|lawmakers|the audience|supporters|students|donors|the crowd|a crowd|Congress|parliament|a"
    r" (?:House|Senate) (?:committee|panel)"
    r"|the (?:House|Senate) (?:committee|panel))\b"
)
SPEAKING: Final = re.compile(
    r"\b(?:said|says|saying|speaking|spoke|speech|remarks|comments?|address\w*|told|recorded|prepared|interview\w*|appear\w*"
    r"|video|message|made|stated|delivered)\b"
)
TESTIFIED: Final = re.compile(r"\b(?:testif(?:ied|ying|y)|under oath|court testimony)\b")
MONTHLIKE: Final = re.compile(
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September"
    r"|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b"
)
PEOPLE_FIRST: Final = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|President|Senator|Minister)\b")
