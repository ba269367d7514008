"""What stands between a letter and its approval: each finding says where it is mended."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import House, User
from accounts.roles import Permission
from advocacy import gate, leaving_out
from advocacy.copies import copies
from advocacy.languages.base import gaps_in
from advocacy.links import linked
from advocacy.models import (
    Letter,
    LetterKind,
    OccasionStatus,
    Readers,
    Section,
    SectionKind,
    Signatory,
)
from advocacy.named import in_text, stands, words_said
from advocacy.officials.terms import is_ahead, is_over, must_verify
from advocacy.outlines import may_be_empty
from advocacy.paper.letterhead import is_the_house
from advocacy.section_form import prefix_of
from advocacy.staleness import stale
from advocacy.texts.state import needs_check, review_of
from cases.models import Case, Citation, EventParty, Party
from cases.upkeep import not_checked
from core.clock import today
from core.templatetags.dates import day
from people.models import Office

PERPETRATOR = "ALLEGED_PERPETRATOR"


@dataclass(frozen=True)
class Finding:
    """`link` is where it is mended, `blocks` whether it has to be first."""

    words: str
    link: str
    blocks: bool = True


def findings(letter: Letter, user: User | None = None) -> list[Finding]:
    """All of them, those that block first; who could be guessed is named to who may see them."""
    checks = (
        _event, _holder, _cases, _sections, _in_step, _stale, _names, _asks, _paragraphs,
        _perpetrators, _signatories, _embargo, partial(_guessing, user=user), _copies, _addresses,
        partial(_letterhead, user=user),
    )  # fmt: skip
    found = [finding for check in checks for finding in check(letter)]
    return sorted(dict.fromkeys(found), key=lambda finding: not finding.blocks)


def blockers(letter: Letter) -> list[Finding]:
    return [finding for finding in findings(letter) if finding.blocks]


def _event(letter: Letter) -> Iterator[Finding]:
    event = letter.occasion
    if event is None:
        return
    link = event.get_absolute_url()
    if event.status == OccasionStatus.CANCELLED or event.withdrawn_at:
        yield Finding(_("The event was cancelled."), link)
    elif event.status == OccasionStatus.POSTPONED:
        yield Finding(_("The event was put off: record its new day, and that it stands."), link)
    elif event.date.latest and event.date.latest < today():
        words = _("The event is over.")
        # What follows up an earlier letter may look back.
        yield Finding(words, link, blocks=letter.begun_from_id is None)


def _holder(letter: Letter) -> Iterator[Finding]:
    holding, on = letter.addressee, today()
    if holding is None:
        return
    link = reverse("official", args=[holding.office_id])
    if is_over(holding, on) or is_ahead(holding, on) or holding.withdrawn_at:
        yield Finding(_("%(name)s does not hold this office today.") % _named(holding), link)
    elif must_verify(holding, on):
        said = _("Nobody has verified for a year that %(name)s holds this office.")
        yield Finding(said % _named(holding), link)


def _named(holding: object) -> dict[str, object]:
    return {"name": getattr(holding, "person", "")}


def _cases(letter: Letter) -> Iterator[Finding]:
    for case in not_checked(Case.objects.filter(letters__letter=letter)).order_by("reference"):
        said = _("Nobody has lately checked whether %(case)s still stands as recorded.")
        yield Finding(said % {"case": case.reference}, case.get_absolute_url())


def _at(section: Section) -> str:
    """The block on the page of the letter."""
    letter = section.letter
    asked = "" if section.language == letter.language else f"?language={section.language}"
    return f"{letter.get_absolute_url()}{asked}#part-{prefix_of(section)}"


def _may_be_empty(section: Section) -> bool:
    return may_be_empty(LetterKind(section.letter.kind), SectionKind(section.kind))


def _sections(letter: Letter) -> Iterator[Finding]:
    for section in in_text(letter):
        for words in gaps_in(section.text):
            yield Finding(_("Gap: %(words)s") % {"words": words}, _at(section))
        if not section.text.strip() and not _may_be_empty(section):
            said = _("Nothing is written under “%(block)s”. Write it, or switch it off.")
            yield Finding(said % {"block": section}, _at(section))


def _in_step(letter: Letter) -> Iterator[Finding]:
    """Two languages of one letter say the same: what somebody wrote in one is wanting in the
    other."""
    places: dict[tuple[str, str], list[Section]] = defaultdict(list)
    for section in in_text(letter):
        if section.kind != SectionKind.NOTES:
            places[section.kind, section.subject].append(section)
    for rows in places.values():
        by_hand = [_is_rewritten(row) for row in rows]
        if len(set(by_hand)) > 1:
            other = rows[by_hand.index(False)]
            said = _("“%(block)s” is in own words in one language only: compare the other.")
            yield Finding(said % {"block": other}, _at(other), blocks=False)


def _is_rewritten(section: Section) -> bool:
    """Whether more was written by hand than what was wanting there."""
    edited = [one.sentence.text for one in linked(section) if not one.stands]
    return section.own_words and not (edited and all(map(gaps_in, edited)))


def _stale(letter: Letter) -> Iterator[Finding]:
    for change in stale(letter):
        said = _("A fact under “%(block)s” has changed since it was written.")
        yield Finding(said % {"block": change.section}, _at(change.section))


def _names(letter: Letter) -> Iterator[Finding]:
    for hit in gate.hits(letter):
        said = _("“%(name)s” (%(where)s) is not cleared for whoever reads this. Take it out, or "
                 "record under “who may know” that it is agreed.")  # fmt: skip
        link = _at(hit.section) if hit.section else letter.get_absolute_url()
        yield Finding(said % {"name": hit.name, "where": hit.where}, link)


def _asks(letter: Letter) -> Iterator[Finding]:
    """The database holds that an ask has an addressee; an office may have lost its holder."""
    for row in letter.asks.select_related("ask__addressee_office", "ask__kind"):
        ask = row.ask
        if ask.withdrawn_at:
            said = _("The ask “%(ask)s” was withdrawn.")
            yield Finding(said % {"ask": ask}, reverse("ask", args=[ask.pk]))
        elif not (ask.addressee_office_id or ask.addressee_organisation_id or ask.addressee_words):
            said = _("The ask “%(ask)s” has no addressee.")
            yield Finding(said % {"ask": ask}, reverse("ask", args=[ask.pk]))


def _paragraphs(letter: Letter) -> Iterator[Finding]:
    for row in letter.paragraphs.select_related("paragraph"):
        text = row.paragraph
        if needs_check(text, today()):
            said = _("The approved text “%(text)s” was to be looked at again by %(day)s.")
            words = said % {"text": text, "day": day(review_of(text))}
            yield Finding(words, reverse("text", args=[text.pk]))


def perpetrators(letter: Letter) -> list[Party]:
    """Those recorded as alleged perpetrators whose name stands in the text."""
    rows = Party.objects.filter(
        case__letters__letter=letter, role__code=PERPETRATOR, person__isnull=False
    )
    said = words_said(letter)
    parties = rows.select_related("person", "case").prefetch_related("person__names")
    return [party for party in parties if party.person and stands(party.person, said)]


def _perpetrators(letter: Letter) -> Iterator[Finding]:
    named = perpetrators(letter)
    sourced = _sourced(named)
    for party in named:
        link = party.case.get_absolute_url()
        if party.pk not in sourced:
            said = _("%(name)s is named as a perpetrator, and no public source says so.")
            yield Finding(said % {"name": party.person}, link)
        else:
            said = _("%(name)s is named as a perpetrator: whoever approves looks at the source.")
            yield Finding(said % {"name": party.person}, link, blocks=False)


def _sourced(parties: Iterable[Party]) -> set[object]:
    """Of those of whose part a source that may be quoted tells."""
    keys = [party.pk for party in parties]
    public = Citation.objects.filter(source__scope=None, contradicts=False)
    direct = set(public.filter(party__in=keys).values_list("party", flat=True))
    told = public.filter(event__isnull=False).values("event")
    through = EventParty.objects.filter(party__in=keys, event__in=told)
    return direct | set(through.values_list("party", flat=True))


def _signatories(letter: Letter) -> Iterator[Finding]:
    link = reverse("letter-check", args=[letter.reference]) + "#signatories"
    signed = list(letter.signatories.all())
    if not signed:
        yield Finding(_("Nobody stands under it."), letter.get_absolute_url(), blocks=False)
    changed = changed_at(letter)
    for one in signed:
        if one.agreed_on is None:
            said = _("%(name)s has not agreed to stand under it.")
            yield Finding(said % {"name": one.printed_name}, link)
        elif changed and changed > _recorded_at(one):
            said = _("The text has changed since %(name)s agreed to it.")
            yield Finding(said % {"name": one.printed_name}, link)


def changed_at(letter: Letter) -> datetime | None:
    """When a block of the letter was last changed."""
    last = Section.history.filter(letter_id=letter.pk).order_by("-history_date").first()
    return last.history_date if last else None


def _recorded_at(one: Signatory) -> datetime:
    recorded: datetime = one.history.latest().history_date
    return recorded


def _embargo(letter: Letter) -> Iterator[Finding]:
    if letter.readers == Readers.EMBARGOED and letter.embargo_until is None:
        words = _("It is open after a day, and the day is not chosen.")
        yield Finding(words, letter.get_absolute_url())


def _guessing(letter: Letter, user: User | None) -> Iterator[Finding]:
    for name in leaving_out.could_be_guessed(letter, user):
        said = _("Fewer than 3 people on record have the role, age and region that are told of "
                 "%(name)s: who reads it may guess.")  # fmt: skip
        yield Finding(said % {"name": name}, letter.get_absolute_url(), blocks=False)


def _copies(letter: Letter) -> Iterator[Finding]:
    """Each State that reads a confidential letter is to be asked for; a copy may go to another."""
    for copy in copies(letter) if letter.readers == Readers.CONFIDENTIAL else ():
        if not copy.countries:
            said = _("It is not known for which State “%(words)s” gets a copy: it counts as the "
                     "addressee’s own. Name the country, or the office as recorded.")  # fmt: skip
            yield Finding(said % {"words": copy.words}, letter.get_absolute_url(), blocks=False)


def _addresses(letter: Letter) -> Iterator[Finding]:
    """Said before the text is frozen: afterwards nobody can add what its readers need."""
    to = [letter.addressee.office] if letter.addressee else []
    for office in dict.fromkeys([*to, *_written_to(letter)]):
        if not office.postal_address.strip() and not office.email:
            said = _("No address of the %(office)s is recorded.") % {"office": office}
            yield Finding(said, office.get_absolute_url(), blocks=False)


def _written_to(letter: Letter) -> Iterable[Office]:
    """Those whom readers of an appeal are asked to write to."""
    holdings = [
        key
        for section in in_text(letter)
        if section.kind == SectionKind.ADDRESSES
        for kind, _colon, key in (one["key"].partition(":") for one in section.sentences)
        if kind == "address"
    ]
    return Office.objects.filter(holdings__in=holdings).distinct() if holdings else ()


def _letterhead(letter: Letter, user: User | None) -> Iterator[Finding]:
    """Of a sender who is not the house only the name is printed."""
    house, link = House.current(), letter.get_absolute_url()
    if user and user.may(Permission.MANAGE_OFFICE):
        link = reverse("house-organisation")
    if not is_the_house(letter.sender, house):
        said = _("The letterhead is the name of %(sender)s alone, without an address: it is not "
                 "recorded as the organisation that works here.")  # fmt: skip
        yield Finding(said % {"sender": letter.sender}, link, blocks=False)
    elif not house.address.strip():
        yield Finding(_("The letterhead has no postal address."), link, blocks=False)
