"""English, British or American as the house writes it."""

CODE = "en"
