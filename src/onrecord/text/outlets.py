"""Names of news outlets and agencies: those that are known, and the shapes that others have."""

from __future__ import annotations

import re
from typing import Final

from onrecord.text.wordlist import wordlist

AGENCIES: Final = wordlist(
    "ap|associated press|the associated press|reuters|thomson reuters|afp|agence france-presse|upi|united press international"
    "|dpa|ansa|efe|xinhua"
    "|tass|ria novosti|interfax|anadolu|anadolu agency|aa|irna|isna|tasnim|fars|mehr|kcna|yonhap|kyodo|jiji|pti|press trust of"
    " india|ani|ians"
    "|wafa|sana|mena|petra|jns|jta|bernama|antara|apa|belga|bloomberg|bloomberg news|cp|canadian press|the canadian press|pa"
    "|press association|aap"
    "|ukrinform|unian|belta|spa|wam|qna|kuna|bna|nna|maan|ma'an|mehr|hina|mti|pap|ctk|tt|ntb|ritzau|stt|lusa|anp|apn|armenpress|trend",
    "|",
)
OUTLETS: Final = wordlist(
    "cnn|msnbc|fox news|fox|fox business|abc|abc news|nbc|nbc news|cbs|cbs news|npr|pbs|bbc|sky news|c-span|cnbc|al jazeera|al"
    " arabiya|al mayadeen"
    "|al-manar|politico|axios|propublica|vox|slate|salon|buzzfeed|buzzfeed news|huffpost|the huffington post|huffington post"
    "|breitbart|newsmax"
    "|newsweek|time|vanity fair|the atlantic|the new yorker|rolling stone|the economist|the guardian|usa today|le monde|der spiegel|haaretz"
    "|die zeit|bild|el pais|el país|la repubblica|le figaro|liberation|libération|pravda|izvestia|kommersant|rt|sputnik|cgtn"
    "|cctv|nhk|abc australia"
    "|the hill|roll call|national journal|the intercept|mother jones|the nation|the new republic|national review|talking points"
    " memo|the daily beast"
    "|tmz|espn|variety|the hollywood reporter|univision|telemundo|hbo|itv|channel 4|rte|cbc|ctv|dw|deutsche welle|france 24"
    "|euronews|i24news|kan"
    "|ynet|walla|the verge|wired|techcrunch|recode|business insider|insider|forbes|fortune|esquire|gq|vogue|people|the onion|vice|vice news"
    "|the times|the post|the journal|the globe|the telegraph|the independent|the sun|the mail|the mirror|the herald|the tribune|the star",
    "|",
)
OUTLET_WORD: Final = (
    r"(?:Times|Post|Journal|Herald|Tribune|Gazette|Chronicle|Globe|Mirror|Mail|Observer|Courier|Dispatch|Examiner|Inquirer"
    r"|Register|Standard"
    r"|Beacon|Ledger|Sentinel|Bee|Caller|News|Magazine|Weekly|Radio|TV|Television|Broadcasting|Channel|Network|Newswire"
    r"|Newspaper|Morning|Bulletin"
    r"|Monitor|Advertiser|Argus|Echo|Express|Telegraph|Zeitung|Anzeiger|Bote|Rundschau|Voice|Wire|News Agency|Press Agency"
    r"|Agency|Daily|Gazzetta"
    r"|Bugle|Clarion|Free Press|Intelligencer|Messenger|Picayune|Plain Dealer|Statesman"
    r"|Jazeera|Arabiya|Tageblatt|Nachrichten|Presse)"
)


def is_outlet(name: str) -> bool:
    """Whether a name is that of a news outlet or an agency: known, or shaped like one."""
    bare = name.lower().replace("’", "'").strip()
    short = bare.removeprefix("the ")
    if bare in OUTLETS or short in OUTLETS or f"the {short}" in OUTLETS or bare in AGENCIES or short in AGENCIES:
        return True
    if re.fullmatch(r"[KW][A-Z]{2,3}(?:-(?:TV|FM|AM))?|(?:Radio|TV|Channel)(?:\s+[A-Z0-9][\w’'-]*){1,2}", name):
        return True
    return (
        re.search(rf"(?:\A|[ -]){OUTLET_WORD}(?:\.com)?\Z", name) is not None or re.search(r"\.(?:com|org|net|co\.uk)\Z", bare) is not None
    )
