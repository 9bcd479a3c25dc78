"""Detection in German text."""
