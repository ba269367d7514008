"""French: a letter of its own, not a translation."""

CODE = "fr"
