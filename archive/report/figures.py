"""The figures of a sourcing report: their codes, labels and definitions, in the order they are shown."""

from dataclasses import dataclass

from archive.evidence import Source


@dataclass(frozen=True, slots=True)
class Definition:
    """A figure. `sort`: "ratio" (n of d), "mean" (n divided by d) or "maximum" (n alone)."""

    code: str
    label_de: str
    label_en: str
    definition_de: str
    definition_en: str
    sort: str = "ratio"

    def label(self, language: str) -> str:
        return self.label_de if language.startswith("de") else self.label_en

    def definition(self, language: str) -> str:
        return self.definition_de if language.startswith("de") else self.definition_en


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of one article. `subject`: the source it is about, where there is one (the conduit)."""

    definition: Definition
    numerator: int
    denominator: int
    subject: Source | None = None

    @property
    def value(self) -> float | None:
        """n/d as a number; None for 0/0."""
        return self.numerator / self.denominator if self.denominator else None

    def text(self, language: str = "en") -> str:
        """As shown: "16/20", a mean as "1.8" ("1,8" in German), a maximum as "2", nothing to count as "–"."""
        if not self.denominator:
            return "–"
        if self.definition.sort == "ratio":
            return f"{self.numerator}/{self.denominator}"
        text = f"{self.value:.1f}" if self.definition.sort == "mean" else str(self.numerator)
        return text.replace(".", ",") if language.startswith("de") else text


DEFINITIONS = {
    definition.code: definition
    for definition in (
        Definition(
            "named_voices",
            "namentliche Stimmen",
            "named voices",
            "Stimmen, deren Namen der Artikel nennt, von allen Stimmen. Eine Stimme ist eine Person oder "
            "Gruppe, von der mindestens eine Textstelle ausgeht.",
            "Voices the article names, of all voices. A voice is a person or group that originates at least"
            " one passage.",
        ),
        Definition(
            "unnamed_officials",
            "ungenannte Amtsträger",
            "unnamed officials",
            "Stimmen, die offen für eine genannte Stelle sprechen, ohne selbst genannt zu werden, von allen"
            " Stimmen.",
            "Voices that speak openly for a named body without being named themselves, of all voices.",
        ),
        Definition(
            "anonymous_voices",
            "anonyme Stimmen",
            "anonymous voices",
            "Stimmen, deren Namen der Artikel zurückhält oder durch ein Pseudonym ersetzt, von allen "
            "Stimmen.",
            "Voices whose name the article withholds or replaces by a pseudonym, of all voices.",
        ),
        Definition(
            "reason_printed",
            "Grund der Anonymität gedruckt",
            "reason for anonymity printed",
            "Anonyme Stimmen, zu denen der Artikel einen Grund der Anonymität nennt, von allen anonymen "
            "Stimmen.",
            "Anonymous voices for which the article gives a reason, of all anonymous voices.",
        ),
        Definition(
            "basis_printed",
            "Wissensgrundlage gedruckt",
            "basis of knowledge printed",
            "Anonyme Stimmen, von denen der Artikel sagt, woher sie wissen, was sie sagen, von allen "
            "anonymen Stimmen.",
            "Anonymous voices of which the article says how they know what they say, of all anonymous "
            "voices.",
        ),
        Definition(
            "second_hand",
            "Textstellen aus zweiter Hand",
            "second-hand passages",
            "Textstellen, die ein anderes Medium eingeholt hat, von allen Textstellen. Eigene Darstellungen"
            " des Mediums sind hier und in den folgenden Zahlen keine Textstellen.",
            "Passages gathered by another outlet, of all passages. The outlet's own account is no passage, "
            "here and in the figures below.",
        ),
        Definition(
            "longest_chain",
            "längste Kette",
            "longest chain",
            "Die meisten Stationen, über die eine Textstelle in den Artikel kam, die sprechende Quelle "
            "mitgezählt.",
            "The most stations through which a passage reached the article, the speaker included.",
            sort="maximum",
        ),
        Definition(
            "mean_chain",
            "mittlere Kette",
            "mean chain",
            "Stationen je Textstelle im Mittel, die sprechende Quelle mitgezählt.",
            "Stations per passage on average, the speaker included.",
            sort="mean",
        ),
        Definition(
            "one_conduit",
            "Abhängigkeit von einem Zubringer",
            "dependence on one conduit",
            "Textstellen, die die häufigste einholende Stelle eingeholt hat, von allen Textstellen.",
            "Passages gathered by whoever gathered most of them, of all passages.",
        ),
        Definition(
            "single_strand",
            "Behauptungen mit einem unabhängigen Beleg",
            "single-strand claims",
            "Tatsachenbehauptungen, die genau eine unabhängige Quellenlinie stützt und keine bestreitet, "
            "von allen Tatsachenbehauptungen des Artikels. Die Beleglage gilt für das ganze Archiv.",
            "Factual claims that exactly one independent line supports and none denies, of all factual "
            "claims of the article. The status is that in the whole archive.",
        ),
        Definition(
            "denied_only",
            "nur bestrittene Behauptungen",
            "claims denied only",
            "Tatsachenbehauptungen, die nur bestritten vorkommen, von allen des Artikels.",
            "Factual claims that appear only as denied, of all of the article.",
        ),
        Definition(
            "unsourced",
            "Behauptungen ohne Beleg",
            "unsourced claims",
            "Tatsachenbehauptungen ohne gezählte Stütze und ohne gezählte Bestreitung, von allen des "
            "Artikels.",
            "Factual claims without counted support or denial, of all of the article.",
        ),
        Definition(
            "contested",
            "umstrittene Behauptungen",
            "contested claims",
            "Tatsachenbehauptungen, die mindestens je eine unabhängige Quellenlinie stützt und bestreitet, "
            "von allen des Artikels.",
            "Factual claims that at least one independent line supports and one denies, of all of the "
            "article.",
        ),
        Definition(
            "taken_over",
            "in eigener Darstellung übernommen",
            "taken over in own voice",
            "Tatsachenbehauptungen mit nur einem unabhängigen Beleg, nur bestrittene oder umstrittene, die "
            "das Medium in eigener Darstellung stützt oder bestreitet, von allen des Artikels.",
            "Factual claims that are single-strand, denied only or contested and that the outlet supports "
            "or denies in its own voice, of all of the article.",
        ),
        Definition(
            "unmarked_translations",
            "nicht ausgewiesene Übersetzungen",
            "unmarked translations",
            "Wörtliche Zitate und Teilzitate, die übersetzt sind, ohne dass der Artikel es sagt, von allen "
            "wörtlichen Zitaten und Teilzitaten.",
            "Direct and partial quotes that are translated without the article saying so, of all direct and"
            " partial quotes.",
        ),
        Definition(
            "ambiguous",
            "mehrdeutige Zuordnungen",
            "ambiguous attributions",
            "Textstellen, deren Zuordnung mindestens zwei vertretbare Lesarten hat, von allen Textstellen.",
            "Passages whose attribution has at least two defensible readings, of all passages.",
        ),
    )
}
