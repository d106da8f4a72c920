"""The network: MiniLM with word shapes, and small heads over the first piece of each word.

Dimensions are those of all-MiniLM-L6-v2. The heads share two fused projections so that the runtime needs two matrix
products for all of them; `export.py` writes the same network as an ONNX graph by hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from isnad.encoder.labels import (
    ATTRIBUTION_TAGS,
    DEPRELS,
    FACTUALITY_SETS,
    FORMS,
    MENTION_TYPES,
    NAME_TYPES,
    ROLES,
    SILVER_DEPRELS,
    SPAN_LAYERS,
    UPOS,
)
from isnad.encoder.lists import LISTS
from isnad.encoder.pieces import SHAPES

WIDTH, HEADS, LAYERS, INNER, PLACES = 384, 12, 6, 1536, 512
MIXED_LAYERS = 4

# name: width, of the projections that go through GELU and of those that stay linear
CURVED = {"tag": 192, "fact": 96}
ROLE_WIDTH = 96
CURVED_SYNTAX = {"pos": 64, "arc_dep": 160, "arc_head": 160, "label_dep": 64, "label_head": 64}
SILVER_SYNTAX = {"arc_dep": 96, "arc_head": 96, "label_dep": 48, "label_head": 48}
SPAN_WIDTH = 48
PLAIN = {
    "span_start": SPAN_WIDTH * len(SPAN_LAYERS),
    "span_end": SPAN_WIDTH * len(SPAN_LAYERS),
    "type_start": 96,
    "type_end": 96,
    "coref_start": 96,
    "coref_end": 96,
    "coref_head": 96,
    "link_query": 64,
    "link_key": 64,
}
TYPE_LABELS = len(MENTION_TYPES) + len(FORMS) + len(NAME_TYPES)


def attend(q: Tensor, k: Tensor, v: Tensor, mask: Tensor | None) -> Tensor:
    """Attention written out: on a CPU its backward pass takes two thirds of the fused one's time."""
    with torch.autocast("cpu", enabled=False):
        scores = (q * q.shape[-1] ** -0.5) @ k.transpose(-1, -2)
        if mask is not None:
            scores = scores.masked_fill(~mask, -1e4)
        return scores.softmax(-1) @ v


class Coarse(nn.Linear):
    """A linear layer that can train as if it ran in 8 bits: weights by output, activations by window, as `export.py`
    has them. Gradients pass as though nothing was rounded."""

    coarse = False

    def forward(self, x: Tensor) -> Tensor:
        if not (self.coarse and self.training):
            return F.linear(x, self.weight, self.bias)
        with torch.no_grad():
            scale = self.weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
            moved = (self.weight / scale).round_().mul_(scale).sub_(self.weight)
            x_full = x.float()
            low, high = x_full.amin((1, 2), keepdim=True).clamp(max=0), x_full.amax((1, 2), keepdim=True).clamp(min=0)
            step = (high - low).clamp(min=1e-8) / 255
            zero = (-low / step).round_()
            noise = (x_full / step).round_().add_(zero).clamp_(0, 255).sub_(zero).mul_(step).sub_(x_full)
        return F.linear(x + noise, self.weight + moved, self.bias)


