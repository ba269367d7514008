"""Who writes: the letterhead of the office, or the name of whoever else sends a letter."""

import base64
from dataclasses import dataclass

from accounts.models import House
from advocacy.paper.words import Words
from core import blobs
from people.folding import fold
from people.models import Organisation


@dataclass(frozen=True)
class Letterhead:
    """`lines` as they are printed under the name; `logo` the bytes of a PNG, or none."""

    name: str
    lines: tuple[str, ...] = ()
    logo: bytes = b""

    @property
    def logo_address(self) -> str:
        """A data: address; a paper can point to nothing else."""
        return f"data:image/png;base64,{base64.b64encode(self.logo).decode()}" if self.logo else ""


def letterhead(sender: Organisation, house: House, words: Words) -> Letterhead:
    """Of the office where it is the sender itself; of somebody else we know the name alone."""
    if not is_the_house(sender, house):
        return Letterhead(sender.name, (sender.abbreviation,) if sender.abbreviation else ())
    reach = [
        ", ".join(line.strip() for line in house.address.splitlines() if line.strip()),
        " · ".join(
            said for said in (
                words.telephone.format(house.telephone) if house.telephone else "",
                house.email, house.website,
            ) if said
        ),
        " · ".join(
            form.format(number)
            for form, number in (
                (words.registration, house.registration),
                (words.register, house.transparency_register),
            )
            if number
        ),
    ]  # fmt: skip
    logo = blobs.read(house.logo) if house.logo else b""
    return Letterhead(house.name, tuple(line for line in reach if line), logo)


def is_the_house(sender: Organisation, house: House) -> bool:
    """By their names, folded: the office and its row among organisations are two records."""
    of_house = {fold(name) for name in (house.name, house.short_name) if name}
    return bool(of_house & {fold(name) for name in (sender.name, sender.abbreviation) if name})
