"""What happens to a plan after it was adopted: its log, and how it stands."""
