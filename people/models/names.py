"""Names and disputed attributes of a person: each a row with its own sources."""

from collections.abc import Iterable

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.dates import PartialDateColumns
from core.facts import Fact, exactly_one
from core.fields import CodeField
from core.history import one_transaction
from core.models import Term
from people.folding import VERSION, fold, keys_of, shortened
from people.models.subjects import Organisation, Person
from people.organisation_words import keys_of_organisation

RENEWED = ["person_id", "organisation_id", "folded", "parts", "version"]


class NameKind(models.TextChoices):
    PREFERRED = "PREFERRED", _("house spelling")
    LEGAL = "LEGAL", _("legal name")
    ALIAS = "ALIAS", _("also known as")
    PSEUDONYM = "PSEUDONYM", _("pen name")
    FORMER = "FORMER", _("former name")
    TRANSLITERATION = "TRANSLITERATION", _("transliteration")
    AS_WRITTEN = "AS_WRITTEN", _("as written in a source")
    COURT_INITIALS = "COURT_INITIALS", _("initials used by a court")


class Script(models.TextChoices):
    """ISO 15924."""

    LATIN = "Latn", _("Latin")
    CYRILLIC = "Cyrl", _("Cyrillic")
    ARABIC = "Arab", _("Arabic")
    OTHER = "Zyyy", _("other")


class NameOrder(models.TextChoices):
    GIVEN_FIRST = "GIVEN_FIRST", _("given name first")
    FAMILY_FIRST = "FAMILY_FIRST", _("surname first")


def script_of(text: str) -> Script:
    """The script of the first letter that tells."""
    for character in text:
        if "A" <= character.upper() <= "Z" or "À" <= character <= "ɏ":
            return Script.LATIN
        if "Ѐ" <= character <= "ԯ":
            return Script.CYRILLIC
        if "؀" <= character <= "ۿ":
            return Script.ARABIC
    return Script.OTHER


