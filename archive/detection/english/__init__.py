"""Detection in English text."""
