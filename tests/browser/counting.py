"""Counts what a person has to do.

A field is an input whose value the person types or changes; what was filled in and is left is
none. A decision is a choice taken: a passage chosen in a text, a button of a list, a radio button,
a tick, an entry of a select (which is a changed field too). Sending a form or following a link is
neither.
"""

from dataclasses import dataclass

from playwright.sync_api import Locator


@dataclass
class Count:
    fields: int = 0
    decisions: int = 0

    def type(self, field: Locator, words: str) -> None:
        field.fill(words)
        self.fields += 1

    def select(self, field: Locator, label: str) -> None:
        field.select_option(label=label)
        self.fields += 1
        self.decisions += 1

    def choose(self, choice: Locator) -> None:
        choice.click()
        self.decisions += 1
