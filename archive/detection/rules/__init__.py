"""Rules that do not depend on the language."""
