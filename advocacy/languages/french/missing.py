"""What a block without its paragraph says is missing; {what} is an organisation or a country."""

MISSING = {
    "who_we_are": "présentation de l’organisation {what} : aucun paragraphe choisi",
    "concern": "aucun paragraphe ni cas choisi pour le pays suivant : {what}",
    "thanks": "remerciements : aucun paragraphe choisi",
    "news": "aucun cas choisi dont on puisse parler",
    "addresses": "aucune fonction à laquelle écrire n’est consignée",
}
