"""Golden values of the demonstration data, field by field."""

from datetime import date, time

import pytest

from advocacy.models import Ask, Occasion, Paragraph
from cases.clearance import may_be_named, printed_name
from cases.codes import StandingCode
from cases.models import Assessment, Case, Charge, Event, Order, Party, Source
from core.dates import PartialDate
from core.facts import Rank
from desk.demo.shelf import key_of
from people.models import Attribute, Name, NameKind, Office, Person

pytestmark = pytest.mark.usefixtures("demonstration")


def row(model, slug):
    return model.objects.get(pk=key_of(model, slug))


def person(name: str) -> Person:
    return Person.objects.get(display_name=name)


def values(name: str, kind: str) -> list[str]:
    rows = Attribute.objects.filter(person__display_name=name, kind=kind)
    return sorted(rows.values_list("value", flat=True))


def standing(slug: str) -> str:
    return row(Party, slug).standing.code


def test_akhmedov_was_detained_in_france_on_20_october():
    event = row(Event, "detained-in-france")
    assert event.date == PartialDate(
        text="October 20", edtf="2023-10-20", earliest=date(2023, 10, 20),
        latest=date(2023, 10, 20), precision="DAY_INFERRED_YEAR", year_inferred=True,
    )  # fmt: skip
    assert (event.type, event.custody, event.country) == ("DETAINED", "IMMIGRATION", "FR")
    citation = event.citations.get()
    assert (citation.source.title, citation.paragraph, citation.quote) == (
        "France illegally deports refugee to Uzbekistan", 2, "on October 20",
    )  # fmt: skip


def test_the_removal_of_akhmedov_is_one_entry_with_assessments_by_whom():
    removals = Event.objects.filter(
        concerned__party__person=person("Mukhsinjon Akhmedov"), type="DEPORTED"
    )
    event = removals.get()
    assert (event.date.earliest, event.from_country, event.to_country) == (
        date(2023, 11, 15), "FR", "UZ",
    )  # fmt: skip
    assert {(str(a.term), a.whose) for a in event.assessments.all()} == {
        ("refoulement", "AHRCA"), ("refoulement", "IPHR"), ("refoulement", "NHC"),
        ("unlawful", "AHRCA"), ("unlawful", "IPHR"), ("unlawful", "NHC"),
        ("unlawful", "Conseil d'État"),
    }  # fmt: skip


def test_akhmedov_is_born_between_two_days_and_never_in_1984():
    born = Attribute.objects.get(person=person("Mukhsinjon Akhmedov"), kind="BIRTH").date
    assert (born.earliest, born.latest) == (date(1983, 11, 16), date(1984, 11, 15))


def test_akhmedovs_charges_have_articles_with_titles_and_his_answer():
    charges = Charge.objects.filter(party__person=person("Mukhsinjon Akhmedov"))
    articles = {c.provision.article: c for c in charges.exclude(provision=None)}
    assert articles.keys() == {"159", "244-1", "246"}
    title = articles["246"].provision.official_title["en"]
    assert title.startswith("Smuggling, that is carriage through the customs border")
    assert {c.maximum_penalty for c in articles.values()} == {"up to 20 years"}
    assert charges.get(provision=None).answer == "DENIES"


def test_the_orders_of_courts_bind_states_and_offices():
    orders = Order.objects.filter(party__person=person("Mukhsinjon Akhmedov"))
    assert orders.get(kind="INTERIM_MEASURE").compliance == "NOT_OBEYED"
    assert {str(o.binds) for o in orders.filter(kind="ENABLE_RETURN")} == {
        "Minister of the Interior and Overseas Territories",
        "Minister of Europe and Foreign Affairs",
    }  # fmt: skip
    damages = orders.get(kind="DAMAGES")
    assert (damages.amount, damages.currency) == (3000, "EUR")


def test_what_did_not_happen_and_what_was_not_allowed_are_kept_as_such():
    assert row(Event, "not-tortured-so-far").polarity == "DID_NOT_HAPPEN"
    assert row(Event, "no-access-to-file").polarity == "NOT_ALLOWED"
    held = row(Event, "held-in-estonia")
    assert (held.length_text, held.length_min_days, held.length_max_days) == ("18 months", 546, 550)


