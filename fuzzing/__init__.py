"""Coverage-guided fuzzing of everything that reads what others wrote; `python -m fuzzing --help` says how."""
