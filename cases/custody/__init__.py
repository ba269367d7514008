"""Spells of custody and their days, from what happened."""
