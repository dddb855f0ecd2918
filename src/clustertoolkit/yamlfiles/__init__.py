"""YAML in and out: a strict reader with places, one form of writing, and changes that keep the rest."""
