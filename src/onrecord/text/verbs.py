"""Which word is a verb's past, and of which verb: the irregular ones by a table, the others by their ending."""

from __future__ import annotations

from functools import lru_cache

from onrecord.text.stems import stem

_IRREGULAR = """
arise arose arisen/awake awoke awoken/bear bore borne/beat beat beaten/become became/begin began begun/bend bent/bind bound/
bite bit bitten/
bleed bled/blow blew blown/break broke broken/breed bred/bring brought/build built/burn burnt/buy bought/catch caught/choose chose chosen/
cling clung/come came/creep crept/deal dealt/dig dug/do did done/draw drew drawn/dream dreamt/drink drank drunk/drive drove driven/
dwell dwelt/eat ate eaten/fall fell fallen/feed fed/feel felt/fight fought/find found/flee fled/fling flung/fly flew flown/
forbid forbade forbidden/forget forgot forgotten/forgive forgave forgiven/freeze froze frozen/get got/give gave given/go went gone/
grind ground/grow grew grown/hang hung/have had/hear heard/hide hid hidden/hold held/keep kept/kneel knelt/know knew known/lay laid/
lead led/leap leapt/learn learnt/leave left/lend lent/lie lay lain/light lit/lose lost/make made/mean meant/meet met/
mistake mistook mistaken/overcome overcame/pay paid/prove proved proven/ride rode ridden/ring rang rung/rise rose risen/run ran/
say said/see saw seen/seek sought/
sell sold/send sent/shake shook shaken/shine shone/shoot shot/show showed shown/shrink shrank shrunk/sing sang sung/sink sank sunk/
sit sat/sleep slept/slide slid/speak spoke spoken/spend spent/spin spun/spring sprang sprung/stand stood/steal stole stolen/stick stuck/
sting stung/strike struck stricken/strive strove striven/swear swore sworn/sweep swept/swim swam swum/swing swung/take took taken/
teach taught/tear tore torn/tell told/think thought/throw threw thrown/understand understood/undertake undertook undertaken/
wake woke woken/
wear wore worn/weave wove woven/weep wept/win won/withdraw withdrew withdrawn/withstand withstood/wring wrung/write wrote written/
use used/die died/tie tied/owe owed/vie vied/age aged/ice iced
"""
_VERBS = [entry.split() for entry in _IRREGULAR.replace("\n", "").split("/")]
_PRESENT = {"goes": "go", "does": "do", "has": "have", "uses": "use", "dies": "die", "ties": "tie", "lies": "lie", "owes": "owe"}
_BASES = {form: forms[0] for forms in _VERBS for form in forms[1:]}


@lru_cache(maxsize=65536)
def base(form: str) -> str:
    """What the forms of one verb have in common: "went" and "goes" give one, "signed" and "signs" another; not to be shown.

    Args:
        form: a canonical form (`onrecord.text.terms`).
    """
    return stem(_BASES.get(form) or _PRESENT.get(form, form))


def is_past(form: str) -> bool:
    """Whether a form can be a verb's past; "signed" is, and so is "wicked"."""
    return form in _BASES or (form.endswith("ed") and len(form) > len("need"))
