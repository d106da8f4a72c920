"""The label inventories of the reading model's heads, in the order of the network's outputs."""

from __future__ import annotations

from isnad.encoder.tagging import EntityType, MentionForm

ATTRIBUTION_TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
SPAN_LAYERS = ("named-things", "other-things", "names")
MENTION_TYPES: tuple[EntityType, ...] = ("Person", "Organization", "Place", "Event", "Thing", "Work")
FORMS: tuple[MentionForm, ...] = ("name", "nominal", "pronoun")
NAME_TYPES: tuple[EntityType, ...] = ("Person", "Organization", "Place", "People", "Work", "Event")
ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")  # parts of an incident, as MUC-4 names them
FACTUALITY_SETS = ("uw", "uds", "mv2", "meantime")
_UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X"
_DEPRELS = (
    "acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp compound compound:prt "
    "conj cop csubj csubj:pass dep det det:predet discourse dislocated expl fixed flat goeswith iobj list mark nmod "
    "nmod:desc nmod:poss nmod:unmarked nsubj nsubj:outer nsubj:pass nummod obj obl obl:agent obl:unmarked orphan "
    "parataxis punct reparandum root vocative xcomp"
)
_SILVER_DEPRELS = (
    "acl acl:relcl advcl advmod amod appos aux auxpass case cc cc:preconj ccomp compound compound:prt conj cop csubj "
    "csubjpass dep det det:predet discourse dobj expl iobj mark mwe neg nmod nmod:npmod nmod:poss nmod:tmod nsubj "
    "nsubjpass nummod parataxis punct root xcomp"
)
UPOS, DEPRELS, SILVER_DEPRELS = (tuple(names.split()) for names in (_UPOS, _DEPRELS, _SILVER_DEPRELS))
