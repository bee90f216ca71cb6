"""How the trained weights were made: one command per model, from shared data to weights and card."""
