"""What a block without its paragraph says is missing; {what} is an organisation, a country
or, of words carried over, a day."""

MISSING = {
    "who_we_are": "présentation de l’organisation {what} : aucun paragraphe choisi",
    "concern": "aucun paragraphe ni cas choisi pour le pays suivant : {what}",
    "thanks": "remerciements : aucun paragraphe choisi",
    "news": "aucun cas choisi dont on puisse parler",
    "carried": "écrit le {what} : toujours exact ?",
    "addresses": "aucune fonction à laquelle écrire n’est consignée",
}
