"""What a French reader must not be told by half, or in words that nobody would write."""

import pytest

from advocacy.languages.french import case, course, headline, news
from cases.codes import EventType, StandingCode
from tests.advocacy.french.builders import a_picture, a_plan, an_event, text_of, thin

S = StandingCode


def test_denial_of_whom_died_in_custody_custody_alone_is_not_told() -> None:
    held = (an_event(EventType.DETAINED, "2020", country="KG"),)
    died = (an_event(EventType.DEATH, "2020", country="KG"),)
    person = a_picture(happenings=(held, died), code=S.DECEASED_IN_CUSTODY, sex="M")
    assert course(a_plan(), person) == []
    for told in (news, case):
        text = thin(text_of(told(a_plan(), person)))
        assert text.endswith("M. Testov est décédé en détention au Kirghizistan en 2020.")
        assert "détenu " not in text


@pytest.mark.parametrize(
    ("sex", "said"),
    [
        ("M", "M. Testov était détenu en France le 20 octobre 2023."),
        ("F", "Mme Testov était détenue en France le 20 octobre 2023."),
        ("", "Testov se trouvait en détention en France le 20 octobre 2023."),
    ],
)
def test_who_is_held_was_not_put_there_on_that_day(sex: str, said: str) -> None:
    held = (an_event(EventType.DETAINED, "20 October 2023", country="FR"),)
    person = a_picture(happenings=(held,), sex=sex)
    assert thin(text_of(case(a_plan(), person))).endswith(said)
    assert headline(a_plan(person)).text == "France\u202f: détention d’Aibek Testov"
