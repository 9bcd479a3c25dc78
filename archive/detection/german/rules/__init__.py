"""The rules for German, in the order in which they are asked about a sentence."""
