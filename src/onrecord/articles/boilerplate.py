"""What a page puts around its article: told by what the lines say and by their shape, in English and a few other languages.

Two kinds are known: lines that are never part of an article wherever they stand ("Advertisement", "Share this story"),
and headings under which only links follow ("Related Articles", "Leave a Comment"), which end it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

SHORT = 160  # code points; a longer line says something
HEADING = 60
QUOTES = '"“”„«»'
_FURNITURE = re.compile(
    r"""(?ix) ^\W* (?:
      advertisements? | advertise\s+with\s+us | sponsored(?:\s+content)? | anzeige | werbung | publicit[eé] | publicidad | pubblicit[aà]
    | (?:story|article)\s+continues\s+below.* | scroll\s+(?:down\s+)?(?:for|to\s+continue).* | skip\s+(?:advertisement|to\s+.{1,30})
    | (?:please\s+)?(?:share|tweet|pin|email|print|save|flipboard|facebook|twitter|whatsapp|linkedin|reddit|pinterest|telegram)
        (?:\s+(?:this|the|it|on|via|to|by|story|article|post|page|link|with|your|friends|facebook|twitter|x|email|whatsapp|linkedin))*
    | (?:like|follow|join|find|connect\s+with|subscribe\s+to)\s+(?:us|our\s+\S+)\s+(?:on|at|via)\s+.{1,80}
    | (?:read|see|watch|learn|click|view|show|load)\s+(?:more|also|next|all|here)\s*(?:stories|articles|comments|news)?
    | (?:read\s+(?:more|also|next|on)|see\s+(?:more|also)|also\s+read|also\s+on\s+\S+|don['’]t\s+miss|watch|related|recommended
        |more\s+on\s+this)
        \s*[:|>»–—-].{0,140}
    | click\s+here\s+(?:to|for)\b.{0,120}
    | (?:related|similar|recommended|popular|trending|latest|more|most\s+(?:read|popular|viewed|shared))
        \s+(?:articles?|stor(?:y|ies)|posts?|news|content|topics?|links?|coverage|reading|videos?)
    | (?:leave|post|add|write)\s+(?:a|your)\s+(?:comment|reply|response)
    | comments?(?:\s*\(\d+\))? | \d+\s+comments? | (?:join|start)\s+the\s+conversation
    | (?:view|show|hide|load)\s+(?:all\s+)?comments | cancel\s+reply | comments\s+are\s+closed.{0,60}
    | (?:copyright|©|\(c\)|&copy;)\s*(?:©|\(c\))?\s*(?:\d{4}|[A-Z]).{0,140}
    | .{0,80}\ball\s+rights\s+reserved\b.{0,80}
    | (?:photo|image|picture)s?\s*(?:credit|:|by|via).{0,80}
    | .{0,60}\bthis\s+material\s+may\s+not\s+be\s+(?:published|broadcast|rewritten|redistributed).{0,90}
    | (?:tags?|filed\s+under|topics|categor(?:y|ies)|keywords)\s*:.{0,140}
    | (?:print|e-?mail|download|listen)\s+(?:this\s+)?(?:article|story|page)
    | (?:terms|privacy)\s+(?:of\s+(?:use|service)|policy).{0,40}
    | cookies?\s+(?:policy|settings) | back\s+to\s+top | load\s+more | sign\s+in | log\s+in
    | lesen\s+sie\s+(?:auch|mehr).{0,120} | mehr\s+zum\s+thema.{0,100} | lire\s+aussi.{0,120} | [aà]\s+lire\s+aussi.{0,120}
    | leggi\s+anche.{0,120}
    | (?:lee|lea|leer)\s+(?:también|tambien|más).{0,120} | (?:leia|veja)\s+(?:também|mais).{0,120}
    | (?:artigos?|notícias)\s+relacionad[oa]s
    | (?:ähnliche|verwandte)\s+(?:artikel|beiträge) | articles?\s+(?:similaires|liés) | kommentare? | commentaires? | comentarios?
    ) [\W\d]* $"""
)
_PLEAS = re.compile(
    r"""(?ix) ^\W* (?:
      (?:like|enjoyed?)\s+(?:this|what\s+you).{0,80}\b(?:share|subscribe|follow|donate|sign)\b.{0,80}
    | (?:sign\s+up|subscribe|register)\b.{0,110}\b(?:newsletter|inbox|e-?mail|alerts?|briefing|updates|daily|weekly|digest|free)\b.{0,60}
    | (?:get|receive|want)\b.{0,90}\b(?:newsletters?|(?:in|to)\s+your\s+(?:inbox|e-?mail|letterbox)|straight\s+to\s+your)\b.{0,90}
    ) [\W\d]* $"""
)
_HEADINGS = re.compile(
    r"""(?ix) ^\W* (?:
      (?:you\s+(?:may|might)\s+(?:also\s+)?(?:like|be\s+interested\s+in|enjoy|have\s+missed)) | (?:up|read|coming\s+up)\s+next
    | what\s+to\s+read\s+next
    | more\s+(?:from|in|on|like\s+this|stories|news|articles)\b.{0,40} | around\s+the\s+web
    | from\s+(?:around\s+the\s+web|our\s+partners) | in\s+case\s+you\s+missed\s+it
    | (?:related|similar|recommended|popular|trending|latest|further|suggested|most\s+(?:read|popular|viewed|shared))
        (?:\s+(?:articles?|stor(?:y|ies)|posts?|news|content|topics?|links?|coverage|reading|videos?))?
    | editors?['’]?s?\s+(?:picks?|choice) | top\s+stories | don['’]t\s+miss | about\s+the\s+authors? | share\s+(?:this|on).{0,30}
    | tags | comments? | responses?
    | (?:leave|post|add)\s+(?:a|your)\s+(?:comment|reply) | what\s+do\s+you\s+think | join\s+the\s+(?:conversation|discussion)
    | mehr\s+zum\s+thema | lesen\s+sie\s+auch | [aà]\s+lire\s+aussi | lire\s+aussi | leggi\s+anche | le[ea]\s+también | leia\s+também
    | veja\s+também
    ) [\W\d]* $"""
)
_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*\s*$")


def is_furniture(line: str) -> bool:
    """Whether a line is never part of an article, wherever it stands."""
    return len(line) <= SHORT and bool(_FURNITURE.match(line) or (_PLEAS.match(line) and not any(mark in line for mark in QUOTES)))


def is_link(line: str) -> bool:
    """Whether a line has the shape of a link to another article: short, no full stop, no quotation marks."""
    return len(line) <= SHORT and not _SENTENCE.search(line) and not any(mark in line for mark in QUOTES)


def ends_article(line: str) -> bool:
    """Whether a line is a heading under which links or comments follow."""
    return len(line) <= HEADING and not line.endswith(".") and bool(_HEADINGS.match(line))


def body_of(lines: Sequence[str]) -> list[int]:
    """Which paragraphs are the article itself.

    Args:
        lines: the words of each paragraph, in order.

    Returns:
        The numbers of the paragraphs that are left, in order: without furniture, and without a trailing heading and the
        links under it. Where nothing would be left, all.
    """
    tail = len(lines)
    while tail > 0 and (is_link(lines[tail - 1]) or is_furniture(lines[tail - 1])):
        tail -= 1
    # From `tail` on only link-shaped lines stand: a heading among them cuts the rest off.
    end = next((place for place in range(max(tail, 1), len(lines)) if ends_article(lines[place])), len(lines))
    kept = [number for number, line in enumerate(lines[:end]) if not is_furniture(line)]
    return kept or list(range(len(lines)))
