"""A ledger as its users see it: every verb of the command line, and every question of the pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from time import sleep
from types import TracebackType
from typing import Any, Literal, Self

from onrecord import query
from onrecord.api import correcting
from onrecord.api.adding import Added, add_pages
from onrecord.api.chains import Chain, chain_in, drawn_of
from onrecord.api.checking import Checked, check_upload
from onrecord.api.keeping import import_corrected, import_judgements, import_readings, rebuild
from onrecord.api.reading import Progress, ReadOptions, still
from onrecord.api.settling import ALIASES, settle, settle_all
from onrecord.api.taking import Slice, take_run
from onrecord.errors import UsageError
from onrecord.export import arrow_table, write
from onrecord.export.dictionary import TABLES
from onrecord.ingest import pages
from onrecord.ledger import Ledger as Kept
from onrecord.model import Judgement, Problem, Reading, Statement, Verdict
from onrecord.pipeline.across import aliases_from
from onrecord.text.control import whole

HIT_COLUMNS = (
    "attribution", "day", "speaker", "kind", "words", "cue", "source", "via",
    "outlet", "title", "published", "article", "address", "statement",
)  # fmt: skip


def row_of(hit: query.Hit) -> dict[str, str | None]:
    """A find as one row of a table: whose words, in which article, through whom."""
    found = hit.reported
    return {
        "attribution": found.id,
        "day": found.day,
        "speaker": found.speaker.name if found.speaker else None,
        "kind": found.kind,
        "words": found.words,
        "cue": found.cue,
        "source": found.source,
        "via": " > ".join(f"{link.name} ({link.role})" for link in found.via),
        "outlet": found.article.outlet,
        "title": found.article.title,
        "published": found.article.published,
        "article": found.article.id,
        "address": found.article.url or found.article.file,
        "statement": found.statement,
    }


class Ledger:
    """Articles, what was read in them, and what persons judged.

    Use `Ledger.open`. Every change is kept when its call returns.
    """

    def __init__(self, kept: Kept) -> None:
        self.kept = kept

    @classmethod
    def open(cls, location: str | Path, *, create: bool = True, read_only: bool = False) -> Self:
        """Open the ledger at a path, or at `postgresql://user@host/name`.

        Raises:
            LedgerError: there is none, it is something else or damaged, or a newer version wrote it.
        """
        return cls(Kept.open(location, create=create and not read_only, read_only=read_only))

    def close(self) -> None:
        """Let go of the ledger."""
        self.kept.close()

    def __enter__(self) -> Self:
        """The ledger, closed at the end."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close it."""
        self.close()

    @property
    def location(self) -> str:
        """Where it is, without a password."""
        return self.kept.location

    @property
    def in_file(self) -> bool:
        """Whether it is a file of this machine, so that a question to it waits for no network and for no writer."""
        return self.kept.in_file

    # Reading into it

    def add(self, *locations: str | Path, options: ReadOptions | None = None, progress: Progress = still) -> Added:
        """Read what is not there yet; a changed page becomes a new version beside the old.

        Each article is kept as soon as it is read, so an interrupted run goes on where it stopped.
        """
        how = options or ReadOptions()
        added = add_pages(self.kept, pages([str(one) for one in locations], how.fetching()), how, progress)
        settle(self.kept, added.articles)
        return added

    def watch(self, *feeds: str, options: ReadOptions | None = None, minutes: int = 15, rounds: int | None = None) -> Iterator[Added]:
        """Read feeds again and again; gives what each round brought."""
        done = 0
        while rounds is None or done < rounds:
            yield self.add(*feeds, options=options)
            done += 1
            if rounds is None or done < rounds:
                sleep(60 * minutes)

    def readings(self) -> Iterator[Reading]:
        """The newest reading of every article, corrections applied."""
        return self.kept.readings()

    def chain(self, statement: str) -> Chain:
        """The chain behind a statement.

        Raises:
            UsageError: there is no such statement.
        """
        return chain_in(self.kept, statement)

    def drawn(self, view: query.StatementView) -> str:
        """The chain behind a saying that was looked up, as SVG; empty where none of its versions is there."""
        return drawn_of(self.kept, view)

    def check(self, name: str, content: bytes, options: ReadOptions | None = None) -> Checked:
        """Hold one draft in memory against the ledger.

        Raises:
            UsageError: it is of no kind that can be read.
            OnrecordError: it cannot be read.
        """
        return check_upload(self.kept, name, content, options)

    def statements_raw(self) -> Iterator[Statement]:
        """Every statement, as the record has it."""
        return self.kept.statements()

    # Questions

    @contextmanager
    def one_moment(self) -> Iterator[None]:
        """Everything that this thread asks inside sees the ledger as it is now, whatever is added meanwhile."""
        with self.kept.read():
            yield

    def start(self, limit: int = 10) -> query.Start:
        """How much there is, what is new, who speaks most, whose wordings differ most."""
        return query.start(self.kept, limit=limit)

    def search(
        self,
        words: str = "",
        *,
        speaker: str | None = None,
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
        kind: str | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> query.Listing[query.Hit]:
        """What was said, by words, speaker, outlet, day and kind."""
        return query.search(
            self.kept, words, speaker=speaker, outlet=outlet, since=since, until=until, kind=kind, limit=limit, offset=offset
        )

    def statement(self, one: str) -> query.StatementView | None:
        """A saying with all its versions, or None."""
        return query.statement(self.kept, one)

    def statements(self, limit: int = 50, offset: int = 0, order: query.Order = "versions") -> query.Listing[query.StatementBrief]:
        """Sayings: `versions` (most versions first), `spread` (wordings that differ most), `day` (said last) or `new` (came last)."""
        return query.statements(self.kept, order=order, limit=limit, offset=offset)

    def person(self, one: str, limit: int = 20, offset: int = 0) -> query.EntityView | None:
        """A person or an organisation across all articles, or None."""
        return query.person(self.kept, one, limit=limit, offset=offset)

    def people(self, name: str = "", limit: int = 50, offset: int = 0) -> query.Listing[query.Named]:
        """People and organisations, those who speak most first."""
        return query.people(self.kept, name, types=["person", "organisation", "office", "group", "unknown"], limit=limit, offset=offset)

    def outlet(self, name: str, limit: int = 20, offset: int = 0) -> query.OutletView | None:
        """An outlet: whom it quotes, how it names people, beside the others; or None."""
        return query.outlet(self.kept, name, limit=limit, offset=offset)

    def outlets(self, limit: int = 100, offset: int = 0) -> query.Listing[query.OutletBrief]:
        """All outlets."""
        return query.outlets(self.kept, limit=limit, offset=offset)

    def occasion(self, one: str, limit: int = 100, offset: int = 0) -> query.OccasionView | None:
        """An occasion put together from all articles, or None."""
        return query.occasion(self.kept, one, limit=limit, offset=offset)

    def occasions(self, limit: int = 50, offset: int = 0) -> query.Listing[query.OccasionBrief]:
        """All occasions, newest first."""
        return query.occasions(self.kept, limit=limit, offset=offset)

    def article(self, one: str) -> query.ArticleView | None:
        """An article with its reading as it stands, or None."""
        return query.article(self.kept, one)

    def articles(self, outlet: str | None = None, limit: int = 50, offset: int = 0) -> query.Listing[query.ArticleRef]:
        """Articles, newest first."""
        return query.articles(self.kept, outlet=outlet, limit=limit, offset=offset)

    def review(self, about: str | None = None, limit: int = 20, offset: int = 0) -> query.Listing[query.Question]:
        """Pairs that ask for a person, the most doubtful first."""
        return query.review(self.kept, about=about, limit=limit, offset=offset)

    def waiting(self) -> dict[str, int]:
        """How many pairs ask for a person, by what they are about."""
        return query.waiting(self.kept)

    def history(self, limit: int = 50, offset: int = 0) -> query.Listing[query.Made]:
        """What persons have judged, newest first."""
        return query.history(self.kept, limit=limit, offset=offset)

    # Corrections

    def judge(self, about: str, a: str, b: str, verdict: Verdict, *, by: str) -> None:
        """Keep a person's judgement; what hangs on it is made anew.

        Args:
            about: `entity`, `statement`, `wording`, `speaker`, `attribution` or `span`.
            a: one id.
            b: the other, or what `about` calls for.
            verdict: `same`, `different` or `unsure`.
            by: whose judgement it is.

        Raises:
            UsageError: it is about nothing that can be judged.
        """
        self._judge_all(about, [(a, b)], verdict, by)

    def _judge_all(self, about: str, pairs: list[correcting.Pair], verdict: Verdict, by: str) -> None:
        """Keep one act of a person: judgements of one moment, so that they are undone together."""
        at, who = datetime.now(UTC).isoformat(timespec="milliseconds"), whole(by)
        self.kept.put_judgements(Judgement(about, a, b, verdict, None, {}, who, at) for a, b in pairs)
        settle(self.kept)

    def set_speaker(self, attribution: str, name: str, *, by: str) -> None:
        """Say who spoke: an entity's id or name, or a new name.

        Raises:
            UsageError: there is no such attribution, or more than one entity has that name.
        """
        correcting.reading_with(self.kept, attribution)
        name = whole(name).strip()
        if not name:
            raise UsageError("no name", attribution[:80], "name the speaker")
        found = self.kept.find_entities(name)
        if len(found) > 1:
            raise UsageError(f"{len(found)} entities have that name: {', '.join(found)}", name, "name it by its id")
        self.judge("speaker", attribution, found[0] if found else f"name:{name}", "same", by=by)

    def strike(self, attribution: str, *, by: str) -> None:
        """Say that an attribution is none: nobody says this.

        Raises:
            UsageError: there is no such attribution.
        """
        correcting.reading_with(self.kept, attribution)
        self.judge("attribution", attribution, "attribution", "different", by=by)

    def set_words(self, attribution: str, words: str, *, part: str = "content", by: str) -> bool:
        """Say which words of the article are a part of an attribution; tells whether that changed anything.

        Args:
            attribution: its id.
            words: as the article has them, ` … ` between pieces; where they stand several times, the place nearest to the present
                one is taken. Nothing, for a cue or a source that is none.
            part: `content`, `cue` or `source`.
            by: whose correction it is.

        Raises:
            UsageError: there is no such attribution or part, or the article does not hold the words.
        """
        right = correcting.spanned(self.kept, attribution, part, whole(words))
        if right is not None:
            self.judge("span", attribution, right, "same", by=by)
        return right is not None

    def split(self, article: str, who: str, *, by: str) -> None:
        """Say that somebody whom one article names is not who they were taken for; they become somebody of their own.

        Args:
            article: the article's id.
            who: a name, or an entity's id.
            by: whose correction it is.

        Raises:
            UsageError: the article does not name them, or they are joined with nobody.
        """
        one = who if self.kept.names_of([who]) else self._one(whole(who))
        self._judge_all("entity", correcting.apart_in(self.kept, article, one), "different", by)

    def take_out(self, attribution: str, statement: str | None = None, *, by: str) -> None:
        """Say that a version is another saying than the one it was put to.

        Args:
            attribution: the version's.
            statement: the saying; None for every one that it is a version of.
            by: whose correction it is.

        Raises:
            UsageError: it is no version of that saying, or the only one.
        """
        self._judge_all("statement", correcting.apart_from(self.kept, attribution, statement), "different", by)

    def withdraw(self, about: str, a: str, b: str, *, by: str) -> Judgement:
        """Undo one correction, whoever made it: what was judged with it in one act is withdrawn too.

        Raises:
            UsageError: no person's judgement stands on that pair.
        """
        undone = self.kept.withdraw(about, a, b, whole(by))
        settle(self.kept)
        return undone

    def put_right(self, ids: Sequence[str]) -> tuple[query.PutRight, ...]:
        """What persons put right about some attributions or entities, and still stands; the newest first. An article carries its own."""
        return query.put_right(self.kept, ids)

    def judge_names(self, a: str, b: str, verdict: Verdict, *, by: str) -> None:
        """Keep a person's judgement on two names or entity ids.

        Raises:
            UsageError: nobody, or more than one, has that name in the ledger.
        """
        self.judge("entity", self._one(whole(a)), self._one(whole(b)), verdict, by=by)

    def _one(self, name: str) -> str:
        found = self.kept.find_entities(name)
        if len(found) > 1:
            called = self.kept.names_of(found)
            found = [one for one in found if one in called and called[one][1] == name] or found
        if len(found) == 1:
            return found[0]
        what = f"{len(found)} entities have that name: {', '.join(found)}" if found else "nobody has that name"
        raise UsageError(what, name, "name it as `onrecord people` shows it, or by its id")

    def undo(self, *, by: str) -> Judgement | None:
        """Withdraw that person's newest judgement that stands, and give it back; None where there is none."""
        undone = self.kept.undo(by)
        settle(self.kept)
        return undone

    # Keeping

    def export(self, kind: str, out: Path) -> tuple[Path, ...]:
        """Write the ledger's contents to a folder: `jsonl`, `csv`, `parquet`, `webannotation`, `schemaorg`, `ftm`, `prov`, `training`."""
        return write(self.kept, kind, out)

    def table_names(self) -> tuple[str, ...]:
        """The tables that `table` gives; docs/reference describes their columns."""
        return tuple(one.name for one in TABLES)

    def table(self, name: str, kind: Literal["arrow", "pandas", "polars"] = "arrow") -> Any:
        """One table in memory: a `pyarrow.Table`, or a data frame; lists are JSON strings.

        Raises:
            UsageError: there is no such table, or pyarrow, pandas or Polars is not installed.
        """
        table = arrow_table(self.kept, name)
        if kind == "arrow":
            return table
        try:
            frames = import_module(kind)
        except ModuleNotFoundError as error:
            raise UsageError(f"{kind} is not installed", "table", f"pip install {kind}, or take it as Arrow") from error
        return table.to_pandas() if kind == "pandas" else frames.from_arrow(table)

    def import_files(self, files: Sequence[Path], kind: str) -> tuple[int, list[Problem]]:
        """Take readings (`jsonl`), GDELT quotations (`gdelt`), Label Studio corrections (`labelstudio`) or persons' `judgements`."""
        if kind in {"labelstudio", "judgements"}:
            take = import_corrected if kind == "labelstudio" else import_judgements
            count, problems = take(self.kept, files)
            settle(self.kept)
        else:
            fresh, problems = import_readings(self.kept, files, kind)
            count = len(fresh)
            settle(self.kept, fresh)
        return count, problems

    def import_run(self, folder: str | Path, wanted: Slice | None = None) -> int:
        """Take a finished run, or some of it; gives the number of its articles that are here now.

        Raises:
            UsageError: the folder holds no finished run.
        """
        return take_run(self.kept, Path(folder), wanted or Slice())

    def import_aliases(self, file: Path) -> int:
        """Take curated aliases in the place of those that were imported before; everybody is linked anew. Gives their number.

        Raises:
            RecordError: a line breaks the format, or aliases clash or run in a ring.
        """
        text = file.read_text("utf-8")
        count = len(aliases_from(text, str(file)).entries) - len(aliases_from(None, "").entries)
        self.kept.put_setting(ALIASES, text)
        settle_all(self.kept)
        return count

    def backup(self, copy: Path) -> None:
        """Copy the ledger while others use it."""
        self.kept.backup(copy)

    def verify(self) -> list[Problem]:
        """Every span held against its text, every hash against its bytes; gives what does not fit."""
        return list(self.kept.verify().problems)

    def rebuild(self, *, options: ReadOptions | None = None, progress: Progress = still) -> list[Problem]:
        """Make everything anew from the raw bytes and the judgements."""
        fresh, problems = rebuild(self.kept, options or ReadOptions(), progress)
        settle(self.kept, fresh)
        return problems
