"""The pages over a ledger; no logic."""
