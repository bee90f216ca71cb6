from __future__ import annotations

import io
from pathlib import Path

import fsspec
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from onrecord.pipeline.engine import result
from onrecord.pipeline.engine.plan import Plan
from onrecord.pipeline.engine.run import run

PAGE = """<html><head><title>{title}</title><script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{title}",
"datePublished": "2031-05-0{day}", "publisher": {{"name": "The {place} Post"}}}}</script></head><body><article><h1>{title}</h1>
<p>The harbour master of {place}, Ilka Brandt, spoke to the council on Tuesday about the state of the northern quay.</p>
<p>“We will rebuild the northern quay before the first frost, whatever it costs,” Ilka Brandt said.</p>
<p>The council of {place} heard her for an hour and put the vote off until the next week, when the engineers report.</p>
</article></body></html>"""


def _archive(pages: list[str]) -> bytes:
    made = io.BytesIO()
    writer = WARCWriter(made, gzip=True)
    for number, page in enumerate(pages):
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        content = io.BytesIO(page.encode())
        writer.write_record(writer.create_warc_record(f"https://news.example/{number}", "response", content, http_headers=headers))
    return made.getvalue()


def test_archives_by_path_and_by_address_are_read_a_record_at_a_time_and_duplicates_fold(tmp_path: Path) -> None:
    pages = [PAGE.format(title=f"Quay vote put off in {place}", place=place, day=day) for day, place in ((4, "Lindmouth"), (5, "Tarn"))]
    noise = "<html><head><title>Shop</title></head><body><p>Buy a hat today.</p></body></html>"
    whole = _archive([pages[0], noise, pages[1], noise])
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(whole + b"\x1f\x8b" + bytes(200))
    again = tmp_path / "again.warc.gz"
    with fsspec.open(again.as_uri(), "wb").open() as file:
        file.write(_archive([noise, pages[1]]))
    plan = Plan((str(path), again.as_uri()), tmp_path / "out", reader="rules", partitions=2)
    run(plan, "local")
    files = {one.article.file: one for one in result.readings(plan.output)}
    assert len(files) == 2
    for file, reading in files.items():
        location, _, offset = (file or "").partition("#")
        assert location == str(path)
        assert whole[int(offset) : int(offset) + 2] == b"\x1f\x8b"
        assert any("rebuild the northern quay" in reading.words(one.content) for one in reading.attributions)
    assert [one.where for one in result.problems(plan.output)] == [f"{path}#{len(whole)}"]
    shared = [one for one in result.statements(plan.output) if len(one.versions) == 2]
    assert shared
    assert {one.outlet for one in shared[0].versions} == {"The Lindmouth Post", "The Tarn Post"}
