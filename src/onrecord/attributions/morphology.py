"""English verb forms: from a lemma to its third person, past, participle and -ing form, and back."""

from __future__ import annotations

from typing import Literal

Form = Literal["base", "third", "past", "participle", "ing"]

_PARTS = """
say:said/said, tell:told/told, write:wrote/written, go:went/gone, read:read/read, speak:spoke/spoken, put:put/put,
begin:began/begun, sing:sang/sung, swear:swore/sworn, undertake:undertook/undertaken, think:thought/thought,
feel:felt/felt, see:saw/seen, hold:held/held, know:knew/known, find:found/found, show:showed/shown, hear:heard/heard,
understand:understood/understood, forecast:forecast/forecast, foresee:foresaw/foreseen, bet:bet/bet, take:took/taken,
shoot:shot/shot, hit:hit/hit, beseech:besought/besought, spell:spelled/spelled, prove:proved/proven, tip:tipped/tipped,
give:gave/given, make:made/made, get:got/got, come:came/come, meet:met/met, have:had/had, do:did/done,
become:became/become, run:ran/run, win:won/won, lose:lost/lost, leave:left/left, lead:led/led, bring:brought/brought,
send:sent/sent, spend:spent/spent, keep:kept/kept, let:let/let, set:set/set, cut:cut/cut, fall:fell/fallen,
rise:rose/risen, grow:grew/grown, draw:drew/drawn, throw:threw/thrown, fight:fought/fought, buy:bought/bought,
sell:sold/sold, pay:paid/paid, stand:stood/stood, sit:sat/sat, break:broke/broken, choose:chose/chosen,
drive:drove/driven, seek:sought/sought
"""
_IRREGULAR = {row.split(":")[0].strip(): row.split(":")[1].strip().split("/") for row in _PARTS.replace("\n", " ").split(",")}
_TWICE = """
tip quip brag snap plan admit commit permit rebut slam beg chat sob blog dub rub demur refer stop drop step grab ban win
run get put sit cut set let hit bet begin excel compel repel dispel extol prefer ship
"""
_DOUBLED = frozenset(_TWICE.split())
_VOWELS = "aeiou"


def _with_s(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies"
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    return lemma + "s"


def _with_ing(lemma: str) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    return _double(lemma) + "ing"


def _with_ed(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ied"
    return _double(lemma) + "ed"


def _double(lemma: str) -> str:
    return lemma + lemma[-1] if lemma in _DOUBLED else lemma


def forms(lemma: str) -> dict[str, tuple[Form, ...]]:
    """Every form of a one-word verb in lower case, with what it can be ("said": past and participle)."""
    past, participle = _IRREGULAR.get(lemma) or (_with_ed(lemma), _with_ed(lemma))
    out: dict[str, tuple[Form, ...]] = {}
    table: list[tuple[str, Form]] = [
        (lemma, "base"), (_with_s(lemma), "third"), (past, "past"), (participle, "participle"), (_with_ing(lemma), "ing"),
    ]  # fmt: skip
    for word, form in table:
        out[word] = (*out.get(word, ()), form)
    return out
