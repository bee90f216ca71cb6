"""The Python API: the same verbs as the command line.

>>> import onrecord
>>> reading = onrecord.read("article.html")  # doctest: +SKIP
>>> with onrecord.Ledger.open("my.ledger") as ledger:  # doctest: +SKIP
...     ledger.add("articles/")
...     hits = ledger.search("disarm*", speaker="Tamsin Vole")
"""

from onrecord.api.adding import Added
from onrecord.api.chains import Chain, chains
from onrecord.api.checking import Checked, Transcripts, check, check_upload, is_sound, transcripts_at
from onrecord.api.comparing import compare, comparison_page, joined
from onrecord.api.contract import as_json, plain, schema, stages
from onrecord.api.explaining import explain_date, explain_names, explain_wordings
from onrecord.api.ledger import HIT_COLUMNS, Ledger, row_of
from onrecord.api.people import people
from onrecord.api.reading import ReadOptions, Run, read, read_all
from onrecord.api.running import Finished, run
from onrecord.api.samples import article_from_text, sample_articles, sample_draft, sample_transcripts
from onrecord.api.taking import Slice
from onrecord.errors import LedgerError
from onrecord.model import Finding, Judgement, Reading, Statement, Verdict
from onrecord.query import (
    ArticleRef,
    ArticleView,
    EntityView,
    Hit,
    Listing,
    Named,
    OccasionBrief,
    OccasionView,
    Order,
    OutletBrief,
    OutletView,
    PutRight,
    Question,
    Start,
    StatementBrief,
    StatementView,
    VersionView,
)

__all__ = [
    "HIT_COLUMNS",
    "Added",
    "ArticleRef",
    "ArticleView",
    "Chain",
    "Checked",
    "EntityView",
    "Finding",
    "Finished",
    "Hit",
    "Judgement",
    "Ledger",
    "LedgerError",
    "Listing",
    "Named",
    "OccasionBrief",
    "OccasionView",
    "Order",
    "OutletBrief",
    "OutletView",
    "PutRight",
    "Question",
    "ReadOptions",
    "Reading",
    "Run",
    "Slice",
    "Start",
    "Statement",
    "StatementBrief",
    "StatementView",
    "Transcripts",
    "Verdict",
    "VersionView",
    "article_from_text",
    "as_json",
    "chains",
    "check",
    "check_upload",
    "compare",
    "comparison_page",
    "explain_date",
    "explain_names",
    "explain_wordings",
    "is_sound",
    "joined",
    "people",
    "plain",
    "read",
    "read_all",
    "row_of",
    "run",
    "sample_articles",
    "sample_draft",
    "sample_transcripts",
    "schema",
    "stages",
    "transcripts_at",
]