class Name(Fact):
    """One form of a name.

    `order` says how its parts stand; a `generated` form is no evidence, only easier to find. What
    makes spellings comparable is its NameKey, written with it.
    """

    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="names")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="names")
    text = models.TextField(_("name"))
    kind = CodeField(NameKind, verbose_name=_("kind"), default=NameKind.AS_WRITTEN)
    script = CodeField(Script, editable=False, default=Script.LATIN)
    language = models.CharField(_("language"), max_length=3, blank=True)
    given = models.TextField(_("given name"), blank=True)
    family = models.TextField(_("surname"), blank=True)
    patronymic = models.TextField(_("patronymic"), blank=True)
    valid = PartialDateColumns()
    order = CodeField(NameOrder, verbose_name=_("order"), blank=True)
    printable = models.BooleanField(_("may be printed"), default=True)
    searchable = models.BooleanField(_("may be searched"), default=True)
    generated = models.BooleanField(default=False, editable=False)

    class Meta(Fact.Meta):
        ordering = ["-printable", "id"]
        constraints = [
            *Fact.Meta.constraints,
            models.CheckConstraint(
                condition=exactly_one("person", "organisation"), name="name_of_one"
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(kind="PREFERRED", withdrawn_at=None),
                name="person_one_house_spelling",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def save(self, **kwargs: object) -> None:  # type: ignore[override]
        self.script = script_of(self.text)
        with one_transaction():
            super().save(**kwargs)  # type: ignore[arg-type]
            NameKey.write(self)
            self._have_compared()

    def _have_compared(self) -> None:
        """Others of the name are looked for in the background, whoever may see them."""
        if self.person_id and self.searchable and not (self.generated or self.withdrawn_at):
            from people.jobs import look_for_same

            look_for_same.defer(person=str(self.person_id))


class NameKey(models.Model):
    """What a name is found by. Not tracked: it holds nothing that the name does not say.

    `folded` is the key of people.folding, `parts` what it is looked up by (people.folding.keys_of).
    `version` is that of the folding rules; people/refolding.py renews older ones.
    """

    name = models.OneToOneField(Name, models.CASCADE, primary_key=True, related_name="key")
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")
    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, related_name="+")
    folded = models.TextField(db_collation="C")
    parts = ArrayField(models.TextField(db_collation="C"))
    version = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [
            GinIndex(OpClass("folded", "gin_trgm_ops"), name="name_key_trigrams"),
            GinIndex(fields=["parts"], name="name_key_parts"),
            models.Index(fields=["version"], name="name_key_version"),
        ]

    def __str__(self) -> str:
        return self.folded

    @classmethod
    def write(cls, *names: Name) -> None:
        """Keep the keys of `names`, or drop those of names that are not to be found."""
        keys = NameKey.objects.using(names[0]._state.db)
        found = [name for name in names if name.searchable and not name.withdrawn_at]
        keys.exclude(name__in=found).filter(name__in=names).delete()
        made = [cls._of(name) for name in found]
        NamePart.learn(made, names[0]._state.db)
        keys.bulk_create(made, update_conflicts=True, unique_fields=["name"], update_fields=RENEWED)

    @classmethod
    def _of(cls, name: Name) -> "NameKey":
        keys = keys_of_organisation if name.organisation_id else keys_of
        return cls(
            name=name,
            person_id=name.person_id,
            organisation_id=name.organisation_id,
            folded=fold(name.text),
            parts=sorted(keys(name.text)),
            version=VERSION,
        )


class NamePart(models.Model):
    """One folded part of any name, once: the vocabulary in which a slip of the pen is looked up.

    `shorter` holds the part and what is left of it when any one letter is dropped, so that two
    parts one letter apart share an entry whatever the number of names.
    """

    part = models.TextField(primary_key=True, db_collation="C")
    shorter = ArrayField(models.TextField(db_collation="C"))

    class Meta:
        indexes = [
            GinIndex(fields=["shorter"], name="name_part_shorter"),
            GinIndex(OpClass("part", "gin_trgm_ops"), name="name_part_trigrams"),
        ]

    def __str__(self) -> str:
        return self.part

    @classmethod
    def learn(cls, keys: "Iterable[NameKey | OrganisationKey]", using: str | None) -> None:
        """Add the parts of `keys`, in one order, so that two who write do not block each other."""
        parts = {part for key in keys for part in key.parts if part[0].isalnum()}
        cls.objects.using(using).bulk_create(
            [cls(part=part, shorter=sorted(shortened(part))) for part in sorted(parts)],
            ignore_conflicts=True,
        )


class OrganisationKey(models.Model):
    """What an organisation's own name and short name are found by, as NameKey for a Name."""

    organisation = models.OneToOneField(
        Organisation, models.CASCADE, primary_key=True, related_name="key"
    )
    folded = models.TextField(db_collation="C")
    parts = ArrayField(models.TextField(db_collation="C"))
    version = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [GinIndex(fields=["parts"], name="organisation_key_parts")]

    def __str__(self) -> str:
        return self.folded

    @classmethod
    def write(cls, *organisations: Organisation) -> None:
        """Keep the keys of `organisations`."""
        using = organisations[0]._state.db
        keys = [cls._of(organisation) for organisation in organisations]
        NamePart.learn(keys, using)
        OrganisationKey.objects.using(using).bulk_create(
            keys,
            update_conflicts=True,
            unique_fields=["organisation"],
            update_fields=["folded", "parts", "version"],
        )

    @classmethod
    def _of(cls, organisation: Organisation) -> "OrganisationKey":
        named = keys_of_organisation(organisation.name, organisation.abbreviation)
        folded = fold(f"{organisation.name} {organisation.abbreviation}")
        return cls(organisation=organisation, folded=folded, parts=sorted(named), version=VERSION)


class AttributeKind(models.TextChoices):
    BIRTH = "BIRTH", _("born")
    AGE = "AGE", _("age as stated")
    SEX = "SEX", _("sex")
    NATIONALITY = "NATIONALITY", _("nationality")
    ETHNICITY = "ETHNICITY", _("ethnicity")
    RESIDENCE = "RESIDENCE", _("lives or lived in")
    OCCUPATION = "OCCUPATION", _("occupation")
    WORDING = "WORDING", _("described as")
    STATUS = "STATUS", _("situation as stated")


class Attribute(Fact):
    """What a source says of a person, where sources may differ.

    `value` holds the words or, for SEX and country kinds, a code (M, F, X; ISO 3166); `date` the
    birth date, or the day on which a stated age, role or situation held.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="attributes")
    kind = CodeField(AttributeKind, verbose_name=_("kind"))
    value = models.TextField(_("value"), blank=True)
    term = models.ForeignKey(Term, models.PROTECT, null=True, blank=True, related_name="+")
    date = PartialDateColumns()

    class Meta(Fact.Meta):
        ordering = ["kind", "id"]

    def __str__(self) -> str:
        return f"{AttributeKind(self.kind).label}: {self.value}"
