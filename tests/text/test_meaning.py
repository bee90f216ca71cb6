from __future__ import annotations

import pytest

from onrecord.text.relation import relate
from onrecord.text.terms import phrase


def rung(a: str, b: str) -> set[str]:
    return {alarm.what for alarm in relate(phrase(a), phrase(b)).alarms}


@pytest.mark.parametrize(
    ("a", "b", "what"),
    [
        ("We will sell the old lighthouse before winter.", "We will not sell the old lighthouse before winter.", "negation"),
        ("We will sell the old lighthouse before winter.", "We will hardly sell the old lighthouse before winter.", "negation"),
        ("The council agreed to open the bridge on Monday.", "The council refused to open the bridge on Monday.", "negation"),
        ("Nobody paid for the new roof of the school.", "Somebody paid for the new roof of the school.", "negation"),
        ("The seven boats left the bay in the night.", "The nine boats left the bay in the night.", "number"),
        ("It will cost 3.5 million crowns in the end.", "It will cost 3.5 billion crowns in the end.", "number"),
        ("Prices rose by 12 percent over the summer.", "Prices rose by 12 dollars over the summer.", "number"),
        ("All of the members voted for the plan.", "Some of the members voted for the plan.", "number"),
        ("I spoke to Orla Venn about the contract.", "I spoke to Mirko Venn about the contract.", "name"),
        ("The ferry must stop at the southern pier.", "The ferry may stop at the southern pier.", "modality"),
        ("They should publish the letters this week.", "They might publish the letters this week.", "modality"),
        ("The ministry was legal in everything it did.", "The ministry was illegal in everything it did.", "antonym"),
        ("Wages will increase in the coming year.", "Wages will decrease in the coming year.", "antonym"),
        ("She will sign the lease tomorrow morning.", "She signed the lease tomorrow morning.", "tense"),
    ],
)
def test_a_turned_meaning_rings(a: str, b: str, what: str) -> None:
    assert what in rung(a, b) or (what == "antonym" and "negation" in rung(a, b))
    assert relate(phrase(a), phrase(b)).wording == "altered"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The team did not win the cup this year.", "The team lost the cup this year."),
        ("We can't close the harbour.", "We cannot close the harbor."),
        ("Twelve people, and ninety-six crates.", "12 people and 96 crates"),
        ("I do not think that he will come back to the island.", "I think that he will not come back to the island."),
        ("No, we will keep the lighthouse.", "We will keep the lighthouse."),
        ("She said that Kołodziej had signed.", "She said that Kolodziej had signed."),
        ("They have to leave before noon.", "They must leave before noon."),
        ("It's not only cheap but good, they told us at the shop.", "It's not only cheap but good"),
        ("We will wait, and we will not leave.", "We will wait"),
        ("It was ready on the sixth of May.", "It was ready on May 6."),
    ],
)
def test_other_words_for_the_same_do_not_ring(a: str, b: str) -> None:
    assert rung(a, b) == set()


def test_what_an_ellipsis_swallowed_rings() -> None:
    whole = "I would support the plan but I cannot, and this is not a matter of money, accept the second part of it."
    assert rung("We said that we did not ever plan to close the school.", "We said that we ... plan to close the school.")
    assert not rung(whole, "I would support the plan")


def test_alarms_point_at_the_words() -> None:
    a, b = "The gate must stay open at night.", "The gate may stay open at night."
    (alarm,) = relate(phrase(a), phrase(b)).alarms
    assert [span.of(a) for span in alarm.hub] == ["must"]
    assert [span.of(b) for span in alarm.version] == ["may"]
