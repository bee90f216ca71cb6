"""The only SQL: SQLite by default, PostgreSQL for many users; migrations; judgements."""

from onrecord.ledger.ledger import Ledger
from onrecord.ledger.people import Profile
from onrecord.ledger.store import Store
from onrecord.ledger.upkeep import Verified

__all__ = ["Ledger", "Profile", "Store", "Verified"]
