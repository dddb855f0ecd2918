"""What a file may hold: its shape, and the closed lists of words."""
