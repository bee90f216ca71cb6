"""Each kind of alarm in sentences of its own, and sentences beside them that say the same in other words."""

from __future__ import annotations

import pytest

from onrecord.text.opposites import opposed, prefix_opposed
from onrecord.text.relation import relate
from onrecord.text.synonyms import synonyms
from onrecord.text.terms import phrase
from onrecord.text.verbs import base, is_past


def rung(a: str, b: str) -> set[str]:
    return {alarm.what for alarm in relate(phrase(a), phrase(b)).alarms}


RINGS = {
    "negation": [
        ("The pilots want to strike before the fair.", "The pilots refuse to strike before the fair."),
        ("She used the old pier for the landing.", "She did not use the old pier for the landing."),
        ("Everyone had seen the bill by Tuesday.", "No one had seen the bill by Tuesday."),
        ("The tower is still open to the keepers.", "The tower is no longer open to the keepers."),
    ],
    "number": [
        ("We lost at least forty crates in the storm.", "We lost at most forty crates in the storm."),
        ("We lost up to forty crates in the storm.", "We lost more than forty crates in the storm."),
        ("It was the first ferry of the season.", "It was the last ferry of the season."),
        ("The levy is a daily charge on every berth.", "The levy is a weekly charge on every berth."),
        ("Hardly any of the berths were let in May.", "Most of the berths were let in May."),
        ("The toll rose by 4 percent in spring.", "The toll rose by 4 percentage points in spring."),
        ("The dredger worked for ten hours in the bay.", "The dredger worked for ten days in the bay."),
    ],
    "name": [
        ("In the end Orla thanked the crew and Mirko for the lamp.", "In the end Mirko thanked the crew and Orla for the lamp."),
        ("They sailed from Harrowby to the islands.", "They sailed from Quillon to the islands."),
    ],
    "modality": [
        ("The harbour will buy the third tug.", "The harbour hopes to buy the third tug."),
        ("The harbour will buy the third tug.", "The harbour might buy the third tug."),
        ("The crew must leave the mole tonight.", "The crew would like to leave the mole tonight."),
        ("The crew is allowed to leave the mole tonight.", "The crew is required to leave the mole tonight."),
        ("It is certainly a matter for the pilots.", "It is possibly a matter for the pilots."),
    ],
    "tense": [
        ("They wrote to the council about the lamp.", "They will write to the council about the lamp."),
        ("The gate was closed for the whole of May.", "The gate will be closed for the whole of May."),
    ],
    "antonym": [
        ("The council agreed because the lamp was broken.", "The council agreed although the lamp was broken."),
        ("The water was deeper near the southern pier.", "The water was deeper near the northern pier."),
        ("He lost a hundred crowns on the wreck.", "He gained a hundred crowns on the wreck."),
        ("The next keeper wrote it down in the log.", "The previous keeper wrote it down in the log."),
    ],
    "ellipsis": [("We said that we did not ever plan to close the school.", "We said that we ... plan to close the school.")],
    "bracket": [
        ("They told us the ferry would not ever sail without a pilot.", "They told us the ferry would [always] sail without a pilot."),
    ],
}


@pytest.mark.parametrize(("what", "a", "b"), [(what, *pair) for what, pairs in RINGS.items() for pair in pairs])
def test_each_kind_rings_by_its_name(what: str, a: str, b: str) -> None:
    assert what in rung(a, b)
    assert relate(phrase(b), phrase(a)).wording == "altered"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The toll may rise by no more than five crowns.", "The toll may rise by at most five crowns."),
        ("The pier is 30 km from the lock and 2 kilos heavier.", "The pier is 30 kilometres from the lock and 2 kilograms heavier."),
        ("It has stood there since the 1970s without a roof.", "It has stood there since the 70s without a roof."),
        ("She overlooked the tug in the fog.", "She did not see the tug in the fog."),
        ("Hello, the lamp is still burning.", "Hi, the lamp is still burning."),
        ("He was allegedly asleep at the wheel.", "He was asleep at the wheel."),
        ("The claims were turned down in June.", "The claims were declined in June."),
        ("It opened on 4 December with a feast.", "It opened on 4 Dec with a feast."),
        ("The Dutch crew waited for the tide.", "The crew from the Netherlands waited for the tide."),
        ("Everyone can see that the lamp is out.", "Everyone sees that the lamp is out."),
        ("The mate fell and the catch was reduced.", "The mate fell and the catch will be smaller."),
        ("Orla and Mirko went down to the lock.", "Mirko and Orla went down to the lock."),
    ],
)
def test_what_a_translator_may_choose_does_not_ring(a: str, b: str) -> None:
    assert rung(a, b) == set()


def test_no_opposite_is_a_synonym() -> None:
    for one in ("increas", "hot", "good", "begin", "accept", "larg", "strong", "win"):
        assert synonyms(one)
        assert not [other for other in synonyms(one) if opposed(one, other) or prefix_opposed(one, other)]


def test_verbs_know_their_past() -> None:
    assert base("went") == base("goes") == base("gone")
    assert base("signed") == base("signs")
    assert is_past("wrote")
    assert is_past("signed")
    assert not is_past("write")
    assert opposed("easier", "harder")
    assert opposed("lost", "gained")
    assert not opposed("lost", "lost")
