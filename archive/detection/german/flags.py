"""What a German word form can be, as flags."""

from .. import flags as shared

MARK = shared.MARK  # a quotation
CAP = 1 << 0  # begins with a capital or a digit
DET = 1 << 1
PRON = 1 << 2
REL = 1 << 3
SUB = 1 << 4  # subordinating conjunction
CONTENT = 1 << 5  # opens a content clause: dass, ob, wie …
GEN = 1 << 6
FIN = 1 << 7  # surely finite, where it is a verb at all
MAYFIN = 1 << 8  # finite or participle or infinitive: the clause decides
AUX = 1 << 9
PART = 1 << 10  # past participle
INF = 1 << 11
ZUINF = 1 << 12  # aufzurufen
K1 = 1 << 13  # subjunctive I
K1S = 1 << 14  # … that is nothing else
K2 = 1 << 15
ADJ = 1 << 16  # may be an inflected adjective
SAY = 1 << 17  # a form of a reporting verb
FRAME = 1 << 18  # laut, nach, zufolge, so, wie, demnach …
PREP = 1 << 19
TIME = 1 << 20
SEP = 1 << 21  # , : ; –
NOTSUBJ = 1 << 22
NOUN = 1 << 23  # a noun that takes a content clause
HEARSAY = 1 << 24  # soll, sollen
LIGHT = 1 << 26  # may stand between verb and subject
PARTICLE = 1 << 27
FRAMENOUN = 1 << 28
VERB = 1 << 29
OPENS = 1 << 30  # davon, überzeugt, hält …: may open a content clause
