"""Words that end in a full stop without ending a sentence, and words that begin sentences."""

from __future__ import annotations


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


# A name, number or rank follows: never the end.
BEFORE_NAME = _words(
    "mr mrs ms messrs mme mlle dr prof rev fr hon gen brig maj col lt sgt ssgt msgt cpl pvt pfc capt cmdr cdr adm"
    " rear vice sen rep gov pres amb sec supt insp det dep asst atty st ste mt ft hq cf viz vs v eg ie e.g i.e sheikh"
    " sh eng ing arch lic sra sr. srta dra gral cnel tte cmdte comdr lieut comdt ltc ltg mg bg gens cols sens reps"
    " drs г им ул тов акад проф ген полк"
)
# A number follows, or it is the end: *No. 5*, but also *He said no.*
BEFORE_NUMBER = _words(
    "no nos nr num p pp pg vol vols fig figs tab para paras par art arts ch chap app ex exh sec sect cl ref refs ser"
    " ca circa c approx est b d r tel ext ver op cit fn n ¶ § стр рис"
)
# A date follows, or a sentence that begins as sentences do.
MONTHS_AND_DAYS = _words(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun"
)
# May end a sentence: only a word that begins sentences shows it.
MAY_END = _words(
    "inc ltd co corp bros jr sr esq al dept dist ave blvd rd sq bldg natl intl assn univ inst govt ed eds trans plc"
    " llc gmbh mfg ph.d m.d d.c u.s u.n u.k u.s.a u.s.s.r e.u u.a.e b.c a.d ph mil mins min hrs hr yrs yr lbs kg km"
)
CLOCK = _words("a.m p.m am pm")
AFTER_CLOCK = _words(
    "est edt gmt utc cst cdt pst pdt local eastern pacific monday tuesday wednesday thursday friday saturday sunday"
    " january february march april may june july august september october november december"
)
STARTERS = _words(
    "the an he she it they we you this that these those his her its their our my in on at by for from with when while"
    " after before as if but and however there then since during according although though also some many most all"
    " both what who whom where why how which once until about each such to under meanwhile because despite yet so now"
    " moreover furthermore additionally earlier later last next another other others several only even instead"
    " nevertheless nonetheless thus therefore still here nobody nothing none neither either every through throughout"
)
GOES_ON = _words(
    "in on at by for from with when while after before as if but and since during to under because despite until"
    " about through throughout who which what where why how that although though so now last next yet"
)
SPEECH = (
    "said|says|say|asked|asks|told|tells|replied|replies|added|adds|answered|shouted|cried|wrote|writes|exclaimed"
    "|demanded|wondered|inquired|enquired|insisted|declared|stated|remarked|noted|continued|explained|recalled"
)
