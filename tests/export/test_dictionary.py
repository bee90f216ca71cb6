"""The data dictionary, and its page."""

from __future__ import annotations

from onrecord.export.dictionary import BY_NAME, TABLES
from onrecord.export.rows import ROWS
from tests.export.make_dictionary import PAGE, page


def test_the_page_says_what_the_dictionary_says() -> None:
    assert PAGE.read_text("utf-8") == page(), "run python -m tests.export.make_dictionary"


def test_every_table_has_rows_and_every_link_leads_to_a_table() -> None:
    assert list(ROWS) == [table.name for table in TABLES]
    for table in TABLES:
        columns = {column.name for column in table.columns}
        assert set(table.key) <= columns
        assert all(field in columns and "id" in BY_NAME[to].key for field, to in table.links)
