"""The fixed French wording of each type of ask (domain b.12).

{x} is what it is about, {de} the same behind "de", {a} behind "à": "d’Akhmedov", "aux autorités".
No word agrees with a person.
"""

WORDINGS = {
    # About a person
    "RELEASE_UNCONDITIONAL": "libérer immédiatement et sans condition {x}",
    "RELEASE_HUMANITARIAN": "libérer {x} pour raisons humanitaires",
    "RELEASE_PENDING_TRIAL": "remettre {x} en liberté dans l’attente du procès",
    "DROP_CHARGES": "abandonner toutes les poursuites engagées contre {x}",
    "QUASH_CONVICTION": "annuler la condamnation {de}",
    "LIFT_SENTENCE_OR_BAN": "lever toutes les peines et interdictions prononcées contre {x}",
    "FAIR_TRIAL": "garantir {a} un procès public et équitable",
    "TRIAL_OBSERVATION": "permettre à des observateurs indépendants d’assister au procès {de}",
    "ACCESS_LAWYER": "garantir {a} l’accès à un avocat librement choisi",
    "ACCESS_FAMILY": "permettre les visites et les appels de la famille {de}",
    "MEDICAL_CARE": "fournir {a} tous les soins médicaux nécessaires",
    "PROOF_OF_LIFE": "apporter une preuve de vie concernant {x}",
    "DISCLOSE_FATE": "révéler le sort et la localisation {de}",
    "INVESTIGATE_TORTURE": (
        "mener une enquête rapide, approfondie et indépendante sur toutes les allégations de "
        "torture et de mauvais traitements concernant {x}"
    ),
    "INVESTIGATE_DEATH": (
        "mener une enquête rapide, approfondie et indépendante sur le décès {de}"
    ),
    "STOP_DEPORTATION": "renoncer à l’expulsion {de}",
    "NON_REFOULEMENT": "respecter le principe de non-refoulement à l’égard {de}",
    "SAFE_RETURN": "permettre le retour en sécurité {de}",
    "LIFT_TRAVEL_BAN": "lever l’interdiction de quitter le territoire imposée {a}",
    "END_REPRISALS": "mettre fin à toutes les représailles contre {x}",
    "REPARATION": "accorder {a} une réparation intégrale",
    "IMPLEMENT_UN_DECISION": "appliquer la décision des Nations Unies concernant {x}",
    "VISIT_IN_PRISON": "rendre visite en prison {a}",
    "RAISE_CASE_PRIVATELY": "évoquer en privé auprès des autorités le cas {de}",
    "RAISE_CASE_PUBLICLY": "évoquer publiquement le cas {de}",
    "EMERGENCY_VISA": "accorder {a} un visa d’urgence",
    "ATTENTION": "suivre de près la situation {de}",
    "END_PERSECUTION": "mettre fin aux persécutions contre {x}",
    # About a law or an institution
    "REPEAL_LAW": "abroger {x}",
    "REVISE_LAW": "rendre conforme aux normes internationales relatives aux droits humains {x}",
    "DROP_BILL": "retirer {x}",
    "ADOPT_LAW": "adopter {x}",
    "DECRIMINALISE": "dépénaliser ce que répriment les dispositions suivantes : {x}",
    "REVERSE_RULING": "revenir sur la décision de justice visant {x}",
    "REGISTER_ORG": "enregistrer {x}",
    "MONITOR_ACCESS": "ouvrir sans entrave {a} l’accès des observateurs indépendants",
    "PUBLISH_DATA": "publier des données complètes sur {x}",
    "COOPERATE_UN": "coopérer pleinement avec les Nations Unies au sujet {de}",
    "END_CENSORSHIP": "mettre fin à la censure visant {x}",
    "ACCOUNTABILITY": (
        "faire répondre de leurs actes les responsables des violations concernant {x}"
    ),
    "INDEPENDENT_INVESTIGATION": "ouvrir une enquête indépendante et impartiale sur {x}",
    "ACKNOWLEDGE": "reconnaître publiquement les violations concernant {x}",
    "REFORM": "mener les réformes promises concernant {x}",
    # To third States
    "RAISE_CONCERN": "exprimer une préoccupation au sujet {de}",
    "CONDITIONALITY": (
        "subordonner le resserrement des liens à des progrès concernant {x}"
    ),
    "FOLLOW_UP_PLEDGE": "donner suite aux promesses faites au sujet {de}",
    "STATEMENT": "prendre publiquement position sur {x}",
    "SANCTIONS": "prendre des sanctions ciblées contre les responsables des violations "
    "concernant {x}",
}  # fmt: skip
# The same about countries; {in} "au Kazakhstan", {x} "le Kazakhstan". What is not here is asked of
# no country.
ON_COUNTRIES = {
    "RELEASE_UNCONDITIONAL": (
        "libérer immédiatement et sans condition toutes les personnes détenues arbitrairement {in}"
    ),
    "FAIR_TRIAL": "garantir des procès publics et équitables {in}",
    "TRIAL_OBSERVATION": "permettre à des observateurs indépendants d’assister aux procès {in}",
    "ACCESS_LAWYER": (
        "garantir à toutes les personnes détenues {in} l’accès à un avocat librement choisi"
    ),
    "MEDICAL_CARE": ("fournir à toutes les personnes détenues {in} les soins médicaux nécessaires"),
    "INVESTIGATE_TORTURE": (
        "mener des enquêtes rapides, approfondies et indépendantes sur toutes les allégations de "
        "torture {in}"
    ),
    "NON_REFOULEMENT": (
        # The countries are those that are asked: returns to them are not what it is about.
        "respecter le principe de non-refoulement, sans renvoyer quiconque vers un pays où la "
        "torture est à craindre"
    ),
    "END_REPRISALS": "mettre fin à toutes les représailles {in}",
    "REPARATION": (
        "accorder une réparation intégrale aux victimes de violations des droits humains {in}"
    ),
    "ATTENTION": "suivre de près la situation des droits humains {in}",
    "END_PERSECUTION": "mettre fin à la persécution des voix critiques {in}",
    "MONITOR_ACCESS": (
        "garantir à des observateurs indépendants un accès sans entrave aux lieux de détention {in}"
    ),
    "PUBLISH_DATA": "publier des données complètes sur la situation des droits humains {in}",
    "COOPERATE_UN": (
        "coopérer pleinement avec les Nations Unies sur la situation des droits humains {in}"
    ),
    "END_CENSORSHIP": "mettre fin à la censure {in}",
    "ACCOUNTABILITY": (
        "faire répondre de leurs actes les responsables de violations des droits humains {in}"
    ),
    "INDEPENDENT_INVESTIGATION": (
        "ouvrir une enquête indépendante et impartiale sur les violations des droits humains {in}"
    ),
    "ACKNOWLEDGE": "reconnaître publiquement les violations des droits humains {in}",
    "REFORM": "mener à bien les réformes promises {in}",
    "RAISE_CONCERN": (
        "exprimer une préoccupation au sujet de la situation des droits humains {in}"
    ),
    "CONDITIONALITY": (
        "subordonner le resserrement des liens à des progrès en matière de droits humains {in}"
    ),
    "FOLLOW_UP_PLEDGE": "donner suite aux promesses faites en matière de droits humains {in}",
    "STATEMENT": "prendre publiquement position sur la situation des droits humains {in}",
    "SANCTIONS": (
        "prendre des sanctions ciblées contre les responsables de violations des droits "
        "humains {in}"
    ),
}
