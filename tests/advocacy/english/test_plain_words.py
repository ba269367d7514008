"""What a reader must not be told by half, or in words that nobody would write."""

from advocacy.languages.english import case, course, news
from cases.codes import EventType, StandingCode
from tests.advocacy.english.builders import a_picture, a_plan, an_event, text_of

DIED = StandingCode.DECEASED_IN_CUSTODY


def test_denial_of_whom_died_in_custody_custody_alone_is_not_told() -> None:
    held = (an_event(EventType.DETAINED, "2020", country="KG"),)
    died = (an_event(EventType.DEATH, "2020", country="KG"),)
    person = a_picture(happenings=(held, died), code=DIED)
    assert text_of(course(a_plan(), person)) == ""
    for told in (news, case):
        assert "was held" not in text_of(told(a_plan(), person))
        assert text_of(told(a_plan(), person)).endswith(
            "lawyer, died in custody in Kyrgyzstan in 2020."
        )


def test_an_arrest_before_a_death_in_custody_is_told_with_it() -> None:
    held = (an_event(EventType.APPREHENDED, "27 November 2022"),)
    died = (an_event(EventType.DEATH, "2023"),)
    text = text_of(case(a_plan(), a_picture(happenings=(held, died), code=DIED)))
    assert "was arrested on 27 November 2022 and died in custody in 2023." in text
