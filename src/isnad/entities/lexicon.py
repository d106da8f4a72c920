"""What words do in a name: titles, particles, suffixes, nicknames, legal forms, kinds of organisation.

Lists of common knowledge, kept short on purpose: what a name is comes from the learned weights, these only say
which words are not part of the name proper. All entries are folded (lower case, no diacritics).
"""

from __future__ import annotations


def wordset(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


def lines(text: str) -> list[str]:
    """The lines of a text that hold something."""
    return [line for line in text.splitlines() if line.strip()]


TITLES = wordset(
    """
    mr mister mrs ms miss mme madame mlle mademoiselle madam dr doctor prof professor sir dame lady lord hon
    honorable honourable rt excellency president chancellor premier minister secretary ambassador senator
    congressman congresswoman representative governor mayor councillor deputy vice chairman chairwoman
    chairperson director chief commissioner general gen colonel col lieutenant lt major maj captain capt
    sergeant sgt corporal cpl private pvt commander cmdr admiral adm marshal brigadier brig commodore cmdre
    ensign midshipman rear warrant officer officer petty staff generalissimo technician yeoman cook steward
    airman seaman specialist king queen prince princess emperor empress tsar czar shah viscount viscountess
    baron baroness count countess duke duchess marquis marquess marquise archduke crown grand sultan emir
    sheikh shaikh shaykh sheik cheikh sayyid sayid sayed seyyed seyed syed sidi hajj haji hadji hajji hadj
    mullah mulla ayatollah ayatullah hojatoleslam hujjat imam maulana mawlana maulvi mufti qadi sharif sherif
    agha effendi bey pasha pope cardinal bishop archbishop monsignor msgr father rev reverend fr friar brother
    sister rabbi pastor patriarch metropolitan abbot engineer eng ing architect judge justice attorney
    advocate detective inspector constable sheriff lawyer herr frau senor senora senhor senhora don dona dom
    signor signora monsieur comrade tov gospodin pan pani sri shri srimati smt acting former interim retired
    ret late former-president elect designate adjutant alternate assistant under associate martyr shahid
    commandant comandante field foreign prime first second master tengku tunku tun datuk dato raja maharaja
    nawab begum hakim ustad ustadh muallim khwaja mirza sardar u thakin daw esq esquire phd md cbe obe kbe mbe
    mp usn usmc usa usaf ret'd frs qc kc dds jd llb mba general-secretary detainee subject president-elect
    brigadier-general colonel-general major-general lieutenant-general lieutenant-colonel secretary-general
    gospozha lcdr ltcdr ltcmdr ltcol ltgen majgen briggen cmdt cdr capt insp supt ssgt msgt ald min
    """
)

# Also given or family names: titles only where two or more words of a name follow them.
SOFT_TITLES = wordset(
    """
    king prince sultan emir amir major dean earl don duke baron count bishop pope judge marshal marshall
    sharif sherif sheikh sayyid sayid sayed seyed syed shah raja mirza sardar khwaja hakim father martyr grand
    first second field chief master father brother sister late foreign u tun dom fr pan staff agha pasha bey
    imam mullah private cook justice crown shahid begum page col eng ms md mp
    """
)

# Words that go on with a title: Marshal *of the Soviet Union*, General *of the Army*.
TITLE_TAIL = wordset(
    """
    of the for to and in army armies navy naval air force forces royal soviet union staff state states defense
    defence foreign affairs interior republic kingdom division corps marine marines fleet federation people's
    peoples national guard infantry grade junior senior class reich delegation council assembly security
    intelligence police war treasury exchequer commons house general minister secretary
    """
)

FEMALE = wordset(
    """
    mrs ms miss mme madame mlle mademoiselle lady dame queen princess empress baroness countess duchess
    marquise frau senora senhora signora sister begum srimati smt viscountess pani dona
    """
)
WIFE = wordset("mrs mme madame frau senora")

# Initial particles; dropped from comparison wherever another word is left. Arabic article forms first.
ARTICLES = wordset("al el ul il ar as ash az an at ad ath adh ed es er")
PARTICLES = (
    wordset(
        """
    de da do dos das di del della dello degli delle du des la le las los lo van von der den vom zu zum zur ter
    ten te op af av ap of the und and ou et ould ula wuld oglu
    """
    )
    | ARTICLES
)
SON_OF = wordset("bin bn abn ibn ben bint binti ould wuld walad bani ibni son daughter")
KUNYA = wordset("abu abou aboul abul abo umm um oum ummu abi")

GENERATIONS = {
    "jr": 2, "junior": 2, "jnr": 2, "sr": 1, "senior": 1, "snr": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5,
    "ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "xi": 11, "xii": 12, "xiii": 13, "xiv": 14,
    "xv": 15, "xvi": 16, "xvii": 17, "xviii": 18, "xix": 19, "xx": 20, "xxi": 21, "xxii": 22, "xxiii": 23,
    "fils": 2, "pere": 1, "filho": 2, "neto": 3,
}  # fmt: skip

REGNAL = {"i": 1, "v": 5, "x": 10}

# Each line: forms that one person goes by. A word may stand in several lines.
NICKNAMES = lines("""
william bill will willie billy wm
robert bob rob bobby robbie bert
richard dick rick rich ricky ritchie
james jim jimmy jamie jas
john jack johnny jno
jonathan jon
edward ed ted eddie ned teddy
edwin ed eddie
edmund ed ned ted edmond
charles charlie chuck chas chip
thomas tom tommy thos
joseph joe joey jos
henry harry hank hal
harold harry hal
george geo georgie
michael mike mick mickey mikey
david dave davy
daniel dan danny
stephen steve steven
samuel sam sammy
benjamin ben benny
anthony tony antony
antonio tony tonio
francis frank fran
franklin frank
francisco paco pancho
jose pepe
frederick fred freddy freddie fritz fredric frederic
alfred al fred alf
albert al bert bertie
alexander alex alec sandy al sasha
andrew andy drew
nicholas nick nicky
peter pete
patrick pat paddy
lawrence larry laurence
theodore ted teddy theo
christopher chris kit
kenneth ken kenny
ronald ron ronnie
donald don donnie
raymond ray
gerald gerry jerry
jerome jerry
gregory greg
jeffrey jeff geoffrey geoff
matthew matt
timothy tim timmy
walter walt wally
arthur art artie
philip phil phillip
stanley stan
leonard len lenny leo
clifford cliff
herbert herb bert
eugene gene
nathaniel nat nate nathan
zachary zach zack
douglas doug
russell russ
vincent vince vic
victor vic
abraham abe
isaac ike
dwight ike
calvin cal
hubert bert
gilbert gil bert
norman norm
martin marty
maxwell max
maximilian max
melvin mel
milton milt
morris moe
roderick rod
rodney rod
rudolph rudy rudolf
sidney sid sydney
terence terry terrence
tobias toby
wallace wally
winston winnie
ernest ernie
louis lou louie lewis
jacob jake
elizabeth liz beth betty bess lizzie eliza libby
margaret maggie meg peggy peg marge margie rita greta
katherine kate kathy katie kay kathleen catherine cathy kit katharine
mary molly polly mamie
patricia pat patty tricia trish
barbara barb babs
susan sue susie
dorothy dot dottie dolly
helen nell nellie
eleanor ellie nell nora
ann annie nan nancy anna anne
jane janie jenny
jennifer jen jenny
deborah deb debbie debra
pamela pam
judith judy
sandra sandy
theresa terry tess teresa
victoria vicky
virginia ginny
frances fran fanny
florence flo
josephine jo josie
cynthia cindy
madeleine maddy
vladimir volodya vova
mikhail misha
nikolai kolya
dmitri dima
yevgeny zhenya
sergei seryozha
aleksandr sasha
aleksei alyosha
konstantin kostya
grigory grisha
pavel pasha
yuri yura
moshe moses
""")

# One name in several languages: the same person only sometimes.
NAMESAKES = lines("""
william guillermo wilhelm willem guglielmo guillaume
robert roberto
richard ricardo riccardo
james jaime giacomo
john juan jean johann johannes ivan giovanni ioan jan joao ivo ioannis janos hans
edward eduard eduardo edouard
charles carlos karl carl karol carlo
thomas tomas
joseph jose josef iosif giuseppe yusuf yosef josip jozef
henry henri heinrich enrique henrik
george georgie jorge georges georg georgi giorgio georgios yuri jiri
michael michel miguel mikhail michal mihail mykhailo mihai
stephen stefan esteban etienne stepan stephan
anthony antonio anton antoine
francis francisco franz francois francesco
frederick friedrich federico
albert alberto
alexander alejandro aleksandr alexandre oleksandr alexandru alexandros aliaksandr
andrew andre andrei andres andreas andrzej andrii
nicholas nicolas nikolai nikolaus mykola nicolae nikolaos
peter pedro pierre pyotr piotr pietro petro petr petar
lawrence lorenzo laurent
theodore fyodor feodor
christopher christophe christoph cristobal
gregory grigory gregorio hryhoriy
matthew mateo matthias matthieu
philip felipe philippe filip
leo lev leon
victor viktor vittorio
abraham ibrahim avraham brahim
isaac yitzhak itzhak yitzchak
rudolph rodolfo
louis luis ludwig luigi
ernest ernesto ernst
jacob jakob yakov yaakov jacques
benjamin binyamin
moses musa moshe
jesus isa
david daud dawud dovid
solomon suleiman sulayman shlomo
simon shimon semyon
paul pavel pablo pavlo paolo
vladimir volodymyr uladzimir wladimir
dmitri dmytro dimitri
sergei serhiy siarhei
yevgeny eugene yevhen evgeny
aleksei oleksiy alexei alexey
muhammad mehmet mohammed mohamed mohammad muhammed mohamad mohd mamadou
ahmad ahmet ahmed
hussein huseyin husayn hossein
mustafa mostafa moustapha
jafar cafer
mary maria marie miriam maryam
elizabeth elisabeth isabel
catherine ekaterina katarina
helen elena
""")

# Names that look alike and are two: no spelling on the left of a stroke is one on its right.
MISTAKEN = lines(
    """
hasan hassan hasen / husayn hussein hossein husain hussain hoseyn huseyin
muhammad mohammed mohammad mohamed / mahmud mahmoud mehmood
jamal gamal djamal / jalal galal djalal / kamal kemal
rahman / rahim / rahmat
abdrahman / abdrahim / abdrahmat
sadiq sadeq sadegh / saddam / sadr
salim saleem / salman / salam / selim
karim kareem / kazim kadhim kazem / qasim qassem
hamid hameed / hamad / hammad
ahmad ahmed / hamad
samir / samih / salim
nadir / nabil / nasir
said saeed / saad
amin / amir / amer
tariq tarek / tahir taher
yasin / yasir yasser
masud masoud / masrur masrour
uday / qusay
bashar / basil / bashir
fahd / fuad / faysal faisal
rashid / rashad / reshad
khalid khaled / khalil
walid waleed / wael
majid majeed / hamid
"""
)

# Each line: legal forms that say the same in several languages.
LEGAL_FORMS = lines("""
ltd limited ltda limitada
llc ooo llp lp sarl srl gmbh sti zoo doo ood mbh
inc incorporated corp corporation
co company cie compagnie
plc pao pjsc oao ojsc publichnoe otkrytoe
jsc ao zao cjsc pat prat aktsionernoe zakrytoe ag aktiengesellschaft sa nv spa as asa ab oy oyj tov
kg kgaa ohg ug ev
bv cv vof
pty pte pvt sdn bhd
holding holdings
kk yk
fze fzco fzc jlt dmcc wll
obshchestvo ogranichennoy otvetstvennostyu obshchestvos
anonim sirketi ticaret sanayi
""")

GENERIC_WORDS = wordset(
    """
    national international general islamic united nations un central new people peoples state republic democratic
    federal special supreme popular public royal american british iraqi iranian syrian russian turkish lebanese
    israeli palestinian afghan arab world north south east west northern southern eastern western global
    trading trade industries services security joint development investment management construction
    engineering shipping marine systems technology technologies energy oil
    """
)
VESSEL_PREFIXES = wordset("mv mt ms ss mt/v m/v m/t uss hms rv sv ssv fv")

# Legal forms of several words, folded, each with its short form; the longest first.
LONG_FORMS = dict(
    line.split(" = ")
    for line in lines("""
obshchestvo s ogranichennoy otvetstvennostyu = ooo
obshchestvo s ogranichennoi otvetstvennostiu = ooo
publichnoe aktsionernoe obshchestvo = pao
otkrytoe aktsionernoe obshchestvo = oao
zakrytoe aktsionernoe obshchestvo = zao
aktsionernoe obshchestvo = ao
gesellschaft mit beschrankter haftung = gmbh
societe a responsabilite limitee = sarl
societa a responsabilita limitata = srl
sociedad de responsabilidad limitada = srl
sociedade anonima = sa
sociedad anonima = sa
societe anonyme = sa
societa per azioni = spa
spolka z ograniczona odpowiedzialnoscia = zoo
besloten vennootschap = bv
naamloze vennootschap = nv
public joint stock company = pjsc
open joint stock company = ojsc
closed joint stock company = cjsc
joint stock company = jsc
limited liability company = llc
limited liability partnership = llp
free zone establishment = fze
free zone company = fzc
with limited liability = wll
anonim sirketi = as
limited sirketi = ltd
""")
)

# Words of bodies' names as they are cut short.
SHORT_WORDS = {
    "intl": "international", "int": "international", "natl": "national", "assn": "association",
    "assoc": "association", "univ": "university", "dept": "department", "inst": "institute", "govt": "government",
    "min": "ministry", "mfg": "manufacturing", "bros": "brothers", "org": "organization", "comm": "commission",
    "fed": "federation", "hosp": "hospital", "ctr": "center", "tech": "technology", "svcs": "services",
    "svc": "service", "mgmt": "management", "grp": "group", "dev": "development", "eng": "engineering",
    "ind": "industries", "div": "division", "bde": "brigade", "bn": "battalion", "regt": "regiment",
}  # fmt: skip

ACRONYM_SKIPS = frozenset(
    [
        "of",
        "the",
        "for",
        "and",
        "in",
        "on",
        "to",
        "de",
        "la",
        "le",
        "les",
        "des",
        "du",
        "da",
        "do",
        "dos",
        "das",
        "et",
        "y",
        "und",
        "der",
        "die",
        "das",
        "al",
        "el",
        "fur",
        "a",
        "an",
    ]
)

NUMERALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "ix": 9,
    "xi": 11, "xii": 12, "xiii": 13, "xiv": 14, "xv": 15, "xvi": 16, "xvii": 17, "xviii": 18, "xix": 19, "xx": 20,
    "xxi": 21, "xxii": 22, "xxiii": 23, "xxiv": 24, "xxv": 25, "xxx": 30,
}  # fmt: skip


def kept_apart(rows: list[str]) -> dict[str, frozenset[str]]:
    """Each word of rows like those of MISTAKEN with the words that it is not."""
    apart: dict[str, set[str]] = {}
    for row in rows:
        sides = [side.split() for side in row.split("/")]
        for side in sides:
            for word in side:
                apart.setdefault(word, set()).update(w for other in sides if other is not side for w in other)
    return {word: frozenset(others) for word, others in apart.items()}


def groups_of(lines: list[str]) -> dict[str, frozenset[int]]:
    """Each word with the numbers of the lines that it stands in."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(lines):
        for word in line.split():
            found.setdefault(word.replace("'", ""), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}
