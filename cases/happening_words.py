"""Plain words for what happens, in English, French and Russian: what people type and write.

The words of a type are phrases in lower case. A Russian phrase also stands for its inflections, a
French one for its feminine and plural. The list is ours; it grows with what caseworkers type.
"""

from cases.codes import EventType

T = EventType

WORDS: dict[EventType, tuple[str, ...]] = {
    T.APPREHENDED: (
        "arrested", "arrest", "apprehended", "picked up", "taken to the police", "arrêté",
        "interpellé", "задержан", "арестован", "задержали",
    ),
    T.DETAINED: (
        "detained", "held", "held in custody", "in pre-trial detention", "in pretrial detention",
        "detention centre", "detention center",
        "deportation camp", "in custody", "imprisoned", "détenu", "en détention", "incarcéré",
        "содержится", "под стражей",
    ),
    T.TAKEN: (
        "taken by force", "abducted", "kidnapped", "taken away", "enlevé", "kidnappé", "похищен",
        "увезен",
    ),
    T.TRANSFER: (
        "moved to", "transferred to", "moved", "transferred", "transfer", "sent to the colony",
        "transféré à", "transféré au", "transféré", "переведен в", "переведен", "этапирован в",
        "этапирован",
    ),
    T.RELEASE: (
        "released", "set free", "freed", "let go", "release", "libéré", "remis en liberté",
        "освобожден", "отпущен", "вышел на свободу",
    ),
    T.DEPORTED: ("deported", "deportation", "expulsé", "reconduit", "депортирован", "выдворен"),
    T.EXTRADITED: ("extradited", "extradé", "экстрадирован"),
    T.RETURNED: (
        "forcibly returned", "sent back to", "sent back by force", "renvoyé de force",
        "насильно возвращен", "принудительно возвращен",
    ),
    T.LEFT_COUNTRY: (
        "left the country", "fled to", "fled", "left for", "quitté le pays", "покинул страну",
    ),
    T.ILL_TREATED: (
        "ill-treated", "ill-treatment", "beaten", "tortured", "torture", "maltraité", "battu",
        "torturé", "избит", "пытки", "пытали",
    ),
    T.INJURED: ("injured", "wounded", "blessé", "ранен"),
    T.THREATENED: (
        "threatened", "threats", "death threats", "put under pressure", "menacé", "menaces",
        "угрожали", "угрозы",
    ),
    T.RELATIVES_PRESSED: (
        "relatives threatened", "relatives questioned", "family threatened", "famille menacée",
        "давление на родственников",
    ),
    T.SEARCH: (
        "searched", "search", "house search", "raid", "raided", "perquisitionné", "perquisition",
        "fouillé", "обыск",
    ),
    T.TRAVEL_BANNED: (
        "travel ban", "banned from travel", "barred from leaving", "interdiction de sortie",
        "interdit de quitter", "запрет на выезд", "невыездн",
    ),
    T.SURVEILLANCE: ("followed", "under surveillance", "surveillé", "слежка", "следят"),
    T.SMEARED: ("smeared", "smear campaign", "attacked in the media", "diffamé", "травля"),
    T.BLOCKED: ("website blocked", "blocked", "site bloqué", "bloqué", "заблокирован"),
    T.RETURN_DENIED: (
        "denied entry", "refused entry", "not let back", "return denied", "entrée refusée",
        "retour refusé", "не пустили в страну", "отказано во въезде",
    ),
    T.PAPERS_REFUSED: (
        "passport refused", "passport taken", "citizenship revoked", "passeport refusé",
        "лишен гражданства", "паспорт изъят",
    ),
    T.ASSEMBLY_STOPPED: (
        "assembly dispersed", "rally banned", "protest dispersed", "manifestation dispersée",
        "manifestation interdite", "митинг разогнан", "митинг запрещен",
    ),
    T.DISCIPLINARY_PENALTY: (
        "punishment cell", "put in isolation", "solitary confinement", "shizo", "mis au cachot",
        "cachot", "шизо", "карцер",
    ),
    T.DISAPPEARED: (
        "disappeared", "missing", "whereabouts not known", "whereabouts unknown", "disparu",
        "исчез", "пропал",
    ),
    T.DEATH: ("died", "dead", "killed", "death", "décédé", "mort", "умер", "скончал", "погиб"),
    T.RELATIVES_INFORMED: (
        "relatives informed", "family informed", "famille informée", "родственникам сообщили",
    ),
    T.AUTOPSY: ("autopsy", "autopsie", "вскрытие"),
    T.BODY_RETURNED: (
        "body handed over", "body was handed over", "body returned", "body was returned",
        "body was given", "corps remis", "corps restitué", "тело выдано",
        "тело передано",
    ),
    T.MEDICAL_EXAM: (
        "medical examination", "medical institution", "examined by a doctor", "examen médical",
        "медосмотр", "медицинское освидетельствование",
    ),
    T.ACCESS: (
        "access to the materials", "access to a lawyer", "access to the file", "meet his client",
        "meet her client", "meet his lawyer", "meet her lawyer", "lawyer reached", "lawyer let in",
        "saw a lawyer", "saw the lawyer", "family visit", "accès à un avocat",
        "visite de la famille", "доступ к адвокату", "адвокат допущен", "свидание",
    ),
    T.PROTEST: ("took part in a protest", "protested", "manifesté", "участвовал в митинге"),
    T.PUBLIC_STATEMENT: (
        "public statement", "made a statement", "déclaration publique", "публичное заявление",
    ),
    T.SUMMONED: ("summoned", "called in", "convoqué", "вызван", "повестка"),
    T.SUSPECT_NOTICE: (
        "named as a suspect", "suspect", "notice of suspicion", "mis en cause", "подозреваем",
    ),
    T.INTERROGATED: (
        "questioned", "interrogated", "interrogation", "interrogé", "допрошен", "допрос",
    ),
    T.COMPLAINT_FILED: (
        "complaint filed", "filed a complaint", "submitting a complaint", "submitted a complaint",
        "lodged a complaint", "plainte déposée", "porté plainte", "жалоба подана", "подана жалоба",
        "подал жалобу",
    ),
    T.INVESTIGATION_OPENED: ("investigation opened", "enquête ouverte", "проверка начата"),
    T.INVESTIGATION_CLOSED: (
        "investigation closed", "investigation refused", "enquête classée", "дело прекращено",
        "отказано в возбуждении",
    ),
    T.CASE_OPENED: (
        "case opened", "criminal case opened", "court case opened", "procédure ouverte",
        "возбуждено дело", "возбуждено уголовное дело", "дело возбуждено",
    ),
    T.CHARGED: (
        "charged", "charged with", "charged under", "indicted", "accused of", "inculpé",
        "mis en examen", "accusé", "обвинен", "предъявлено обвинение", "обвинение предъявлено",
        "обвинение",
    ),
    T.CHARGES_ADDED: (
        "further charges", "new charges", "additional charges", "charge added", "charges added",
        "also charged", "nouvelles charges", "новое обвинение", "новые обвинения",
    ),
    T.CHARGES_AMENDED: (
        "charges changed", "charge changed", "charges amended", "requalified", "requalifié",
        "переквалифицирован", "обвинение изменено",
    ),
    T.CHARGES_DROPPED: (
        "charges dropped", "charge dropped", "case dropped", "charges abandonnées", "non-lieu",
        "обвинение снято", "обвинения сняты",
    ),
    T.WANTED_NOTICE: (
        "wanted", "put on a wanted list", "wanted list", "recherché", "avis de recherche",
        "в розыск", "объявлен в розыск", "розыск",
    ),
    T.INTERPOL_NOTICE: ("interpol", "red notice", "notice rouge", "интерпол"),
    T.REMAND_ORDERED: (
        "remanded", "remanded in custody", "remand", "remand ordered", "pre-trial detention",
        "house arrest", "put under house arrest", "placé en détention provisoire",
        "détention provisoire", "assigné à résidence", "заключен под стражу", "взят под стражу",
        "домашний арест", "под домашний арест",
    ),
    T.REMAND_EXTENDED: (
        "remand extended", "detention extended", "arrest extended", "custody extended", "extended",
        "détention prolongée", "prolongé", "арест продлен", "продлен арест", "продлен",
    ),
    T.REMAND_REPLACED: (
        "released on bail", "bail", "released on recognisance", "under a travel undertaking",
        "libéré sous caution", "sous contrôle judiciaire", "под подписку", "под залог",
        "мера пресечения изменена",
    ),
    T.INDICTMENT_TO_COURT: (
        "sent to court", "case sent to court", "renvoyé devant le tribunal", "дело передано в суд",
        "передано в суд",
    ),
    T.HEARING_SCHEDULED: (
        "hearing set for", "hearing set", "hearing on", "next hearing", "hearing scheduled for",
        "hearing scheduled", "trial set for", "trial begins", "audience fixée", "audience prévue",
        "заседание назначено на", "заседание назначено", "суд назначен на", "суд назначен",
    ),
    T.HEARING_HELD: (
        "hearing held", "hearing took place", "hearing", "trial began", "trial opened",
        "audience tenue", "audience", "заседание прошло", "заседание состоялось", "заседание",
    ),
    T.HEARING_POSTPONED: (
        "postponed to", "postponed until", "postponed", "hearing postponed to", "hearing postponed",
        "adjourned to", "adjourned until", "adjourned", "reporté au", "reporté à", "reporté",
        "renvoyé au", "отложен на", "отложен до", "отложен", "перенесен на", "перенесен",
        "заседание перенесено на", "заседание отложено до",
    ),
    T.TRIAL_CLOSED: (
        "closed to the public", "closed trial", "behind closed doors", "huis clos",
        "в закрытом режиме", "закрытый процесс",
    ),
    T.ILL_TREATMENT_ALLEGED: (
        "alleged torture in court", "said in court that he was beaten",
        "said in court that she was beaten", "dénoncé des tortures", "заявил о пытках",
    ),
    T.PROSECUTION_REQUEST: (
        "prosecution seeks", "prosecution asked for", "prosecutor asked for", "prosecutor requests",
        "prosecutor seeks", "prosecution requests", "le procureur requiert", "le parquet requiert",
        "прокурор запросил", "прокурор просит", "обвинение запросило",
    ),
    T.ADMIN_SENTENCE: (
        "administrative arrest", "administrative penalty", "fined", "days of arrest",
        "arrêt administratif", "arrestation administrative", "amende", "административный арест",
        "оштрафован", "штраф", "суток ареста", "сутки ареста",
    ),
    T.VERDICT: (
        "verdict", "found guilty", "convicted", "acquitted", "not guilty", "déclaré coupable",
        "reconnu coupable", "acquitté", "relaxé", "приговор", "признан виновным",
        "признана виновной", "оправдан", "осужден",
    ),
    T.SENTENCE: (
        "sentenced", "sentenced to", "jailed", "jailed for", "sentence", "condamné", "condamné à",
        "приговорен", "приговорен к", "получил",
    ),
    T.APPEAL_LODGED: (
        "appealed", "appeal lodged", "appeal filed", "lodged an appeal", "fait appel",
        "appel interjeté", "апелляция подана", "подана апелляция", "подал апелляцию",
    ),
    T.APPEAL_HEARING: (
        "appeal heard", "appeal hearing", "audience en appel", "апелляция рассмотрена",
    ),
    T.APPEAL_DECISION: (
        "decision on appeal", "appeal decision", "appeal", "on appeal", "appeal dismissed",
        "appeal rejected", "appeal refused", "appel rejeté", "en appel", "апелляция",
        "апелляция отклонена", "в апелляции",
    ),
    T.CASSATION_LODGED: ("cassation lodged", "pourvoi en cassation", "подана кассация"),
    T.CASSATION_DECISION: (
        "decision in cassation", "cassation", "supreme court decision", "cassation rejetée",
        "кассация", "кассация отклонена",
    ),
    T.SUPERVISORY_REVIEW: ("supervisory review", "révision", "надзорная жалоба"),
    T.SENTENCE_MODIFIED: (
        "sentence changed", "sentence cut", "sentence reduced", "sentence cut to",
        "sentence reduced to", "term added", "peine réduite", "срок сокращен", "срок снижен",
    ),
    T.REGIME_REQUEST: (
        "other prison conditions requested", "asked for milder conditions",
        "ходатайство о смягчении режима",
    ),
    T.REGIME_DECISION: ("decision on prison conditions", "режим изменен"),
    T.PAROLE_HEARING: ("parole hearing", "audience de libération conditionnelle", "удо рассмотр"),
    T.PAROLE_DECISION: ("parole", "libération conditionnelle", "удо"),
    T.PARDON: ("pardoned", "pardon", "gracié", "помилован", "помилование"),
    T.AMNESTY: ("amnestied", "amnesty", "amnistié", "амнистирован", "амнистия", "по амнистии"),
    T.RELEASE_EXPECTED: (
        "release expected", "to be released", "will be released", "due for release",
        "libération prévue", "ожидается освобождение",
    ),
    T.EXPULSION_ORDER: (
        "removal ordered", "expulsion order", "deportation order", "deportation ordered", "oqtf",
        "arrêté d'expulsion", "решение о депортации", "решение о выдворении",
    ),
    T.REMOVAL_SCHEDULED: (
        "removal set for", "removal set", "deportation set for", "deportation set", "flight on",
        "about to be deported", "éloignement prévu", "expulsion prévue", "вылет назначен",
        "депортация назначена на", "депортация назначена",
    ),
    T.EXTRADITION_REQUEST: (
        "extradition requested", "extradition request", "demande d'extradition",
        "запрос об экстрадиции", "запрос о выдаче",
    ),
    T.EXTRADITION_DECISION: (
        "extradition decision", "extradition", "décision d'extradition", "решение об экстрадиции",
        "экстрадиция",
    ),
    T.ASYLUM_DECISION: (
        "asylum", "asylum application", "asylum decision", "asylum refused", "asylum granted",
        "asile", "asile refusé", "убежище", "отказано в убежище",
    ),
    T.INTERIM_MEASURE: (
        "interim measure", "interim measures", "rule 39", "mesure provisoire",
        "mesures provisoires", "обеспечительная мера", "правило 39",
    ),
    T.INTERNATIONAL_DECISION: (
        "wgad opinion", "opinion of the wgad", "un decision", "views of the committee",
        "décision internationale", "avis du gtda", "решение комитета",
    ),
    T.JUDGMENT: (
        "judgment", "court ruled", "ruled", "ruling", "jugement", "arrêt du", "решение суда",
    ),
    T.COMPENSATION_ORDERED: (
        "compensation ordered", "compensation", "indemnisation", "компенсация",
    ),
    T.PARLIAMENT_RESOLUTION: (
        "parliament resolution", "resolution of the european parliament", "résolution du parlement",
        "резолюция парламента",
    ),
    T.LIQUIDATION_SUIT: (
        "suit to close", "liquidation suit", "demande de dissolution", "иск о ликвидации",
    ),
    T.LIQUIDATION_ORDER: (
        "ordered to close", "liquidated", "liquidation", "dissous", "dissolution", "ликвидирован",
    ),
    T.REGISTRATION_DENIED: (
        "registration refused", "registration denied", "enregistrement refusé",
        "отказано в регистрации",
    ),
}  # fmt: skip
