"""The attribution reader: training, tuning, export and card."""
