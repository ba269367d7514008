"""Small worlds of people who may be one: cases apart and shared, facts of every kind."""

from dataclasses import dataclass
from random import Random

from accounts.models import Level, User
from advocacy.models import Ask
from cases import listing, standing
from cases.bounds import keep_within
from cases.codes import EventType, Outcome
from cases.models import (
    Answer,
    Assessment,
    Case,
    Charge,
    Consent,
    EventCharge,
    Figure,
    Mention,
    Order,
    OrderKind,
    Party,
)
from core.models import Term, Vocabulary
from people.models import (
    Attribute,
    AttributeKind,
    Holding,
    LikelySame,
    Name,
    NameKind,
    Office,
    Person,
    Relation,
)
from tests.factories import (
    make_case,
    make_citation,
    make_event,
    make_party,
    make_person,
    make_source,
)

# As domain.md A.7 spells one name; the people here are invented.
SPELLINGS = ("Test Meymankulyyev", "Test Meimankulyiev", "Test Meýmankulyýew")


@dataclass
class World:
    people: list[Person]
    bystander: Person
    cases: list[Case]


def build(seed: int, by: User) -> World:
    """Three records of one name and somebody else, with facts drawn by `seed`."""
    dice = Random(seed)  # noqa: S311 the same world for the same seed
    people = [
        make_person(name, by=by, country=dice.choice(["TM", ""]), biography=dice.choice(["", name]))
        for name in SPELLINGS
    ]
    people[2].scope.level = dice.choice([Level.TEAMS, Level.OFFICE])
    people[2].scope.save()
    world = World(people, make_person("By Stander", by=by), [make_case(by) for _ in range(3)])
    for person in people:
        _say(person, world, dice)
        for case in dice.sample(world.cases, dice.randint(0, 3)):
            make_party(case, person, role=dice.choice(["PERSON_AT_RISK", "LAWYER"]))
    for case in world.cases:
        make_party(case, world.bystander)
        _happen(list(case.parties.all()), dice)
    Ask(
        kind=Term.objects.of(Vocabulary.ASK).first(), addressee_words="the court",
        persons=[person.pk for person in dice.sample(people, 2)],
    ).save()  # fmt: skip
    _suggest(people)
    for person in people:
        keep_within(person)  # as everywhere outside of tests
    parties = Party.objects.all()
    standing.refresh(parties)
    listing.refresh(people=[one.pk for one in Person.objects.all()])
    return world


def _say(person: Person, world: World, dice: Random) -> None:
    """Names, attributes, answers, links, each with a source or none."""
    office = Office(title={"en": "editor"})
    office.save()
    facts = [
        Name(person=person, text=f"{person} {dice.random():.3}", kind=NameKind.AS_WRITTEN),
        Attribute(person=person, kind=AttributeKind.SEX, value=dice.choice("MF")),
        Consent(person=person, basis="CONSENT", answer=dice.choice(Answer.values)),
        Holding(person=person, office=office),
        Relation(
            person=person, to_person=world.bystander,
            kind=Term.objects.of(Vocabulary.RELATION).first(),
        ),
        Relation(
            person=world.bystander, to_person=person,
            kind=Term.objects.of(Vocabulary.RELATION).last(),
        ),
    ]  # fmt: skip
    for fact in dice.sample(facts, dice.randint(2, len(facts))):
        fact.save()
        if dice.random() < 0.5:
            make_citation(None, **{str(fact._meta.model_name): fact})
        elif dice.random() < 0.3:
            fact.withdraw(why="misread")
    role = Term.objects.get(vocabulary=Vocabulary.ROLE, code="LAWYER")
    Mention(source=make_source(told_by=person), person=person, role=role).save()


def _happen(parties: list[Party], dice: Random) -> None:
    for type in (EventType.APPREHENDED, EventType.SENTENCE):
        concerned = dice.sample(parties, dice.randint(1, len(parties)))
        outcome = dice.choice(["", Outcome.GRANTED])
        event = make_event(*concerned, type=type, outcome=outcome)
        for party in concerned:
            charge = Charge(party=party, words="riots")
            charge.save()
            EventCharge(event=event, charge=charge, status="CONVICTED").save()
            Order(
                party=party, event=event, kind=OrderKind.IMPRISONMENT, years=dice.randint(1, 9)
            ).save()
            make_citation(party=party)
            Figure(party=party, kind="NUMBER", what="days in a cell", words="12").save()
            Assessment(
                party=party,
                by_words="a monitor",
                term=Term.objects.of(Vocabulary.ASSESSMENT).first(),
            ).save()


def _suggest(people: list[Person]) -> None:
    one, two, three = sorted(people, key=lambda person: person.pk)
    for pair, score in (((one, two), 0.9), ((two, three), 0.8)):
        LikelySame(person=pair[0], other_person=pair[1], score=score).save()
