"""onrecord beside what a user would pick instead, on the same articles in the same run."""
