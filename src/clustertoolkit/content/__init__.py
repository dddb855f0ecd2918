"""The content: which files it has, its records, and what may be wrong with it."""
