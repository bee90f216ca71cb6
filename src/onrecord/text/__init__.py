"""Pure string work: quotation marks, words and sentences, reversible normalisation, alignment."""
