"""Countries' other names and their peoples' names, by ISO 3166 code."""

from __future__ import annotations

_COUNTRIES = """
US|United States of America|USA|U.S.|US|America|U.S.A.
GB|Britain|Great Britain|UK|U.K.|England|United Kingdom of Great Britain and Northern Ireland
RU|Russian Federation|Russia|Soviet Union|USSR|Soviet Russia
CN|People's Republic of China|PRC|Communist China|Red China
TW|Republic of China|Formosa
KP|North Korea|DPRK|Democratic People's Republic of Korea
KR|South Korea|Republic of Korea|ROK
IR|Islamic Republic of Iran|Persia
IQ|Republic of Iraq
SY|Syrian Arab Republic
VN|Viet Nam|North Vietnam|South Vietnam
CI|Ivory Coast|Cote d'Ivoire
CD|Democratic Republic of the Congo|DRC|Congo-Kinshasa|Zaire
CG|Congo-Brazzaville|Congo
MM|Burma
TR|Turkiye
CZ|Czech Republic|Czechoslovakia
DE|Federal Republic of Germany|West Germany|East Germany
AE|UAE|Emirates
SA|Kingdom of Saudi Arabia|KSA
PS|Palestine|West Bank|Gaza Strip
VA|Vatican|Holy See
LA|Lao
BO|Plurinational State of Bolivia
TZ|Tanganyika
LK|Ceylon
KH|Kampuchea
NL|Holland
MK|Macedonia
SZ|Swaziland
CV|Cape Verde
TL|East Timor
""".strip().splitlines()
COUNTRIES = {line.split("|")[0]: tuple(line.split("|")[1:]) for line in _COUNTRIES}

_DEMONYMS = """
US american americans u.s. us
GB british briton britons english scottish welsh
IQ iraqi iraqis
IR iranian iranians persian persians
SY syrian syrians
LB lebanese
IL israeli israelis
PS palestinian palestinians
JO jordanian jordanians
SA saudi saudis
KW kuwaiti kuwaitis
YE yemeni yemenis
OM omani omanis
QA qatari qataris
BH bahraini bahrainis
AE emirati emiratis
EG egyptian egyptians
LY libyan libyans
TN tunisian tunisians
DZ algerian algerians
MA moroccan moroccans
SD sudanese
SO somali somalis
ET ethiopian ethiopians
ER eritrean eritreans
KE kenyan kenyans
NG nigerian nigerians
ML malian malians
ZA south-african
RW rwandan rwandans
UG ugandan ugandans
TR turkish turk turks
AF afghan afghans
PK pakistani pakistanis
IN indian indians
BD bangladeshi bangladeshis
LK sri-lankan
CN chinese
TW taiwanese
JP japanese
KR south-korean
KP north-korean
VN vietnamese
KH cambodian cambodians
TH thai thais
MM burmese
ID indonesian indonesians
MY malaysian malaysians
PH filipino filipinos philippine
AU australian australians
NZ new-zealander
RU russian russians soviet soviets
UA ukrainian ukrainians
BY belarusian belarusians
GE georgian georgians
AM armenian armenians
AZ azerbaijani azeri azeris
KZ kazakh kazakhs
UZ uzbek uzbeks
TJ tajik tajiks
KG kyrgyz
TM turkmen
PL polish pole poles
CZ czech czechs
SK slovak slovaks
HU hungarian hungarians
RO romanian romanians
BG bulgarian bulgarians
RS serbian serb serbs
HR croatian croat croats
BA bosnian bosnians
AL albanian albanians
GR greek greeks
CY cypriot cypriots
IT italian italians
ES spanish spaniard spaniards
PT portuguese
FR french
DE german germans
AT austrian austrians
CH swiss
NL dutch
BE belgian belgians
DK danish dane danes
NO norwegian norwegians
SE swedish swede swedes
FI finnish finn finns
IE irish
CA canadian canadians
MX mexican mexicans
CU cuban cubans
GT guatemalan guatemalans
SV salvadoran salvadorans salvadorean
HN honduran hondurans
NI nicaraguan nicaraguans
CR costa-rican
PA panamanian panamanians
CO colombian colombians
VE venezuelan venezuelans
PE peruvian peruvians
EC ecuadorian ecuadorean ecuadorians
BO bolivian bolivians
CL chilean chileans
AR argentine argentinian argentines
BR brazilian brazilians
UY uruguayan
PY paraguayan
""".strip().splitlines()
DEMONYMS = {word.replace("-", " "): line.split()[0] for line in _DEMONYMS for word in line.split()[1:]}
