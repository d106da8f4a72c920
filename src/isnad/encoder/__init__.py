"""The reading model: one small network, one pass, five kinds of answer. The only importer of onnxruntime."""

from isnad.encoder.reader import Encoder
from isnad.encoder.tagging import AttributionParts, EntityType, MentionForm, MentionSpan, Parse, Span, Tagging, Word

__all__ = [
    "AttributionParts",
    "Encoder",
    "EntityType",
    "MentionForm",
    "MentionSpan",
    "Parse",
    "Span",
    "Tagging",
    "Word",
]