def test_three_accounts_of_one_return_stay_side_by_side():
    slugs = ["meymankulyyev-extradited", "meymankulyyev-returned", "meymankulyyev-deported"]
    accounts = [row(Event, slug) for slug in slugs]
    assert len({event.account_of for event in accounts}) == 1
    assert {event.rank for event in accounts} == {Rank.UNRANKED}
    assert [(e.type, e.date.text) for e in accounts] == [
        ("EXTRADITED", "May 19, 2023"), ("RETURNED", "recently"), ("DEPORTED", "In late May 2023"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("preferred", "passed_over"),
    [
        ("kholiknazarov-sentenced", ["kholiknazarov-sentenced-undated"]),
        ("tazhimuratov-sentenced", ["tazhimuratov-sentenced-this-year", "tazhimuratov-imprisoned"]),
        ("mamai-sentenced", ["mamai-convicted"]),
    ],
)
def test_the_more_exact_account_is_preferred_with_a_reason(preferred, passed_over):
    best = row(Event, preferred)
    others = [row(Event, slug) for slug in passed_over]
    assert best.rank == Rank.PREFERRED
    assert best.rank_reason
    assert {(o.account_of, o.rank) for o in others} == {(best.account_of, Rank.ALTERNATIVE)}


def test_an_alias_is_another_name_and_never_another_person():
    alias = Name.objects.get(text="Durdyiev")
    assert (alias.kind, alias.person) == (NameKind.ALIAS, person("Farhat Meymankulyyev"))
    assert alias.person != person("Serdar Durdulyev")
    assert person("Yermek") != person("Ermek Narymbaev")


def test_hudayramov_died_between_two_days_and_no_single_day_is_said():
    died = row(Event, "hudayramov-died")
    assert (died.date.earliest, died.date.latest) == (date(2023, 11, 27), date(2023, 11, 30))
    assert died.date.text == ""
    told = row(Event, "hudayramov-sister-informed").date
    assert (told.text, told.earliest) == ("three days later", date(2023, 11, 30))


def test_who_told_the_source_is_the_origin():
    charge = Charge.objects.get(party__person=person("Allamurat Hudayramov"))
    assert charge.citations.get().origin.publisher.name == "Turkmen.news"
    held = row(Event, "held-in-kokand-2015").citations.get()
    assert held.origin.kind.code == "TESTIMONY_VICTIM"


def test_mamai_is_under_a_suspended_sentence_and_a_ban():
    orders = Order.objects.filter(party__person=person("Zhanbolat Mamai"))
    assert {(o.kind, o.years, o.date.edtf) for o in orders} == {
        ("SUSPENDED_IMPRISONMENT", 6, "2023-04"), ("ACTIVITY_BAN", 6, "2023-04"),
    }  # fmt: skip
    assert Name.objects.filter(person=person("Zhanbolat Mamai"), text="Zhanbolat Mamay").exists()
    assert standing("zhanbolat-mamai") == StandingCode.NON_CUSTODIAL_SENTENCE


def test_the_hearing_in_paris_has_its_time_and_zone():
    hearing = row(Event, "paris-hearing-set")
    assert (hearing.date.earliest, hearing.date.time, hearing.date.zone) == (
        date(2024, 3, 26), time(13, 30), "Europe/Paris",
    )  # fmt: skip
    assert hearing.open_to_public
    assert row(Party, "mutabar-tadjibaeva").role.code == "ADVERSE_PARTY"
    assert row(Party, "ahrca").role.code == "COMPLAINANT"


def test_sex_is_recorded_only_where_a_statement_says_it():
    assert values("Rita Karasartova", "SEX") == ["F"]
    assert values("Bolot Temirov", "SEX") == []
    assert values("Yermek", "SEX") == []
    assert Attribute.objects.filter(kind="SEX").count() == 10


def test_people_are_named_as_public_cases_and_yermek_is_not():
    yermek = person("Yermek")
    assert printed_name(yermek) == "a torture survivor in Almaty"
    others = Person.objects.filter(parties__role__code="PERSON_AT_RISK").exclude(pk=yermek.pk)
    assert all(may_be_named(other) for other in others)
    consent = person("Rita Karasartova").consents.get()
    assert (consent.basis, consent.answered_for_by.abbreviation) == ("PUBLIC_CASE", "IPHR")


@pytest.mark.parametrize(
    ("party", "code"),
    [
        ("mukhsinjon-akhmedov", StandingCode.PRETRIAL_DETENTION),
        ("allamurat-hudayramov", StandingCode.DECEASED_IN_CUSTODY),
        ("rovshen-klychev", StandingCode.FATE_UNKNOWN),
        ("buzurgmehr-yorov", StandingCode.IMPRISONED_NEW_CHARGES),
        ("dauletmurat-tazhimuratov", StandingCode.IMPRISONED),
        ("rita-karasartova", StandingCode.PRETRIAL_DETENTION),
        ("bolot-temirov", StandingCode.EXPELLED),
        ("maks-bokayev", StandingCode.ON_TRIAL),
        ("guzyal-baydalinova", StandingCode.CONVICTED),
    ],
)
def test_where_things_stand_follows_from_the_facts(party, code):
    assert standing(party) == code


def test_one_finding_concerns_three_people_and_others_no_party():
    assert row(Event, "un-call-for-release").concerned.count() == 3
    assert row(Event, "cat-on-january-2022").concerned.count() == 0


def test_the_macron_letter_finds_what_it_needs():
    visit = row(Occasion, "macron-kz-uz-2023")
    assert (visit.date.earliest, visit.date.latest) == (date(2023, 11, 1), date(2023, 11, 2))
    assert {(p.side, str(p.person)) for p in visit.participants.all()} == {
        ("GUEST", "Emmanuel Macron"), ("HOST", "Kassym-Jomart Tokayev"),
        ("HOST", "Shavkat Mirziyoyev"),
    }  # fmt: skip
    office = row(Office, "president-fr")
    assert (office.salutation["en"], office.closing["en"]) == (
        "Dear President {family},", "Sincerely,",
    )  # fmt: skip
    assert Ask.objects.filter(addressee_office=office).count() == 3
    purposes = set(Paragraph.objects.values_list("purpose", "country"))
    assert {("CONCERN", "KZ"), ("CONCERN", "UZ"), ("WHO_WE_ARE", ""), ("THANKS", "")} <= purposes


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_every_letter_takes_unasked_is_true_whoever_reads_it(language):
    rows = Paragraph.objects.filter(purpose__in=("HOOK", "THANKS"), country="", language=language)
    assert len(rows) == 2
    for text in rows.values_list("text", flat=True):
        for word in ("France", "Union", "Both ", "deux "):
            assert word not in text


def test_sources_that_are_lost_are_kept_as_lost():
    notes = Source.objects.filter(noted_in=row(Source, "torture-day-statement"))
    assert notes.filter(title__endswith="not printed").count() == 6
    assert not notes.filter(title__endswith="not printed").exclude(url="").exists()


def test_an_assessment_is_always_somebodys():
    assert all(assessment.whose for assessment in Assessment.objects.select_related("term"))
    assert Case.objects.count() == 20
