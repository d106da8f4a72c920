"""Word lists of the comparison: common knowledge, kept short on purpose, lower case."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


# Heads that can name the same people; `people` can name any of the others.
CLASSES = {
    "people": words(
        """people person human man men woman women child children civilian citizen resident inhabitant victim
        local villager
        passer-by bystander other others dead casualty body member individual soul worker employee pilgrim"""
    ),
    "soldier": words(
        """soldier troop trooper serviceman serviceperson infantryman marine paratrooper conscript commando
        operative private
        officer sergeant lieutenant captain guardsman peacekeeper force army military"""
    ),
    "police": words("policeman policewoman police constable gendarme patrolman"),
    "service": words("service intelligence mukhabarat"),
    "guard": words("guard coastguard"),
    "navy": words("navy"),
    "fighter": words(
        """militant gunman insurgent guerrilla terrorist fighter militiaman militia rebel extremist attacker
        assailant
        bomber"""
    ),
    "prisoner": words("detainee prisoner inmate captive hostage internee convict"),
    "official": words("official minister spokesman spokeswoman spokesperson diplomat ambassador adviser aide source"),
}
# Heads that can count anybody: soldiers and children are people, civilians and soldiers are not one another.
ANYBODY = words("people person human man victim dead casualty body individual soul other others")
ARMED = frozenset({"soldier", "police", "fighter", "service", "guard", "navy"})
# Whom *police* before them makes police.
POLICED = words("officer commando force unit sergeant lieutenant captain patrol")

PRONOUNS = words(
    """he she it they we i you him her them us me who whom which that this these those himself herself itself
    themselves one
    ones someone somebody anyone anybody everyone nobody his hers theirs"""
)
DETERMINERS = words(
    """the a an this that these those his her its their our my your some any all both each every several many
    few other
    another no at least most about around approximately nearly almost over under more less than up to only some
    total of"""
)
NUMBER_WORDS = words(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands dozen
    dozens million
    millions"""
)
# What an organisation's name says when it says no more than its country: *U.S. forces*.
GENERIC = words(
    """force forces troop troops soldier soldiers military government authority authorities official
    officials regime
    state coalition side personnel unit units"""
)
# What the name of a unit of an army says, of a police, and of those who fight either.
ARMY_UNITS = words("army brigade battalion regiment division corps infantry marines squadron company")
POLICE_UNITS = words("police gendarmerie constabulary")
INSURGENT = words("liberation liberacion front revolutionary popular people's resistance rebel islamic martyrs free")
# What the name of a force of several nations says.
MULTINATIONAL = words(
    "multinational multi-national international coalition joint stabilisation stabilization mission league union"
    " alliance allied nato peacekeeping"
)
# Roles whose words are their value, in any document.
LABELS = frozenset({"relation", "post"})
# Things that stand at one spot: two of them do not hold one another.
SITES = words(
    """bridge house prison hotel road street checkpoint camp embassy hospital school mosque church market
    airport barracks
    bank palace station factory farm base headquarters square restaurant cafe clinic courthouse
    dam port depot warehouse refinery mine garrison fort outpost tower ministry consulate cemetery bazaar"""
)
# FollowTheMoney's schemata of places.
PLACES = frozenset({"Address", "Place"})
# What the name of a place says that is larger, or smaller, than a town.
REGIONS = words(
    """province provinces governorate district districts region regions county state republic territory emirate
    kingdom oblast prefecture canton department sector zone area north south east west northern southern eastern
    western central upper lower coast valley mountains mountain desert plain plains plateau peninsula island islands
    gulf sea river lake border frontier quarter neighbourhood neighborhood suburb suburbs street road square
    highway harbour harbor port old new camp hills hill forest marshes basin delta highlands lowlands"""
)
# What publishes and has people of its own: *our soldiers*, in a ministry's briefing, are the ministry's.
BODIES = words(
    """ministry department office command force forces army navy mission embassy government headquarters directorate
    bureau presidency party council police guard movement front brigade brigades committee authority staff"""
)
# What tells by being written: *the ledger lists*.
WRITINGS = words(
    """document documents ledger ledgers list lists notebook notebooks diary diaries record records file files letter
    letters table inventory register log logbook report paper papers page pages text memorandum note notes order"""
)
# Countries whose adjectives a text can use without naming the country itself.
COUNTRIES = words(
    """afghanistan albania algeria angola argentina armenia australia austria azerbaijan bahrain bangladesh
    belarus belgium
    bolivia bosnia brazil bulgaria cambodia cameroon canada chad chile china colombia congo croatia cuba cyprus
    czechia
    denmark ecuador egypt eritrea estonia ethiopia france georgia germany ghana greece guatemala haiti honduras
    hungary
    iceland india indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya kosovo kuwait
    kyrgyzstan
    latvia lebanon liberia libya lithuania malaysia mali mauritania mexico moldova mongolia montenegro morocco
    mozambique
    myanmar namibia nepal netherlands nicaragua niger nigeria norway oman pakistan palestine panama paraguay peru
    philippines poland portugal qatar romania russia rwanda salvador senegal serbia singapore slovakia slovenia
    somalia
    spain sudan sweden switzerland syria taiwan tajikistan tanzania thailand tunisia turkey turkmenistan uganda
    ukraine
    uruguay uzbekistan venezuela vietnam yemen zambia zimbabwe"""
)
# Countries whose adjective does not begin like them; the rest follow from the names themselves.
ADJECTIVES = {
    "cyprus": "cypriot",
    "denmark": "danish",
    "france": "french",
    "greece": "greek",
    "ireland": "irish",
    "myanmar": "burmese",
    "netherlands": "dutch",
    "norway": "norwegian",
    "philippines": "filipino",
    "poland": "polish",
    "spain": "spanish",
    "sweden": "swedish",
    "switzerland": "swiss",
    "thailand": "thai",
}
ADJECTIVE_ENDINGS = ("", *sorted(words("i is n an ans ian ians ean ese ish ine ines 's er ers ovan van")))
# Kinds whose participle is irregular.
PARTICIPLES = {
    "holds": "held",
    "splits_from": "split off",
    "buys": "bought",
    "teaches": "taught",
    "seeks_arrest": "sought",
    "dies": "killed",
    "kidnaps": "kidnapped",
    "transfers": "transferred",
}
# Groups of kinds in which one occurrence is told now as this, now as that: *stormed*, *overran*.
AKIN = (
    frozenset({"attacks", "occupies"}),
    frozenset({"captures", "kidnaps"}),
    frozenset({"supplies", "arms"}),
)
# Posts of an army, which tell one target now as *the barracks*, now as *the garrison*.
ARMY_POSTS = words("barracks garrison post base camp fort outpost headquarters position compound")
# What stands somewhere and is attacked: two of them with other names are two targets.
BUILDINGS = SITES | words(
    """office building shop store stadium pipeline theatre theater museum library club mast bunker tunnel villa
    mansion apartment railway plant terminal"""
)
# What a denial means by any of what was given: *not a single cent*.
ANY_GOODS = words(
    "money cash fund sum payment cent penny anything nothing thing aid support weapon arm goods material"
)
# What stands before a spot and names none: *gas station*, *police headquarters*.
ORDINARY = words(
    """gas petrol police fire bus train railway radio television tv power electric army military naval air force
    main central old new national regional local government labor labour union party trade private public state
    municipal provincial general district city town village country guard border customs telephone security two
    three several many some any every each both other another first second this that his her its their a an all
    no one rebel guerrilla enemy secret high low small large big nearby same safe farm coast toll"""
)
