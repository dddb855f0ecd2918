"""What the command `add` consists of: its options, the questions at a terminal, and what is told."""
