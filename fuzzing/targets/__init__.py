"""One module for each thing that is fuzzed: `SEEDS` to begin with, `TOKENS` to build with, and `one`, which tries one input.

`one` raises nothing where the input was handled as it should be. Whatever leaves it is a find: an exception that is not of
onrecord's tree, or a result that breaks its contract.
"""

NAMES = ("attributions", "pages", "documents", "feeds", "archives", "records", "imports", "dates", "names", "wordings", "drafts")
