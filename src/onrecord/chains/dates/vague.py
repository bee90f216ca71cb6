"""Rules that recognise what denotes no one stretch of the calendar: lengths, habits, and words like `recently`."""

from __future__ import annotations

from onrecord.chains.dates.rules import Build, Match, Setting, collect
from onrecord.chains.dates.span_of_time import Stretch, VagueError
from onrecord.chains.dates.words import COUNT

BOOK, rule = collect()

UNIT = r"(?:second|minute|hour|day|night|week|weekend|fortnight|month|quarter|season|year|decade|centur(?:y|ie)|generation)"
ABOUT = (
    r"(?:the |a |an |for |about |around |nearly |almost |roughly |some |over |under |within |at least |at most |as much as |more than "
    r"|less than |up to |only |just |another |every |each |extra |several |many |few |recent |past |last |next |coming |first |final "
    r"|future |previous |following |full |or )*"
)
SECOND, THIRD = COUNT.replace("count", "c2"), COUNT.replace("count", "c3")


def _vague(reason: str) -> Build:
    def build(_: Match, __: Setting) -> Stretch | None:
        raise VagueError(reason)

    return build


rule(
    "habit",
    r"(?:every|each|per) .*"
    rf"|(?:once|twice|{COUNT} times) (?:a|each|every) .*|daily|weekly|monthly|yearly|annually|quarterly|nightly|hourly",
)(_vague("a habit, no single time"))
rule(
    "length",
    rf"{ABOUT}(?:{COUNT} )?(?:to {SECOND} |or {THIRD} )?(?:more |trading |business |fiscal )?{UNIT}s?(?: or (?:so|two|more))?",
)(_vague("a length of time, no place in the calendar"))
rule("length as an adjective", rf"{ABOUT}(?:{COUNT}|{UNIT}s?)[- ](?:{UNIT}|long|old)(?:[- ](?:long|old|period))?(?: {UNIT})?(?: period)?")(
    _vague("a length of time, no place in the calendar")
)
rule(
    "vaguely past",
    r"(?:the )?past|once|formerly|previously|recently|lately|earlier|recent|long ago"
    r"|(?:.* )?(?:years|months|weeks|days|decades|centuries|hours|minutes|moments) ago",
)(_vague("past, without a measure"))
rule(
    "vaguely future",
    r"(?:the )?(?:near |foreseeable )?(?:future|term)|soon|later|one day|some day|someday|eventually|.*as soon as possible.*",
)(_vague("future, without a measure"))
rule(
    "now", r"(?:right )?now|currently|current|present(?:ly)?|these days|at (?:this|the) (?:moment|time|point)|nowadays|at present|to date"
)(_vague("the present, without a measure"))
rule(
    "hangs on another date",
    r"(?:the |that |that same |this same |the same )(?:day|time|week|month|year|period|following .*)|then|year[- ](?:ago|earlier)"
    r"|(?:the )?day (?:before|after|earlier|later)|the (?:next|following|previous) (?:day|morning|evening|night)"
    r"|(?:a|one|two) (?:day|week|month|year)s? (?:earlier|later|before|after)",
)(_vague("hangs on another date of the article"))
