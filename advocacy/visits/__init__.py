"""Visits and events: read from a line, planned, taken from the calendar, and announced in time."""
