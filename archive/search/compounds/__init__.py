"""German compounds: how the list of their parts (archive/data/german_parts.txt) is made from a dictionary.

The database splits (migrations/sql/compounds.sql); what is here runs only when the list is made anew:

    python -m archive.search.compounds

Two sources: the lemmas of simplemma's German dictionary, whose own compounds tell which words form compounds,
in which shape and how often; and what a person decided (archive/data/german_parts_curated.txt).
"""
