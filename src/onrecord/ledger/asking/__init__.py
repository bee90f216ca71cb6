"""The SQL behind the questions of `onrecord.query`, one module a subject; every function is given an open `Store`."""
