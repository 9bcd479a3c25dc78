"""Make archive/data/german_parts.txt anew."""

from pathlib import Path

from .dictionary import german
from .parts import make
from .writing import lines

FILE = Path(__file__).parents[2] / "data" / "german_parts.txt"

if __name__ == "__main__":
    made = lines(make(german()))
    FILE.write_text("\n".join(made) + "\n", encoding="utf-8")
    print(f"{FILE.name}: {len(made)} lines")
