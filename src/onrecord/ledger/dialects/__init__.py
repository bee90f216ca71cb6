"""The few things that SQLite and PostgreSQL say differently: search, upsert, how a transaction begins."""
