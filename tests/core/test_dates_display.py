from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.dates import PartialDate, Precision, birth_from_age, read, show, show_birth, show_since
from core.dates import show_in_sentence as inside

SOURCE = date(2023, 6, 26)
AT_39 = birth_from_age(39, PartialDate.on(date(2023, 11, 15)))


@pytest.mark.parametrize(
    ("words", "alone", "sentence"),
    [
        ("November 15, 2023", "15 November 2023", "on 15 November 2023"),
        ("13:30 on 26 March 2024", "26 March 2024, 13:30", "at 13:30 on 26 March 2024"),
        ("2023-11-30~", "about 30 November 2023", "around 30 November 2023"),
        ("In June 2023", "June 2023", "in June 2023"),
        ("at the end of August 2023", "late August 2023", "in late August 2023"),
        ("2016-21", "spring 2016", "in spring 2016"),
        ("2015", "2015", "in 2015"),
        ("late 2018", "late 2018", "in late 2018"),
        ("earlier this year", "2023", "in 2023"),
        ("2023-11-27/2023-11-30", "27–30 November 2023", "between 27 and 30 November 2023"),
        (
            "from October to December 2021",
            "October–December 2021",
            "between October and December 2021",
        ),
        (
            "30 October 2023 to 2 November 2023",
            "30 October – 2 November 2023",
            "between 30 October and 2 November 2023",
        ),
        ("before 4 June 2023", "before 4 June 2023", "before 4 June 2023"),
        ("before 2016", "before 2016", "before 2016"),
        ("after June 2023", "after June 2023", "after June 2023"),
        ("since 2017", "since 2017", "since 2017"),
        ("since 1 January 2017", "since 1 January 2017", "since 1 January 2017"),
        ("recently", "by 26 June 2023", "by 26 June 2023"),
        ("currently", "as of 26 June 2023", "as of 26 June 2023"),
        ("before his death", "before his death", "before his death"),
    ],
)
def test_english_shows_a_date_as_exactly_as_it_is_known(words, alone, sentence):
    assert (show(read(words, SOURCE)), inside(read(words, SOURCE))) == (alone, sentence)


@pytest.mark.parametrize(
    ("words", "french", "russian"),
    [
        ("1 March 2023", "le 1er mars 2023", "1 марта 2023 г."),
        ("26 March 2024, 13:30", "le 26 mars 2024 à 13 h 30", "26 марта 2024 г. в 13:30"),
        ("August 2022", "en août 2022", "в августе 2022 г."),
        ("late August 2022", "fin août 2022", "в конце августа 2022 г."),
        ("summer 2022", "à l’été 2022", "летом 2022 г."),
        ("2015", "en 2015", "в 2015 г."),
        ("27-30 May 2023", "entre le 27 et le 30 mai 2023", "в период с 27 по 30 мая 2023 г."),
        (
            "2021-10/2021-12",
            "entre octobre et décembre 2021",
            "в период с октября по декабрь 2021 г.",
        ),
        ("before 4 June 2023", "avant le 4 juin 2023", "до 4 июня 2023 г."),
        ("before June 2023", "avant juin 2023", "до июня 2023 г."),
        ("since 2017", "depuis 2017", "с 2017 г."),
    ],
)
def test_french_and_russian_put_dates_into_sentences(words, french, russian):
    when = read(words, SOURCE)
    assert (inside(when, "fr"), inside(when, "ru")) == (french, russian)


@pytest.mark.parametrize(
    ("words", "english", "french", "russian"),
    [
        ("15 November 2023", "since 15 November 2023", "depuis le 15 novembre 2023",
         "с 15 ноября 2023 г."),
        ("October 2022", "since October 2022", "depuis octobre 2022", "с октября 2022 г."),
        ("late August 2022", "since late August 2022", "depuis fin août 2022",
         "с конца августа 2022 г."),
        ("2016", "since 2016", "depuis 2016", "с 2016 г."),
        ("since 2017", "since 2017", "depuis 2017", "с 2017 г."),
        ("27-30 May 2023", "since between 27 and 30 May 2023",
         "depuis une date entre le 27 et le 30 mai 2023",
         "начало в период с 27 по 30 мая 2023 г."),
    ],
)  # fmt: skip
def test_what_lasts_says_since_when(words, english, french, russian):
    when = read(words, SOURCE)
    said = [show_since(when, language) for language in ("en", "fr", "ru")]
    assert said == [english, french, russian]


def test_alone_french_and_russian_need_no_preposition():
    when = read("late August 2022", SOURCE)
    assert (show(when, "fr"), show(when, "ru")) == ("fin août 2022", "конец августа 2022 г.")
    assert show(read("August 2022", SOURCE), "ru") == "август 2022 г."


@pytest.mark.parametrize(
    ("birth", "english", "french", "russian"),
    [
        (
            AT_39,
            "born 1983 or 1984",
            "année de naissance : 1983 ou 1984",
            "год рождения: 1983 или 1984",
        ),
        (read("1992", None), "born 1992", "année de naissance : 1992", "год рождения: 1992"),
        (
            read("5 May 1980", None),
            "born 5 May 1980",
            "date de naissance : 5 mai 1980",
            "дата рождения: 5 мая 1980 г.",
        ),
        (PartialDate(), "", "", ""),
    ],
)
def test_a_birth_window_is_never_shown_as_one_year(birth, english, french, russian):
    assert [show_birth(birth, code) for code in ("en", "fr", "ru")] == [english, french, russian]


@st.composite
def partial_dates(draw):
    """Anything the columns can hold, sensible or not."""
    ends = sorted(draw(st.lists(st.dates(), min_size=2, max_size=2)))
    keep = draw(st.tuples(st.booleans(), st.booleans()))
    earliest, latest = (end if kept else None for end, kept in zip(ends, keep, strict=True))
    return PartialDate(
        text="words",
        edtf=draw(st.sampled_from(["", "2016", "2023-11-30~", "2023-02-31~", "x", "2017/.."])),
        earliest=earliest,
        latest=draw(st.sampled_from([latest, earliest])) if latest else None,
        precision=draw(st.sampled_from(list(Precision))),
        time=draw(st.sampled_from([None, time(13, 30)])),
    )


@given(partial_dates(), st.sampled_from(["en", "fr", "ru", "uz", "", "en-gb"]))
def test_showing_never_fails_and_never_says_none(when, language):
    printed = [form(when, language) for form in (show, inside, show_since, show_birth)]
    for text in printed:
        assert text
        assert "None" not in text


@given(partial_dates(), st.sampled_from(["en", "fr", "ru"]))
def test_a_range_is_never_shown_as_one_of_its_days(when, language):
    one_sided = when.earliest is None or when.latest is None
    for bound in (when.earliest, when.latest):
        if bound and (one_sided or when.earliest != when.latest):
            assert show(when, language) != show(PartialDate.on(bound), language)
