"""Composing the sample's articles: who speaks in each, by which route, and what that does to which claims."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from .claims import Claims
from .context import after, before
from .reports import REPORTS, direct, nested, own_account
from .rows import MOMENT, Rows
from .voices import Cast, Voice
from .words import TOPICS, clause, one_of
from .writing import Passage, Writing

FIRST_DAY, DAYS = date(2014, 1, 1), 4000
# Each code as often as it has its share.
_STATUSES = ("published",) * 92 + ("draft",) * 5 + ("in_review",) * 3
_STEPS = (0,) * 62 + (1,) * 30 + (2,) * 8
_REASONS = ("none_printed",) * 6 + ("not_authorised",) * 2 + ("reprisal",)
_CONFIDENCES = ("explicit",) * 85 + ("inferred",) * 12 + ("ambiguous",) * 3
_CHANNELS = ("told_journalist", "statement", "public_speech", "proceeding", "social_media", "not_stated")
_BASES = ("official", "expertise", "participant", "document", "not_stated", "not_stated")


@dataclass(slots=True)
class Composer:
    """Composes article after article into `rows`."""

    random: Random
    cast: Cast
    rows: Rows
    people: tuple[int, int]  # ids of annotator and reviewer
    claims: Claims
    expected: int  # quotes, of which there are so many
    composed: int = 0

    def article(self, quotes: int) -> None:
        """One article with exactly that many quotes."""
        random, cast = self.random, self.cast
        self.composed += quotes
        outlet = one_of(random, cast.outlets)
        about = int(random.random() ** 2 * len(TOPICS))
        writing = Writing(random, outlet.language, TOPICS[about])
        status = one_of(random, _STATUSES)
        relays = self._relays(outlet)
        voices = self._voices(outlet, relays)
        self._write(writing, voices, relays, quotes)
        article = self._article_row(writing, outlet, status)
        published = status == "published"
        attributions = self._attributions(writing, article, voices, relays, published)
        numbers, body = [], writing.body()
        for passage in writing.passages:
            around = before(body, passage.spans[0][0]), after(body, passage.spans[-1][1])
            numbers.append(self._quote_row(passage, article, attributions, numbers, writing.language, around))
            if random.random() < 0.35:
                self.claims.stance(passage.clause, numbers[-1], about, published)
        for voice in voices:
            if voice.anonymous and voice.id in writing.mentions:
                self.rows.add_source(voice, published)

    def begin(self) -> None:
        """Write the sources that last."""
        for voice in self.cast.lasting:
            self.rows.add_source(voice)

    def _relays(self, outlet: Voice) -> list[Voice]:
        """None, one or two outlets through which the words came, the nearest to this article first."""
        steps = one_of(self.random, _STEPS)
        return self.random.sample([other for other in self.cast.outlets if other is not outlet], steps)

    def _voices(self, outlet: Voice, relays: list[Voice]) -> list[Voice]:
        random, cast = self.random, self.cast
        chosen = random.sample(cast.speakers, random.randint(1, 3))
        if random.random() < 0.3:
            chosen.append(one_of(random, cast.organisations))
        if random.random() < 0.4:
            chosen.append(cast.withheld(relays[-1] if relays else outlet, self.rows.next_ids["article"]))
        random.shuffle(chosen)
        return chosen

    def _write(self, writing: Writing, voices: list[Voice], relays: list[Voice], quotes: int) -> None:
        random, paragraph = self.random, 0
        writing.narrate()
        while len(writing.passages) < quotes:
            if random.random() < 0.1:
                own_account(writing, None)
            else:
                way = one_of(random, REPORTS)
                way = direct if way is nested and quotes - len(writing.passages) < 2 else way
                way(writing, one_of(random, voices))
            if random.random() < 0.25:
                writing.narrate()
            paragraph += 1
            if paragraph % 4 == 0:
                writing.add("\n\n")
        for relay in relays:
            writing.add("Das berichtete " if writing.language == "de" else "This was reported by ")
            writing.mention(relay)
            writing.add(". ")

    def _article_row(self, writing: Writing, outlet: Voice, status: str) -> int:
        random, number = self.random, self.rows.next_ids["article"]
        day = self._day()
        issued = day.isoformat()
        if random.random() < 0.06:
            issued = one_of(random, (issued[:7], issued[:4], issued[:7] + "~"))
        headline = clause(random, writing.topic).main(writing.language)
        byline = one_of(random, self.cast.speakers).name if random.random() < 0.6 else ""
        slug = "".join(char for char in outlet.name.lower() if char.isascii() and char.isalpha())
        url = f"https://{slug}.example/{day:%Y/%m/%d}/{number}"
        text = "full" if random.random() < 0.2 else "excerpts"
        reviewed = (*self.people, MOMENT) if status == "published" else (self.people[0], None, None)
        values = (outlet.id, headline, byline, url, "", writing.language, issued, writing.body())
        return self.rows.add("article", *values, text, status, *reviewed, "")

    def _day(self) -> date:
        """Archives grow with time: an article is recorded soon after it appeared, one in eight long after."""
        today = DAYS * self.composed / self.expected
        late = self.random.random() * today if self.random.random() < 0.125 else self.random.expovariate(0.1)
        return FIRST_DAY + timedelta(days=int(max(today - late, 0)))

    def _attributions(
        self, writing: Writing, article: int, voices: list[Voice], relays: list[Voice], published: bool
    ) -> dict[int, int]:
        """Source id → attribution id; the voices speak through the last relay, or most of them do."""
        numbers: dict[int, int] = {}
        via = None
        for relay in relays:
            via = numbers[relay.id] = self._attribution(writing, article, relay, via, published)
        for voice in voices:
            if voice.id in writing.mentions:
                route = via if self.random.random() < 0.8 else None
                numbers[voice.id] = self._attribution(writing, article, voice, route, published)
        return numbers

    def _attribution(
        self, writing: Writing, article: int, voice: Voice, via: int | None, published: bool
    ) -> int:
        random = self.random
        descriptor, start, end = writing.mentions[voice.id]
        again = voice.again[writing.language]
        relayed = voice.kind == "outlet"
        channel = "publication" if relayed else one_of(random, _CHANNELS)
        reason = "not_applicable"
        if voice.anonymous:
            reason = one_of(random, _REASONS)
        terms = "background" if voice.anonymous else "on_record"
        cue = ("berichtete" if writing.language == "de" else "reported by") if relayed else ""
        values = (article, voice.id, via, cue, channel, descriptor, start, end)
        values += ([] if again == descriptor else [again], voice.identification, one_of(random, _BASES))
        return self.rows.add("attribution", *values, terms, reason, "", "", published)

    def _quote_row(
        self,
        passage: Passage,
        article: int,
        attributions: dict[int, int],
        numbers: list[int],
        language: str,
        around: tuple[str, str],
    ) -> int:
        confidence = one_of(self.random, _CONFIDENCES)
        note = "Two people could be meant." if confidence == "ambiguous" else ""
        voice = passage.voice and attributions[passage.voice.id]
        parent = None if passage.inside is None else numbers[passage.inside]
        translation = "translated_unmarked" if passage.original_text else "original"
        values = (article, voice, passage.kind, passage.text, list(passage.spans))
        values += (passage.cue, confidence, note, parent, language, translation)
        original = ("en", "transcript") if passage.original_text else ("", "")
        return self.rows.add("quote", *values, passage.original_text, *original, *around)
