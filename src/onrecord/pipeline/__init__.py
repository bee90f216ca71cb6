"""The only place that composes rooms: stages, what they need and give, and how they run."""
