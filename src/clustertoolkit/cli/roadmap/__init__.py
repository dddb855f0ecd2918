"""Make a roadmap: a plan file, its check, and the document that it becomes."""
