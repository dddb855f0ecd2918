"""A territory's plan: its records, what follows from them, the walk and the check."""
