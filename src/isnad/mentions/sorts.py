"""What a name is the name of, by its own words: *Ministry of …* an organisation, *… Road* a place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from isnad.mentions.countries import country_of, is_people
from isnad.mentions.mention import EntityType
from isnad.mentions.names import KUNYA
from isnad.mentions.numerals import wordset
from isnad.mentions.titles import POSTS

_ORGANISATION_LAST = wordset(
    "watch herald times courier monitor post news journal gazette tribune telegraph guardian observer",
    "chronicle brigade brigades company directorate ministry mission front army party",
    "group agency bank council committee commission force forces movement union league bureau corps",
    "battalion regiment division department association foundation institute university",
    "college institution organization organisation federation coalition alliance network cell squad",
    "militia command authority service services guard guards police tribunal court",
    "parliament congress senate secretariat inc corp ltd co llc plc gmbh press agency radio television tv",
    "broadcasting airlines airways newspaper magazine daily weekly review society",
    "firm enterprise outfit faction platoon squadron taliban",
    "brotherhood cartel gang crew clan syndicate consortium ltd limited sarl doo",
    "jury trust fund club church embassy cabinet politburo presidium junta office staff headquarters administration",
)  # fmt: skip
_ORGANISATION_FIRST = wordset(
    "ministry directorate department office bureau bank university army party front league union council",
    "committee commission movement organization organisation association institute",
    "federation society brigade brigades battalion embassy government republic hezbollah hizballah",
    "hizbullah radio agence sons guardians soldiers lions brothers defenders knights partisans brotherhood",
    "companions supporters ansar jaysh jund kataib kata'ib harakat hizb liwa saraya faylaq katiba asaib",
    "mouvement parti armée armee ministère comité conseil rassemblement ligue fédération syndicat gendarmerie",
    "frente partido movimiento ejército ejercito brigada brigadas fuerza fuerzas unión ministerio policía consejo",
    "alianza comando comandos coordinadora sindicato federación confederación asociación liga alliance",
    "movimento exército partei bewegung bund verband",
) - {"republic"}  # fmt: skip
_PLACE_LAST = wordset(
    "road street avenue square bridge river valley mount mountain mountains province governorate district",
    "city town village airport airfield port harbour harbor bay island islands",
    "hotel palace prison jail gaol hospital house building tower mosque cemetery crossing checkpoint camp",
    "base barracks stadium school lake sea desert gulf peninsula county quarter",
    "neighbourhood neighborhood suburb highway canal dam pass border park museum station market region",
)  # fmt: skip
_PLACE_FIRST = wordset(
    "mount lake port fort cape gulf wadi shatt jabal jebel djebel nahr bandar qasr hisn bab kafr kfar bir ain ayn",
    "tel tall khan marj mazraat qalaat deh shahr",
)
_BODIES = wordset("authority ministry directorate department commission council committee agency bureau mission")
_LINKS = wordset("of for al de du des del della di do da dos der des für")
_STATIONS = wordset("amembassy amconsul usmission secstate usembassy")
_REALMS = wordset("republic kingdom emirate sultanate principality commonwealth")
_PEOPLES = wordset(
    "shia shias muslims muslim christians christian jews jewish shiites shiite shi'ites shi'ite shia sunnis sunni",
    "kurds kurdish arabs",
    "republicans democrats conservatives liberals communists arab druze alawites alawite yazidis yazidi",
    "turkmen pashtuns tajiks hazaras rohingya catholics",
    "protestants hindus sikhs",
)
_PERSON_NOUNS = POSTS | wordset(
    "man woman boy girl child person clerk driver merchant trader smuggler dealer officer official soldier fighter",
    "gunman militant insurgent guard bodyguard courier cook teacher student lawyer judge prosecutor journalist",
    "reporter editor writer author poet historian analyst expert scholar cleric priest bishop imam preacher sheikh",
    "farmer fisherman worker engineer doctor surgeon nurse scientist businessman businesswoman banker accountant",
    "treasurer bookkeeper broker agent spy informant informer defector deserter refugee detainee prisoner hostage",
    "captive witness suspect defendant accused applicant plaintiff complainant respondent victim source subject",
    "brother sister father mother son daughter wife husband widow uncle aunt cousin nephew niece relative friend",
    "grandson grandfather grandmother father-in-law son-in-law brother-in-law aide assistant adviser advisor",
    "interpreter translator member cadre militiaman founder head chief boss superior subordinate predecessor",
    "successor veteran lieutenant captain major corporal private pilot sailor policeman detective inspector",
    "investigator interrogator debriefer candidate deputy lawmaker legislator politician diplomat emissary envoy",
    "negotiator mediator go-between middleman activist dissident rebel guerrilla terrorist bomber assassin killer",
    "hitman murderer kidnapper abductor pirate bandit warlord emir king queen prince princess owner manager",
    "employee colleague comrade neighbour neighbor resident villager native national citizen villain hero",
    "spokesperson chairwoman singer actor actress artist painter player coach businessperson mechanic technician",
    "photographer cameraman recruiter recruit commandant marine medic paramedic tribesman nobleman landowner",
    "stepson stepfather half-brother half-sister twin fiance fiancee girlfriend boyfriend nun monk rabbi clergyman",
)
_PERSON_FIRST = KUNYA | wordset("haji hajji sheikh shaykh sayyid ayatollah mullah")

_ONE_WORD: dict[str, EntityType] = dict.fromkeys(
    (
        "mission",
        "ministry",
        "directorate",
        "company",
        "brigade",
        "commission",
        "committee",
        "council",
        "bureau",
        "agency",
        "movement",
        "party",
        "organization",
        "coalition",
        "pentagon",
    ),
    "Organization",
)


def heads_organisation(word: str) -> bool:
    """Whether an organisation's name goes on after *of* behind this word: *Army of …*, *Ministry of …*."""
    return word.casefold() in _ORGANISATION_FIRST


