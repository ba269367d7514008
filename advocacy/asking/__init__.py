"""Asks: one action, one addressee, one object; their ledger and what came back."""
