"""What a passage may tell, by rules."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.reading.dates import dates_in
from cases.reading.finding import Setting, proposals
from cases.reading.text import marked, notes_called, paragraphs

SETTING = Setting(date(2023, 12, 14), "UZ")


def first(passage: str, setting: Setting = SETTING) -> dict:
    return dict(proposals(passage, setting)[0].initial)


@pytest.mark.parametrize(
    ("passage", "type", "found"),
    [
        (
            "On 15 November Polish authorities deported her to Uzbekistan.",
            "DEPORTED",
            {"date_words": "15 November", "from_country": "PL", "to_country": "UZ"},
        ),
        (
            "In March of this year the European Court of Human Rights adopted interim measures.",
            "INTERIM_MEASURE",
            {"date_words": "March of this year", "country": "INT"},
        ),
        (
            "Police held her for almost three days in the city of Namangan.",
            "DETAINED",
            {"length_text": "almost three days", "place_words": "the city of Namangan"},
        ),
        (
            "In May 2023 a court in Kazakhstan sentenced him to 16 years in prison.",
            "SENTENCE",
            {"years": 16, "decided": "IMPRISONMENT", "country": "KZ", "date_words": "May 2023"},
        ),
        (
            "His asylum application was rejected in late 2018.",
            "ASYLUM_DECISION",
            {"outcome": "REFUSED", "date_words": "late 2018"},
        ),
        # Born in 1992, deported in 2023.
        (
            "Bolot EXAMPLEEV (1992), deported from Turkey on 19 May 2023;",
            "DEPORTED",
            {"date_words": "19 May 2023", "from_country": "TR"},
        ),
        # No second sentence.
        (
            "In June 2023 the Supreme Court upheld his sentence on appeal.",
            "APPEAL_DECISION",
            {"outcome": "UPHELD", "date_words": "June 2023"},
        ),
        ("The court upheld his sentence in June 2023.", "APPEAL_DECISION", {"outcome": "UPHELD"}),
        ("He was sentenced to 23 years in prison.", "SENTENCE", {"place_words": None, "years": 23}),
        (
            "He was held in a detention centre in Osh.",
            "DETAINED",
            {"place_words": "a detention centre in Osh"},
        ),
        (
            "The hearing will begin on 5 January 2024.",
            "HEARING_SCHEDULED",
            {"date_words": "5 January 2024"},
        ),
        ("She was put in pre-trial detention.", "DETAINED", {}),
        ("His body was given to his relatives.", "BODY_RETURNED", {}),
        ("They subjected him to torture.", "ILL_TREATED", {"polarity": "HAPPENED"}),
        # The court deported nobody.
        (
            "The Supreme Court ruled that his deportation was unlawful.",
            "JUDGMENT",
            {"authority_words": "The Supreme Court"},
        ),
        ("Her lawyer was not given access to the file.", "ACCESS", {"polarity": "NOT_ALLOWED"}),
        ("He has not been tortured so far.", "ILL_TREATED", {"polarity": "DID_NOT_HAPPEN"}),
        ("Он был задержан 5 мая 2023 года.", "APPREHENDED", {"date_words": "5 мая 2023 года"}),
        ("Elle a été expulsée vers la Turquie le 3 mai 2023.", "DEPORTED", {"to_country": "TR"}),
    ],
)
def test_what_happened_is_found(passage: str, type: str, found: dict) -> None:
    initial = first(passage)
    assert initial["type"] == type
    assert {name: initial.get(name) for name in found} == found


@pytest.mark.parametrize(
    "passage",
    [
        "He is at risk of torture.",
        "We fear that she will be arrested.",
        "The press release was published today.",
        "The weather in March was fine.",
        "We fear that he will be ill-treated in pre-trial detention and get a long sentence.",
        "They work with victims of torture in three countries.",
        "At least ten people have been tortured to death there.",
        "The authors seek a compensation of 35,000 euros.",
    ],
)
def test_what_is_only_feared_or_spoken_of_is_left_out(passage: str) -> None:
    assert proposals(passage, SETTING) == []


def test_articles_stand_in_the_notes_that_are_called() -> None:
    text = "He is charged with forgery[1], and smuggling[2].\n[1] Article 228.\n[2] Article 246."
    passage = paragraphs(text)[0].text
    setting = Setting(SETTING.anchor, "UZ", notes_called(passage, text))
    charges = [one for one in proposals(passage, setting) if one.kind == "charge"]
    assert [(one.article, one.initial["words"]) for one in charges] == [
        ("228", "forgery"),
        ("246", "smuggling"),
    ]


def test_only_a_note_that_names_an_article_ends_a_charge() -> None:
    passage = "She was charged with preparing riots, although she stayed at home.[1]"
    notes = "[1] See our report."
    charge = proposals(passage, Setting(SETTING.anchor, "KG", notes))[-1]
    assert (charge.kind, charge.article, charge.initial["words"]) == (
        "charge", "", "preparing riots",
    )  # fmt: skip


def test_what_a_court_ruled_on_has_no_court_as_its_author() -> None:
    found = proposals("The Supreme Court ruled that his deportation was unlawful.", SETTING)
    assert "authority_words" not in found[1].initial


def test_what_stands_in_a_demand_has_not_happened() -> None:
    found = proposals("We support the ruling and call on France to see him released.", SETTING)
    assert [one.kind for one in found] == ["ask"]


def test_a_measure_that_was_broken_is_not_taken_again() -> None:
    found = proposals("The court ruled that it was done in breach of the interim measure.", SETTING)
    assert [one.initial["type"] for one in found] == ["JUDGMENT"]


def test_a_compensation_is_one_decision() -> None:
    found = proposals("The court ordered the State to pay him Euro 3000 in compensation.", SETTING)
    assert [one.kind for one in found] == ["event"]


def test_what_may_be_imposed_is_no_sentence() -> None:
    charge = proposals("She is charged under Article 159 and risks up to 20 years.", SETTING)[-1]
    assert (charge.kind, charge.initial["maximum_penalty"]) == ("charge", "up to 20 years")


def test_several_things_asked_are_several_asks() -> None:
    asks = proposals("We call on France to let him return and to pay for it.", SETTING)
    assert [dict(one.initial) for one in asks] == [
        {"addressee_words": "France", "text": "let him return"},
        {"addressee_words": "France", "text": "pay for it"},
    ]


def test_abbreviations_end_no_sentence() -> None:
    (paragraph,) = paragraphs("Mr. Testov met A. Sagyn. He was held under Art. 159.")
    assert [one.text for one in paragraph.sentences] == [
        "Mr. Testov met A. Sagyn.",
        "He was held under Art. 159.",
    ]


def test_a_sentence_that_holds_part_of_a_quote_is_marked() -> None:
    found = marked(paragraphs("He was held. He was freed. He left."), ["held. He was freed"])
    assert [one.logged for one in found[0].sentences] == [False, False, False]
    found = marked(paragraphs("He was held. He was freed."), ["was  FREED"])
    assert [one.logged for one in found[0].sentences] == [False, True]


@given(st.text(max_size=300))
def test_no_text_breaks_it_and_no_word_is_lost(text: str) -> None:
    for paragraph in paragraphs(text):
        proposals(paragraph.text, SETTING)
    kept = " ".join(one.text for one in paragraphs(text))
    assert kept.split() == text.split()


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)))
def test_a_date_in_running_text_is_found_whole(day: date) -> None:
    words = f"{day.day} {day:%B} {day.year}"
    assert [found for found, _at in dates_in(f"On {words} he left.", SETTING.anchor)] == [words]
