"""Cluster policy actions, sourced examples and a guided roadmap."""

__version__ = "0.1.0"
