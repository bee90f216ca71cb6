"""What the steps of a run must know of its plan; it travels to every process that runs one."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.entities import Aliases
from onrecord.entities.link import alone_in, standing, ways
from onrecord.entities.profiles import name_key
from onrecord.model import Judgement
from onrecord.pipeline.engine.rows import number_of
from onrecord.pipeline.pool import Plan as Manner
from onrecord.statements.clustering import ABOUT

ATTRIBUTION = "att-"


@dataclass(frozen=True, slots=True)
class Orders:
    """How a run reads, and what was judged before it.

    Attributes:
        manner: how articles are read.
        least: the confidence below which attributions are left out.
        judgements: what persons judged, oldest first.
        aliases: curated aliases.
    """

    manner: Manner
    least: float = 0.0
    judgements: tuple[Judgement, ...] = ()
    aliases: Aliases = field(default_factory=Aliases)

    def settled(self) -> dict[tuple[str, str], str]:
        """What stands about entities."""
        return standing(self.judgements)

    def alone(self) -> frozenset[str]:
        """The names with their article that judgements speak of."""
        return alone_in(self.settled())

    def wanted(self) -> frozenset[str]:
        """Every id and name by which a judgement or an alias may mean an entity."""
        judged = {way for pair in self.settled() for ref in pair for way in ways(ref)}
        return frozenset(judged | {name_key(name, kind) for group in self.aliases.groups() for name, kind in group})

    def verdicts(self) -> dict[tuple[int, int], bool]:
        """For each pair of attributions that was judged, whether they report one saying: the last judgement counts."""
        found: dict[tuple[int, int], Judgement] = {}
        for one in self.sayings():
            first, second = sorted((number_of(one.a), number_of(one.b)))
            found[first, second] = one
        return {pair: one.verdict == "same" for pair, one in found.items() if one.verdict in {"same", "different"}}

    def sayings(self) -> list[Judgement]:
        """The judgements about attributions."""
        return [one for one in self.judgements if one.about in ABOUT and one.a.startswith(ATTRIBUTION) and one.b.startswith(ATTRIBUTION)]
