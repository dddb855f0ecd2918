"""The walk through the phases: what is asked, what is offered, and how far it has come."""
