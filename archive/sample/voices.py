"""Who speaks in the sample: outlets, organisations, people, and anonymous voices of one report each."""

from dataclasses import dataclass
from random import Random

from .words import WORDS, pick


@dataclass(slots=True)
class Voice:
    """A source: its columns, and how articles in either language print it (at first, and afterwards)."""

    id: int
    kind: str
    identification: str
    printed: dict[str, str]
    again: dict[str, str]
    name: str = ""
    label_de: str = ""
    label_en: str = ""
    principal: "Voice | None" = None
    origin_report: str = ""
    country: str = ""
    language: str = "de"

    @property
    def anonymous(self) -> bool:
        return bool(self.origin_report)

    @property
    def root(self) -> "Voice":
        return self.principal.root if self.principal else self


class Cast:
    """The sources of one sample: `lasting` ones, and those `withheld` gives; ids count up from `first_id`."""

    def __init__(self, random: Random, first_id: int, people: int) -> None:
        self.random, self.next_id = random, first_id
        self.lasting: list[Voice] = []
        self.outlets = [self._outlet(*outlet) for outlet in WORDS["outlets"]]
        self.organisations: list[Voice] = []
        for row in WORDS["organisations"]:
            self.organisations.append(self._organisation(*row))
        self.speakers = [self._spokesperson(organisation) for organisation in self.organisations]
        self.speakers += [self._person() for _ in range(people)]
        random.shuffle(self.speakers)

    def _add(self, kind: str, identification: str, printed: dict, again: dict, **columns) -> Voice:
        voice = Voice(self.next_id, kind, identification, printed, again, **columns)
        self.next_id += 1
        self.lasting.append(voice)
        return voice

    def _outlet(self, name: str, language: str) -> Voice:
        house = {"de": f"Verlagshaus {name.split()[-1]}", "en": f"{name.split()[-1]} Publishing"}
        publisher = self._add("organisation", "institution", house, house, name=house[language])
        printed = {"de": name, "en": name}
        return self._add(
            "outlet", "institution", printed, printed, name=name, principal=publisher, language=language
        )

    def _organisation(self, name: str, english: str, above: str) -> Voice:
        principal = self.organisations[int(above)] if above else None
        printed = {"de": name, "en": f"the {english}"}
        labels = {"label_de": name, "label_en": english}
        return self._add(
            "organisation", "institution", printed, printed, name=name, principal=principal, **labels
        )

    def _spokesperson(self, organisation: Voice) -> Voice:
        english = organisation.label_en
        printed = {"de": f"eine Sprecherin ({organisation.name})", "en": f"a spokeswoman for the {english}"}
        labels = {"label_de": f"Sprecherin: {organisation.name}", "label_en": f"{english} spokeswoman"}
        again = {"de": "die Sprecherin", "en": "the spokeswoman"}
        return self._add("person", "official_unnamed", printed, again, principal=organisation, **labels)

    def _person(self) -> Voice:
        random = self.random
        woman = random.random() < 0.5
        first = random.choice(WORDS["women" if woman else "men"])
        surname = random.choice(WORDS["surnames"])
        if random.random() < 0.5:
            surname += f"-{random.choice(WORDS['surnames'])}"
        man_role, woman_role, english = pick(random, WORDS["roles"])
        name = f"{first} {surname}"
        printed = {"de": f"{woman_role if woman else man_role} {name}", "en": f"{english} {name}"}
        principal = random.choice(self.organisations) if random.random() < 0.5 else None
        again = {"de": surname, "en": surname}
        country = random.choice(["DE", "GB", "AT", "US", ""])
        return self._add("person", "named", printed, again, name=name, principal=principal, country=country)

    def withheld(self, outlet: Voice, number: int) -> Voice:
        """An anonymous voice, which exists in one report only; it is not kept among the lasting ones."""
        german, english = self.random.choice(WORDS["withheld"])
        again = {"de": "die Person" if german.startswith("eine ") else "er", "en": "the source"}
        principal = self.random.choice(self.organisations) if self.random.random() < 0.5 else None
        voice = Voice(
            *(self.next_id, "person", "anonymous_described", {"de": german, "en": english}, again),
            label_de=f"{german} ({outlet.name}, Bericht {number})",
            label_en=f"{english} ({outlet.name}, report {number})",
            principal=principal,
            origin_report=f"{outlet.name}, {number}",
        )
        self.next_id += 1
        return voice
