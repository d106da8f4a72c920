"""Cue verbs: from a verb of the lexicon and its arcs to an attribution, one function a frame."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from isnad.attributions.attribution import Stance
from isnad.attributions.clause import NEGATIONS, TOLD_FORMS, Clause, addressee, cue_words, nominal, read_clause
from isnad.attributions.draft import MOST, Content, Draft
from isnad.attributions.lexicon import Cue, Frame, Lexicon, word_set
from isnad.attributions.reported import TOLD, marked_clause, reported_clause
from isnad.attributions.source import source_phrase
from isnad.attributions.surface import TIMES, clause_end, is_pointer
from isnad.attributions.tree import Tree

_POINTERS = word_set("it this that so these those what which nothing everything something anything as")
_PERSONS = word_set("him her them me us you he she they himself herself themselves himself")
_FIRST = word_set("me us")


def find_verbs(tree: Tree, lexicon: Lexicon) -> Iterator[Draft]:
    """The attributions of every cue verb of the text, in reading order."""
    for word, form in enumerate(tree.lower):
        cue = lexicon.verbs.get(form)
        if cue is not None and (tree.pos(word) in ("VERB", "AUX") or _mistaken(tree, word)):
            draft = read_verb(tree, word, cue, lexicon)
            if draft is not None and (draft.subject is not None or draft.hidden or _finite(tree, word, lexicon)):
                yield draft


def _mistaken(tree: Tree, word: int) -> bool:
    """A verb that the tagger took for a noun (*both state that …*)."""
    sentence = tree.sentence(word)
    if not sentence.start < word < sentence.stop - 1 or tree.lower[word + 1] != "that":
        return False
    return tree.pos(word) in ("NOUN", "ADJ") and tree.pos(word - 1) in ("PROPN", "NOUN", "PRON")


def _finite(tree: Tree, verb: int, lexicon: Lexicon) -> bool:
    """Can the verb stand without a subject, as report sentences do? *Asks for …* can, *to ask for …* cannot."""
    aided = any(tree.lower[k] in ("does", "did", "has", "had", "was") for k in tree.kids(verb, "aux"))
    main = tree.base(verb) in ("root", "conj", "parataxis")
    return main and (aided or tree.lower[verb] in lexicon.finite)


def read_verb(tree: Tree, verb: int, cue: Cue, lexicon: Lexicon) -> Draft | None:
    """The attribution that this verb makes, by the first of its frames that the tree fills; else None."""
    clause = read_clause(tree, verb, lexicon)
    for frame, reader in _READERS:
        if frame in cue.frames:
            found = reader(tree, clause, cue, lexicon)
            if found is not None and found.words:
                return _draft(tree, clause, found, _stance(tree, cue, found))
    return None


def _stance(tree: Tree, cue: Cue, found: Content) -> Stance:
    stance = cue.frames.get(found.frame, cue.stance())
    words = [tree.lower[w] for w in found.words[:3]]
    if cue.lemma in ("claim", "profess") and found.frame == "object" and "no" in words:
        return "denies"
    if stance == "states" and cue.lemma in ("tell", "say") and words[:1] in (["whether"], ["if"]):
        return "knows"
    return stance


def _draft(tree: Tree, clause: Clause, found: Content, stance: Stance) -> Draft:
    speaker = found.speaker
    if speaker is None and not found.hidden:
        speaker = clause.agent if clause.passive else clause.subject
    cue = cue_words(tree, clause, *found.cue)
    source = source_phrase(tree, clause, speaker, set(found.words))
    taken = {*cue, *source}
    content = tuple(w for w in found.words[:MOST] if w not in taken)
    said_to = addressee(tree, clause.verb, found.frame == "clause")
    frame: Frame = "heard" if _hears(tree, clause, found) else found.frame
    if frame == "heard" and clause.subject is not None:
        said_to = nominal(tree, clause.subject)
    if set(said_to) & set(content):
        said_to = ()
    before = range(clause.verb + 1, content[0]) if content else range(0)
    nothing = any(tree.lower[w] == "no" for w in before)
    hidden = found.hidden or (clause.passive and speaker is None)
    return Draft(
        clause.verb,
        cue,
        source,
        content,
        stance,
        negated=clause.negated or nothing,
        told=said_to,
        hidden=hidden,
        subject=speaker,
        found=frame,
    )


def _hears(tree: Tree, clause: Clause, found: Content) -> bool:
    """*She was told by her brother that …*, where her evidence is told: what he said has come through her."""
    told = clause.passive and tree.lower[clause.verb] in TOLD_FORMS and found.frame in ("clause", "about")
    hearer = clause.subject is not None and clause.own and tree.lower[clause.subject] in ("he", "she", "they")
    return told and hearer and clause.agent is not None


def _marked(tree: Tree, clause: Clause, cue: Cue, lexicon: Lexicon) -> Content | None:
    words = marked_clause(tree, clause.verb, lexicon)
    return Content("clause", words) if words and not clause.passive else None


def _gerund(tree: Tree, clause: Clause, cue: Cue, lexicon: Lexicon) -> Content | None:
    for kid in tree.kids(clause.verb, "xcomp", "ccomp", "advcl", "obj"):
        first = tree.low[kid]
        participle = tree.lower[kid].endswith("ing") or any(
            tree.lower[k].endswith("ing") for k in tree.kids(kid, "aux", "cop", "aux:pass")
        )
        if participle and kid > clause.verb and first <= clause.verb + 2 and not tree.kids(kid, "det", "case"):
            return Content("gerund", tuple(range(first, clause_end(tree, clause.verb, first, lexicon))))
    beside = clause.verb + 1
    if beside < tree.sentence(clause.verb).stop and tree.lower[beside] in ("having", "being", "ever", "knowing"):
        return Content("gerund", tuple(range(beside, clause_end(tree, clause.verb, beside, lexicon))))
    return None


def _infinitive(tree: Tree, clause: Clause, cue: Cue, lexicon: Lexicon) -> Content | None:
    if clause.passive or tree.kids(clause.verb, "obj"):
        return None
    for kid in tree.kids(clause.verb, "xcomp"):
        if kid > clause.verb and _to(tree, kid):
            return Content("infinitive", tuple(tree.reach(kid)))
    return None


def _to(tree: Tree, verb: int) -> bool:
    return any(tree.lower[k] == "to" for k in tree.kids(verb, "mark"))


def _order(tree: Tree, clause: Clause, cue: Cue, lexicon: Lexicon) -> Content | None:
    verb = clause.verb
    objects = tree.kids(verb, "obj", "iobj")
    tasks = [k for k in tree.kids(verb, "xcomp", "ccomp", "advcl") if k > verb and _to(tree, k)]
    if not tasks or not (objects or clause.passive):
        return None
    words = tuple(tree.reach(tasks[0]))
    if clause.passive:
        return Content("order", words)
    if tree.lower[objects[0]] in _FIRST and tree.lower[tasks[0]] in ("say", "tell", "convey", "announce", "add"):
        return None
    return Content("order", (*nominal(tree, objects[0]), *words))


def _object(tree: Tree, clause: Clause, cue: Cue, lexicon: Lexicon) -> Content | None:
    verb = clause.verb
    if clause.passive:
        return _passive_object(tree, clause, lexicon)
    if cue.lemma in ("name", "identify", "cite", "list") and tree.kids(verb, "xcomp"):
        return None
    for kid in tree.kids(verb, "obj"):
        if tree.lower[kid] in _PERSONS or (cue.lemma == "know" and tree.pos(kid) == "PROPN"):
            return None
        return Content("object", _with_place(tree, verb, kid))
    return None


def _with_place(tree: Tree, verb: int, thing: int) -> tuple[int, ...]:
    """The thing with the phrases right behind it that the tree hung on the verb (*ordered a strike on the port*)."""
    stop = tree.high[thing] + 1
    for kid in sorted(tree.kids(verb, "obl", "nmod")):
        place = tree.case(kid) in ("of", "on", "against", "at", "in", "between", "from", "for")
        if tree.low[kid] == stop and place and tree.lower[kid] not in TIMES and tree.pos(kid) != "NUM":
            stop = tree.high[kid] + 1
    return tuple(range(tree.low[thing], stop))


def _prints(tree: Tree, noun: int, lexicon: Lexicon) -> bool:
    """Can what is reported stand in it: a name, a paper, a document?"""
    named = any(tree.pos(k) == "PROPN" for k in tree.kids(noun, "compound", "flat", "appos"))
    known = tree.lower[noun] in lexicon.witnesses or tree.lower[noun] in lexicon.media
    return tree.lower[noun] not in TIMES and (tree.pos(noun) == "PROPN" or named or known)


def _passive_object(tree: Tree, clause: Clause, lexicon: Lexicon) -> Content | None:
    """*It was first reported by P*, *attacks that were ordered by him*: the subject is the content."""
    place = [k for k in tree.kids(clause.verb, "obl") if tree.case(k) in ("in", "on") and _prints(tree, k, lexicon)]
    speaker = clause.agent if clause.agent is not None else next(iter(place), None)
    if speaker is None or clause.subject is None:
        return None
    first, last = clause.subject, tree.reach(clause.subject)
    content = nominal(tree, first, range(clause.verb, len(tree)) if clause.verb in last else None)
    preposition = [c for c in tree.kids(speaker, "case") if c == clause.verb + 1]
    return Content("object", content, cue=tuple(preposition), speaker=speaker)


def _pointer(tree: Tree, clause: Clause, cue: Cue, lexicon: Lexicon) -> Content | None:
    verb = clause.verb
    if clause.passive:
        return _passive_object(tree, clause, lexicon)
    if verb + 1 < tree.sentence(verb).stop and is_pointer(tree, verb + 1):
        return Content("pointer", (verb + 1,))
    for kid in tree.kids(verb, "obj", "advmod", "ccomp"):
        word = tree.lower[kid]
        trusting = cue.lemma in ("believe", "trust", "doubt", "contradict", "quote", "cite") and word in _PERSONS
        if kid > verb and (trusting or (word in _POINTERS and not tree.children[kid])):
            return Content("pointer", (kid,))
    for kid in tree.kids(verb, "obj"):
        if tree.lower[kid] in ("which", "that", "what") and kid < verb and cue.lemma not in ("say", "tell"):
            return Content("pointer", (kid,))
    return None


def _about(tree: Tree, clause: Clause, cue: Cue, lexicon: Lexicon) -> Content | None:
    if clause.passive and clause.agent is None and cue.lemma not in TOLD:
        return None
    for kid in tree.kids(clause.verb, "obl", "nmod"):
        case = tree.case(kid)
        if kid > clause.verb and case in ("of", "about", "on", "regarding", "concerning"):
            if case == "on" and (cue.lemma not in ("report", "comment", "write") or tree.pos(kid) == "NUM"):
                continue
            inner = nominal(tree, kid)
            return Content("about", inner, cue=tuple(k for k in tree.kids(kid, "case") if k == clause.verb + 1))
    return None


def _accuse(tree: Tree, clause: Clause, cue: Cue, lexicon: Lexicon) -> Content | None:
    verb = clause.verb
    charges = [k for k in tree.kids(verb, "obl", "advcl", "xcomp") if k > verb and _charge(tree, k)]
    objects = tree.kids(verb, "obj")
    if not charges or not (objects or clause.passive):
        return None
    reach = tuple(w for charge in charges for w in tree.reach(charge))
    if clause.passive:
        subject = () if clause.subject is None or not clause.own else nominal(tree, clause.subject)
        return Content("accuse", (*subject, *reach), hidden=clause.agent is None, speaker=clause.agent)
    return Content("accuse", (*nominal(tree, objects[0]), *reach))


def _charge(tree: Tree, word: int) -> bool:
    return any(tree.lower[k] in ("of", "for") for k in tree.kids(word, "case", "mark"))


def _as(tree: Tree, clause: Clause, cue: Cue, lexicon: Lexicon) -> Content | None:
    """*described him as a courier*; *is depicted as paranoid*."""
    verb = clause.verb
    kinds = [
        k
        for k in tree.kids(verb, "obl", "advcl", "xcomp", "nmod")
        if k > verb and any(tree.lower[c] == "as" for c in tree.kids(k, "case", "mark"))
    ]
    if not kinds:
        return _as_saying(tree, clause)
    reach = tuple(tree.reach(kinds[0]))
    if clause.passive:
        subject = () if clause.subject is None or not clause.own else nominal(tree, clause.subject)
        return Content("as", (*subject, *reach), hidden=clause.agent is None, speaker=clause.agent)
    objects = tree.kids(verb, "obj")
    return Content("as", (*nominal(tree, objects[0]), *reach)) if objects else None


def _as_saying(tree: Tree, clause: Clause) -> Content | None:
    """*quoted an aide as saying that …* where the tree has lost the *as*."""
    sentence = tree.sentence(clause.verb)
    for word in range(clause.verb + 1, min(clause.verb + 16, sentence.stop - 1)):
        if tree.lower[word] == "as" and tree.lower[word + 1].endswith("ing"):
            first = word if clause.passive else clause.verb + 1
            return Content("as", tuple(range(first, sentence.stop)), hidden=clause.passive and clause.agent is None)
        if tree.pos(word) == "VERB":
            return None
    return None


def _call(tree: Tree, clause: Clause, cue: Cue, lexicon: Lexicon) -> Content | None:
    """*called the claim an invention*: the thing and what it is called; a man called X is only named."""
    verb = clause.verb
    objects = [k for k in tree.kids(verb, "obj", "iobj", "xcomp", "ccomp") if k > verb]
    quotation = tree.quotations.around(tree.words.starts[tree.high[objects[-1]]]) if objects else None
    if clause.passive or not objects or (len(objects) < 2 and quotation is None):
        return None
    if tree.lower[objects[0]].endswith(("self", "selves")):  # *who calls himself Rauch* names, and quotes nobody
        return None
    last = max(tree.high[k] for k in objects)
    if quotation is not None:
        last = max(last, *tree.covered(quotation.start, quotation.end))
    return Content("call", tuple(range(tree.low[objects[0]], last + 1)))


def _raised(tree: Tree, clause: Clause, cue: Cue, lexicon: Lexicon) -> Content | None:
    """*is said to have fled*, *was reported by X to be*, *was reported killed*."""
    if not clause.passive or cue.lemma in ("tell", "ask"):
        return None
    tasks = [k for k in tree.kids(clause.verb, "xcomp", "ccomp", "advcl") if k > clause.verb]
    tasks = [k for k in tasks if _to(tree, k) or tree.rel(k) == "xcomp"]
    if not tasks:
        return None
    subject: tuple[int, ...] = ()
    if clause.subject is not None and clause.own:
        subject = nominal(tree, clause.subject)
    agent = clause.agent
    if agent is None:
        agent = next((k for k in tree.kids(tasks[0], "obl") if tree.case(k) == "by" and k < tasks[0]), None)
    by = tuple(k for k in tree.kids(agent, "case") if k == clause.verb + 1) if agent is not None else ()
    words = (*subject, *tree.reach(tasks[0]))
    return Content("raised", words, cue=by, speaker=agent, hidden=agent is None)


def _heard(tree: Tree, clause: Clause, cue: Cue, lexicon: Lexicon) -> Content | None:
    """*Heard from X that …*: X speaks."""
    origin = [k for k in tree.kids(clause.verb, "obl") if tree.case(k) == "from"]
    clauses = tree.kids(clause.verb, "ccomp")
    if not origin or clause.passive:
        return None
    if not clauses:
        clauses = [k for k in tree.kids(origin[0], "acl", "ccomp") if any(tree.kids(k, "mark"))]
    words = tuple(tree.reach(clauses[0])) if clauses else marked_clause(tree, clause.verb, lexicon)
    if not words:
        return None
    preposition = tuple(k for k in tree.kids(origin[0], "case") if k == clause.verb + 1)
    return Content("heard", words, cue=preposition, speaker=origin[0])


_Reader = Callable[[Tree, Clause, Cue, Lexicon], Content | None]
_READERS: tuple[tuple[Frame, _Reader], ...] = (
    ("heard", _heard),
    ("order", _order),
    ("raised", _raised),
    ("accuse", _accuse),
    ("gerund", _gerund),
    ("clause", reported_clause),
    ("marked", _marked),
    ("as", _as),
    ("call", _call),
    ("infinitive", _infinitive),
    ("pointer", _pointer),
    ("object", _object),
    ("about", _about),
)
__all__ = ["NEGATIONS", "find_verbs", "read_verb"]
