"""Names of laws in French, with an article that can be drawn into "de" and "à"."""

from advocacy.languages.base import plain
from advocacy.languages.french.gaps import to_say
from advocacy.languages.french.typography import quoted
from cases.models import Law

# By the first word of a name: its article, and whether the word is a name itself.
HEADS = {
    "code": ("le ", True),
    "constitution": ("la ", True),
    "convention": ("la ", True),
    "pacte": ("le ", True),
    "protocole": ("le ", True),
    "accord": ("l’", False),
    "décret": ("le ", False),
    "loi": ("la ", False),
    "ordonnance": ("l’", False),
    "projet": ("le ", False),
    "proposition": ("la ", False),
    "règlement": ("le ", False),
    "traité": ("le ", False),
}
ARTICLES = ("le ", "la ", "les ", "l’", "l'")


def law_name(law: Law) -> str:
    """ "le Code pénal", "la loi sur les ONG", "le texte « ... »", else a gap."""
    name = plain(law.name.get("fr", ""))
    if not name:
        missing = to_say("nom de la loi", law.name)
        return f"le texte {missing}"
    if name.startswith(ARTICLES):
        return name
    article, is_name = HEADS.get(name.split()[0].lower(), ("", False))
    if not article:
        return f"le texte {quoted(name)}"
    return f"{article}{name if is_name else name[:1].lower() + name[1:]}"
