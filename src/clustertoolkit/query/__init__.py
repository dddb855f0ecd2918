"""Questions to the content: pure functions on its records, a module a command."""
