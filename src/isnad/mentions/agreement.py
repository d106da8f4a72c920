"""Number, gender and sort: what a mention can be the same as, by its words alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from isnad.mentions.countries import is_people
from isnad.mentions.draft import Draft
from isnad.mentions.mention import EntityType
from isnad.mentions.numerals import wordset
from isnad.mentions.sorts import is_organisation_noun, is_person_noun

Gender = Literal["m", "f"]
MALE = wordset("he him his himself")
FEMALE = wordset("she her hers herself")
THING = wordset("it its itself")
MANY = wordset("they them their theirs themselves")
REFLEXIVE = wordset("himself herself itself themselves")
POSSESSIVE = wordset("his her its their")
_MEN = wordset(
    "mr sir lord king prince sheikh shaykh sheik sayyid sayed imam ayatollah mullah father brother uncle",
    "nephew son husband widower man boy gentleman spokesman chairman policeman businessman gunman congressman",
    "cardinal pope bishop archbishop emir sultan baron duke count monk priest grandfather stepfather stepson",
    "grandson herr señor don monsieur salesman fisherman cameraman serviceman watchman nobleman clergyman",
    "fireman",
)
_WOMEN = wordset(
    "mrs ms miss lady queen princess dame madam madame mother sister aunt niece daughter wife widow woman",
    "girl spokeswoman chairwoman policewoman businesswoman congresswoman actress baroness duchess countess",
    "nun grandmother stepmother stepdaughter granddaughter frau señora doña waitress heroine girlfriend",
    "housewife",
)
_FEMALE_NAMES = wordset(
    "mary anna anne ann elizabeth margaret susan sarah jane helen ruth alice edith rose emily emma grace",
    "marie louise catherine katherine kathleen karen nancy linda barbara patricia jennifer jessica michelle",
    "laura lisa amy carol judith joan janet diane julie christine deborah rachel hannah rebecca charlotte",
    "claire eleanor frances florence ellen esther eve evelyn fiona gail heather irene isabel jean jill joyce",
    "june kate kim lillian lucy lynn marion martha maureen megan melissa monica nicole olga pamela paula",
    "pauline phyllis rosa sally sandra sharon sheila shirley sophie stella stephanie sylvia teresa tessa",
    "theresa tracy vera veronica victoria virginia vivian wendy yvonne zoe carmen dolores mercedes pilar",
    "rosario guadalupe consuelo luz isabelle ingrid astrid greta heidi fatima aisha khadija zaynab zainab",
    "maryam mariam leila layla laila samira amina nadia huda noor nour hanan iman salma yasmin yasmine rania",
    "dina lina hala rana farah shirin parvin nasrin zahra fatemeh ayşe emine nuray sevgi elif ljubica milica",
    "zlata vesna svetlana natalia natasha tatiana irina galina ekaterina oksana ludmila ljudmila",
)
_MALE_ENDING_A = wordset(
    "musa moussa mustafa abdalla taha yahya luca nikita sasha joshua ezra issa isa zakaria hamza jawa andrea",
    "elia rida reza ridha mirza aga agha raza daoudia mikha murtada murtaza moqtada muqtada atta ata sadda",
    "rada ilya kostya misha grisha vanya mischa barnaba tembala mamadou akira nicola jonah micah noah garcia",
    "costa",
)
_PLURALS = wordset(
    "people men women children police troops staff personnel relatives guerrillas militia militiamen gunmen",
    "policemen fishermen servicemen businessmen youths others both two three four several many some",
)
_SINGULAR_S = ("ss", "us", "is", "ous")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of who a mention refers to; None where its words do not tell. `one` and `many` can both hold."""

    sort: EntityType | None
    gender: Gender | None
    one: bool
    many: bool


def facts_of(text: str, draft: Draft, head: str) -> Facts:
    """The facts of a name, description or pronoun; `head` is its head word in lower case."""
    low = text[draft.start : draft.end].casefold()
    if draft.kind == "pronoun":
        return _of_pronoun(low)
    words = re.findall(r"[^\W\d_]+", low)
    if draft.kind == "name":
        title = text[slice(*draft.title)].casefold() if draft.title else ""
        return Facts(
            draft.entity_type,
            _gender_of_name(title, words, draft),
            True,
            draft.entity_type in ("Organization", "People"),
        )
    sort = sort_of_noun(head) or draft.entity_type
    plural = is_plural(head) or (bool(words) and words[0] in ("these", "those", "several", "both"))
    company = sort == "Organization" or head in ("police", "militia", "staff")
    return Facts(sort, _gender_of_noun(head), not plural or company, plural or company)


def sort_of_noun(noun: str) -> EntityType | None:
    """Whether a common noun tells of a person or an organisation; None for other nouns."""
    single = noun.removesuffix("s") if noun.endswith("s") and not noun.endswith("ss") else noun
    if is_person_noun(single) or is_person_noun(noun):
        return "Person"
    if is_organisation_noun(single) or is_organisation_noun(noun):
        return "Organization"
    return "People" if is_people(noun) else None


def _of_pronoun(low: str) -> Facts:
    if low in MALE:
        return Facts("Person", "m", True, False)
    if low in FEMALE:
        return Facts("Person", "f", True, False)
    return Facts(None, None, low in THING, low in MANY)


def _gender_of_name(title: str, words: list[str], draft: Draft) -> Gender | None:
    told = re.findall(r"[^\W\d_]+", title)
    if any(w in _WOMEN for w in told):
        return "f"
    if any(w in _MEN for w in told):
        return "m"
    if draft.entity_type != "Person" or len(words) < 2:
        return None
    return "f" if words[0] in _FEMALE_NAMES else None


def leans_female(words: str) -> bool:
    """Whether a full name's first word ends as women's names mostly do; a hint, no proof."""
    first = re.findall(r"[^\W\d_]+", words.casefold())[:1]
    return bool(first) and first[0].endswith("a") and first[0] not in _MALE_ENDING_A


def _gender_of_noun(head: str) -> Gender | None:
    return "f" if head in _WOMEN else "m" if head in _MEN else None


def is_plural(noun: str) -> bool:
    """Whether a common noun is of several."""
    return noun in _PLURALS or (noun.endswith("s") and not noun.endswith(_SINGULAR_S))
