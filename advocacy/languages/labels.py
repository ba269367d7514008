"""What begins the lines under a letter, by language; by it they are read again."""

ENCLOSED = {"en": "Enclosed:", "fr": "Pièce jointe :"}
COPY_TO = {"en": "Copy to:", "fr": "Copie :"}