class Layer(nn.Module):
    """One transformer layer, normalised after each half as BERT is."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = Coarse(WIDTH, 3 * WIDTH)
        self.out = Coarse(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = Coarse(WIDTH, INNER)
        self.down = Coarse(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, -1).permute(2, 0, 3, 1, 4)
        attended = attend(q, k, v, mask)
        x = self.norm1(x + self.out(attended.transpose(1, 2).reshape(batch, length, WIDTH)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Biaffine(nn.Module):
    """score(i, j) = dep_i W head_j + head_j b."""

    def __init__(self, dep: int, head: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.randn(dep, head) / dep)
        self.bias = nn.Linear(head, 1)

    def forward(self, dep: Tensor, head: Tensor) -> Tensor:
        return (dep @ self.weight) @ head.transpose(-1, -2) + self.bias(head).transpose(-1, -2)


class Labeller(nn.Module):
    """Labels of arcs whose heads are known: bilinear in dependent and head, plus both alone."""

    def __init__(self, width: int, labels: int) -> None:
        super().__init__()
        self.bilinear = nn.Parameter(torch.zeros(width, labels * width))
        self.linear = nn.Linear(2 * width, labels)
        self.labels = labels

    def forward(self, dep: Tensor, head: Tensor) -> Tensor:
        crossed = (dep @ self.bilinear).view(*dep.shape[:-1], self.labels, -1)
        return (crossed * head.unsqueeze(-2)).sum(-1) + self.linear(torch.cat([dep, head], -1))


class Syntax(nn.Module):
    """Arc and label scorers over one projection."""

    def __init__(self, widths: dict[str, int], labels: int) -> None:
        super().__init__()
        self.widths = widths
        self.project = nn.Linear(WIDTH, sum(widths.values()))
        self.arcs = Biaffine(widths["arc_dep"], widths["arc_head"])
        self.labels = Labeller(widths["label_dep"], labels)

    def parts(self, x: Tensor) -> dict[str, Tensor]:
        return split(F.gelu(self.project(x)), self.widths)


def split(x: Tensor, widths: dict[str, int]) -> dict[str, Tensor]:
    """A fused projection as its named parts."""
    return dict(zip(widths, x.split(list(widths.values()), -1), strict=True))


@dataclass(frozen=True, slots=True)
class Pieces:
    """The network's input: piece, shape and list numbers [batch, pieces], and which places count."""

    ids: Tensor
    shapes: Tensor
    lists: Tensor
    mask: Tensor | None


@dataclass(slots=True)
class Seen:
    """What the heads give for a batch of windows; [batch, words, ...]."""

    tags: Tensor
    factuality: Tensor
    plain: dict[str, Tensor]
    syntax: dict[str, Tensor]
    silver: dict[str, Tensor]
    upos: Tensor
    spans: Tensor
    roles: Tensor


