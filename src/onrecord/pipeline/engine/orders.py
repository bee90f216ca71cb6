"""What the steps of a run must know of its plan; it travels to every process that runs one."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.entities import Aliases
from onrecord.entities.link import alone_in, standing
from onrecord.entities.profiles import name_key
from onrecord.model import Judgement
from onrecord.pipeline.engine.rows import number_of
from onrecord.pipeline.pool import Plan as Manner

SAYING = frozenset({"attribution", "statement"})
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
        found: set[str] = set()
        for pair in self.settled():
            for ref in pair:
                found |= {ref, ref.casefold(), name_key(ref, "person")}
        found |= {name_key(name, kind) for group in self.aliases.groups() for name, kind in group}
        return frozenset(found)

    def verdicts(self) -> dict[tuple[int, int], bool]:
        """For each pair of attributions that was judged, whether they report one saying: the last judgement counts."""
        found: dict[tuple[int, int], Judgement] = {}
        for one in self.sayings():
            found[ordered(one)] = one
        return {pair: one.verdict == "same" for pair, one in found.items() if one.verdict in {"same", "different"}}

    def sayings(self) -> list[Judgement]:
        """The judgements about attributions."""
        return [one for one in self.judgements if one.about in SAYING and one.a.startswith(ATTRIBUTION) and one.b.startswith(ATTRIBUTION)]


def ordered(judgement: Judgement) -> tuple[int, int]:
    """The numbers of the two attributions that a judgement is about, the lesser first."""
    first, second = sorted(map(number_of, (judgement.a, judgement.b)))
    return first, second
