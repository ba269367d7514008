"""Offices and who holds them: how each is addressed, and what a letter to them must warn of."""
