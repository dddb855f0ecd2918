"""What a contributor is helped with."""