class ReadingModel(nn.Module):
    """Encoder and heads."""

    def __init__(self, vocabulary: int, dropout: float = 0.1, head_dropout: float = 0.2, pairs: int = 32) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.places = nn.Embedding(PLACES, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.lists = nn.Embedding(1 << LISTS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.mix = nn.Parameter(torch.zeros(MIXED_LAYERS))
        self.drop = nn.Dropout(head_dropout)
        self.curved = nn.Linear(WIDTH, sum(CURVED.values()))
        self.plain = nn.Linear(WIDTH, sum(PLAIN.values()))
        self.syntax = Syntax(CURVED_SYNTAX, len(DEPRELS))
        self.silver = Syntax(SILVER_SYNTAX, len(SILVER_DEPRELS))
        self.tag = nn.Linear(CURVED["tag"], len(ATTRIBUTION_TAGS))
        self.fact = nn.Linear(CURVED["fact"], len(FACTUALITY_SETS))
        self.pos = nn.Linear(CURVED_SYNTAX["pos"], len(UPOS))
        self.span_bias = nn.Parameter(torch.full((len(SPAN_LAYERS),), -3.0))
        self.span_edges = nn.Linear(WIDTH, 2 * len(SPAN_LAYERS))
        self.types = nn.Linear(PLAIN["type_start"], TYPE_LABELS)
        self.transitions = nn.Parameter(torch.zeros(len(ATTRIBUTION_TAGS), len(ATTRIBUTION_TAGS)))
        self.opening = nn.Parameter(torch.zeros(len(ATTRIBUTION_TAGS)))
        self.coref = nn.Parameter(torch.eye(PLAIN["coref_head"]) * 0.1)
        self.coref_pairs = nn.Linear(pairs, 1)
        self.coref_new = nn.Linear(PLAIN["coref_head"], 1)
        self.role_hidden = nn.Linear(WIDTH, ROLE_WIDTH)
        self.role = nn.Linear(ROLE_WIDTH, len(ROLES) + 1)
        nn.init.normal_(self.shapes.weight, std=0.02)
        nn.init.zeros_(self.lists.weight)

    def encode(self, pieces: Pieces) -> tuple[Tensor, Tensor]:
        """Last layer and syntax mix, [batch, pieces, WIDTH]."""
        places = self.places(torch.arange(pieces.ids.shape[1]))
        x = self.norm(self.words(pieces.ids) + places + self.shapes(pieces.shapes) + self.lists(pieces.lists))
        states = []
        for layer in self.layers:
            x = layer(x, pieces.mask)
            states.append(x)
        weights = self.mix.softmax(0)
        mixed = sum(w * s for w, s in zip(weights, states[-MIXED_LAYERS:], strict=True))
        return x, mixed

    def forward(self, pieces: Pieces, firsts: Tensor) -> Seen:
        """`firsts` [batch, words]: the place of each word's first piece."""
        last, mixed = self.encode(pieces)
        index = firsts.unsqueeze(-1).expand(-1, -1, WIDTH)
        x, y = self.drop(last.gather(1, index)), self.drop(mixed.gather(1, index))
        curved = split(F.gelu(self.curved(x)), CURVED)
        plain = split(self.plain(x), PLAIN)
        syntax = self.syntax.parts(y)
        return Seen(
            self.tag(curved["tag"]).float(),
            self.fact(curved["fact"]).float(),
            plain,
            syntax,
            self.silver.parts(y),
            self.pos(syntax["pos"]).float(),
            self._spans(x, plain),
            self.role(F.gelu(self.role_hidden(x))).float(),
        )

    def _spans(self, x: Tensor, plain: dict[str, Tensor]) -> Tensor:
        """Scores of every first and last word, [batch, layers, words, words]."""
        batch, words, _ = x.shape
        shape = (batch, words, len(SPAN_LAYERS), SPAN_WIDTH)
        start = plain["span_start"].view(shape).transpose(1, 2)
        end = plain["span_end"].view(shape).transpose(1, 2)
        edges = self.span_edges(x).view(batch, words, 2, len(SPAN_LAYERS)).permute(2, 0, 3, 1)
        scores = start @ end.transpose(-1, -2) / SPAN_WIDTH**0.5
        return (scores + edges[0].unsqueeze(-1) + edges[1].unsqueeze(-2) + self.span_bias[:, None, None]).float()

    def type_logits(self, start: Tensor, end: Tensor) -> Tensor:
        """Labels of spans from the `type_start` of their first and the `type_end` of their last words."""
        return self.types(F.relu(start + end)).float()


def from_minilm(model: ReadingModel, path: Path) -> None:
    """Copy the published encoder's weights in place; what it does not have stays as initialised."""
    from safetensors.torch import load_file

    source = {k.removeprefix("bert."): v for k, v in load_file(path).items()}
    with torch.no_grad():
        model.words.weight.copy_(source["embeddings.word_embeddings.weight"])
        kinds = source["embeddings.token_type_embeddings.weight"][0]
        model.places.weight.copy_(source["embeddings.position_embeddings.weight"] + kinds)
        _copy(model.norm, source, "embeddings.LayerNorm")
        for number, layer in enumerate(model.layers):
            name = f"encoder.layer.{number}."
            for part in ("weight", "bias"):
                parts = [source[f"{name}attention.self.{x}.{part}"] for x in ("query", "key", "value")]
                getattr(layer.qkv, part).copy_(torch.cat(parts))
            _copy(layer.out, source, name + "attention.output.dense")
            _copy(layer.norm1, source, name + "attention.output.LayerNorm")
            _copy(layer.up, source, name + "intermediate.dense")
            _copy(layer.down, source, name + "output.dense")
            _copy(layer.norm2, source, name + "output.LayerNorm")
    model.words.weight.requires_grad_(False)


def _copy(module: nn.Module, source: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(source[name + ".weight"])  # type: ignore[operator,union-attr]
    module.bias.copy_(source[name + ".bias"])  # type: ignore[operator,union-attr]
