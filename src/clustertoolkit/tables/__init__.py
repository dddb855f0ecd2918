"""The content as tables with keys, for other programs: what they are, their rows, and lists made of them."""