def is_organisation_noun(word: str) -> bool:
    """Whether a word alone can stand for an organisation that was named in full: *the Ministry*, *the Force*."""
    return word.casefold() in _ORGANISATION_LAST | _ORGANISATION_FIRST


def is_person_noun(word: str) -> bool:
    """Whether a common noun tells of one person: *clerk*, *cousin*, *the accused*."""
    return word.casefold() in _PERSON_NOUNS


def is_place_noun(word: str) -> bool:
    """Whether a common noun goes with the name of a place: *Rukn prison*, *Wadi Sarr crossing*."""
    return word.casefold() in _PLACE_LAST


def sort_of(name: str, titled: bool) -> EntityType | None:
    """The sort that a name's own words (or a title before it) show; None when they show none."""
    if country_of(name):
        return "Place"
    if is_people(name) or name.casefold() in _PEOPLES:
        return "People"
    words = [w.casefold() for w in re.findall(r"[^\W\d_]+", name)]
    if words and all(is_people(w) or w in _PEOPLES or w.removesuffix("s") in _PEOPLES for w in words):
        return "People"
    if titled:
        return "Person"
    if len(words) < 2:
        return _ONE_WORD.get(words[0]) if words else None
    if words[0] in _PERSON_FIRST and len(words) < 4 and words[0] != "umm":
        return "Person"
    if words[0] in _ORGANISATION_FIRST and (len(words) > 2 and words[1] in _LINKS):
        return "Organization"
    if words[0] in _STATIONS or _head(words) in _BODIES:
        return "Organization"
    if _head(words) in _REALMS and len(words) < 6:
        return "Place"
    return _by_ends(words)


def _head(words: Sequence[str]) -> str:
    """The word before *of*: of a *Port Authority of Selim* the authority."""
    return words[words.index("of", 1) - 1] if "of" in words[1:] else ""


def _by_ends(words: Sequence[str]) -> EntityType | None:
    if words[0] in _PLACE_FIRST and words[-1] not in _ORGANISATION_LAST:
        return "Place"
    if words[-1] in _ORGANISATION_LAST and words[0] not in _PLACE_FIRST:
        return "Organization"
    if words[-1] in _PLACE_LAST:
        return "Place"
    return None
