"""One run over any number of articles, on this machine or on a cluster: the same stages, the same joins, the same ids.

A stage is a query that brings rows together and a pure function from record batches to record batches. An engine runs stages; no stage
knows which one.
"""
