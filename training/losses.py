"""What the network is trained on: one loss a head, each a mean over the words or items of the whole batch."""

from __future__ import annotations

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from isnad.encoder.labels import FORMS, MENTION_TYPES, NAME_TYPES
from isnad.encoder.pairs import SURFACE_FEATURES, describe, pair_features, table
from training.batches import LONGEST_MENTION, Batch
from training.marked import IGNORED
from training.network import Labeller, ReadingModel, Seen, Syntax

_FAR = -1e4
_SILVER_TRUST = 0.3  # of CoreNLP's names beside those that people marked


def crf_loss(emissions: Tensor, tags: Tensor, mask: Tensor, opening: Tensor, transitions: Tensor) -> Tensor:
    """Negative log likelihood of tag sequences, summed over rows: a linear chain, [rows, words, tags]."""
    rows = torch.arange(len(tags))
    score = opening[tags[:, 0]] + emissions[rows, 0, tags[:, 0]]
    alpha = opening + emissions[:, 0]
    gold = emissions.gather(2, tags.unsqueeze(-1)).squeeze(-1)
    steps = (transitions[tags[:, :-1], tags[:, 1:]] + gold[:, 1:]) * mask[:, 1:]
    score = score + steps.sum(1)
    for t in range(1, emissions.shape[1]):
        ahead = torch.logsumexp(alpha.unsqueeze(2) + transitions, 1) + emissions[:, t]
        alpha = torch.where(mask[:, t : t + 1], ahead, alpha)
    return (torch.logsumexp(alpha, 1) - score).sum()


def attribution_losses(model: ReadingModel, seen: Seen, batch: Batch) -> dict[str, Tensor]:
    """CRF over the tags and the link of each word of a part to the first word of its cue."""
    tags = torch.from_numpy(batch.columns["tags"])
    rows = torch.nonzero(tags[:, 0] != IGNORED).squeeze(1)
    if not len(rows):
        return {}
    tags = tags[rows]
    mask = tags != IGNORED
    words = torch.from_numpy(batch.sentences != IGNORED).sum()
    tag_loss = crf_loss(seen.tags[rows], tags.clamp(min=0), mask, model.opening, model.transitions) / words
    links = torch.from_numpy(batch.columns["links"])[rows]
    query, key = seen.plain["link_query"][rows], seen.plain["link_key"][rows]
    scores = (query @ key.transpose(-1, -2)).float() / query.shape[-1] ** 0.5
    scores = scores.masked_fill(~mask.unsqueeze(1), _FAR)
    row, word = torch.nonzero(links != IGNORED, as_tuple=True)
    losses = {"tag": tag_loss}
    if len(row):
        losses["link"] = F.cross_entropy(scores[row, word], links[row, word], reduction="sum") / words
    return losses


def arc_scores(syntax: Syntax, parts: dict[str, Tensor], sentences: Tensor) -> Tensor:
    """[windows, words, words], words of other sentences far below."""
    scores = syntax.arcs(parts["arc_dep"], parts["arc_head"]).float()
    same = sentences.unsqueeze(1) == sentences.unsqueeze(2)
    return scores.masked_fill(~same, _FAR)


def tree_loss(
    syntax: Syntax, parts: dict[str, Tensor], sentences: Tensor, columns: tuple[np.ndarray, np.ndarray]
) -> Tensor | None:
    """Cross entropy of heads, and of labels at the gold heads."""
    heads, labels = (torch.from_numpy(c) for c in columns)
    row, word = torch.nonzero((heads != IGNORED) & (labels != IGNORED), as_tuple=True)
    if not len(row):
        return None
    count = (sentences != IGNORED).sum()
    scores = arc_scores(syntax, parts, sentences)
    loss = F.cross_entropy(scores[row, word], heads[row, word], reduction="sum")
    labeller: Labeller = syntax.labels
    logits = labeller(parts["label_dep"][row, word], parts["label_head"][row, heads[row, word]]).float()
    return (loss + F.cross_entropy(logits, labels[row, word], reduction="sum")) / count


def span_losses(model: ReadingModel, seen: Seen, batch: Batch) -> dict[str, Tensor]:
    """Which spans are mentions, for the layers that a window's corpus marks; and their labels."""
    sentences = torch.from_numpy(batch.sentences)
    words = sentences.shape[1]
    count = (sentences != IGNORED).sum()
    place = torch.arange(words)
    width = place.unsqueeze(0) - place.unsqueeze(1)
    band = (width >= 0) & (width < LONGEST_MENTION)
    same = (sentences.unsqueeze(1) == sentences.unsqueeze(2)) & (sentences != IGNORED).unsqueeze(1)
    layers = torch.from_numpy(batch.layers)
    allowed = (same & band).unsqueeze(1) & layers[:, :, None, None]
    if not bool(allowed.any()):
        return {}
    m = torch.from_numpy(batch.mentions)
    m = m[sentences[m[:, 0], m[:, 1]] == sentences[m[:, 0], m[:, 2]]]
    trust = torch.tensor([_SILVER_TRUST if w.text.corpus == "polnear" else 1.0 for w in batch.windows])
    each = trust[:, None, None, None].expand_as(seen.spans)
    total = (F.softplus(seen.spans[allowed]) * each[allowed]).sum()
    losses = {}
    if len(m):
        key = ((m[:, 0] * 3 + m[:, 3]) * words + m[:, 1]) * words + m[:, 2]
        key = key.unique()
        total = total - (seen.spans * each).reshape(-1)[key].sum()
        losses["type"] = _type_loss(model, seen, m, trust) / count
    return losses | {"span": total / count}


def _type_loss(model: ReadingModel, seen: Seen, m: Tensor, trust: Tensor) -> Tensor:
    logits = model.type_logits(seen.plain["type_start"][m[:, 0], m[:, 1]], seen.plain["type_end"][m[:, 0], m[:, 2]])
    kinds, forms, names = logits.split([len(MENTION_TYPES), len(FORMS), len(NAME_TYPES)], 1)
    nested = m[:, 3] < 2
    flat = ~nested & (m[:, 4] != IGNORED)
    loss = F.cross_entropy(kinds[nested], m[nested, 4], reduction="sum")
    loss = loss + F.cross_entropy(forms[nested], m[nested, 5], reduction="sum")
    by_name = F.cross_entropy(names[flat], m[flat, 4], reduction="none") * trust[m[flat, 0]]
    return loss + by_name.sum()


def coreference_loss(model: ReadingModel, seen: Seen, batch: Batch) -> Tensor | None:
    """Marginal likelihood of the antecedents of each mention, over runs of windows of one text."""
    runs: dict[int, list[int]] = {}
    for number, window in enumerate(batch.windows):
        if window.text.layers[0]:
            runs.setdefault(window.chain, []).append(number)
    losses, count = [], 0
    for numbers in runs.values():
        inside = np.isin(batch.mentions[:, 0], numbers)
        rows = batch.mentions[inside & (batch.mentions[:, 3] < 2)]
        if len(rows) > 1:
            losses.append(_run_loss(model, seen, batch, rows))
            count += len(rows)
    return torch.stack(losses).sum() / count if losses else None


def mention_vectors(model: ReadingModel, seen: Seen, rows: Tensor) -> Tensor:
    """Vectors of mentions (window, first, last, head), [mentions, width]."""
    window, first, last, head = rows.unbind(1)
    plain = seen.plain
    summed = (
        plain["coref_start"][window, first] + plain["coref_end"][window, last] + plain["coref_head"][window, head]
    )
    return torch.tanh(summed.float())


def _run_loss(model: ReadingModel, seen: Seen, batch: Batch, rows: np.ndarray) -> Tensor:
    firsts = np.array([batch.windows[w].first for w in rows[:, 0]])
    text = batch.windows[rows[0, 0]].text
    order = np.lexsort((rows[:, 2], rows[:, 1] + firsts))
    rows, firsts = rows[order], firsts[order]
    spans, described = [], []
    for (_, a, b, _, kind, form, _, head), base in zip(rows.tolist(), firsts.tolist(), strict=True):
        surface = text.text[text.starts[a + base] : text.ends[b + base]]
        spans.append((a + base, b + base, form, kind))
        described.append(describe(surface, text.word(head + base), form))
    m = table(spans, described, (text.sentences, text.quoted))
    later, earlier = np.tril_indices(len(rows), -1)
    features = torch.from_numpy(pair_features(m, later, earlier)[:, :SURFACE_FEATURES])
    vectors = mention_vectors(model, seen, torch.from_numpy(rows[:, [0, 1, 2, 7]]))
    scores = vectors @ model.coref @ vectors.T
    extra = torch.zeros_like(scores)
    extra[later, earlier] = model.coref_pairs(features).squeeze(-1)
    before = torch.ones_like(scores, dtype=torch.bool).tril(-1)
    scores = (scores + extra).masked_fill(~before, _FAR)
    scores = torch.cat([model.coref_new(vectors), scores], 1)
    cluster = torch.from_numpy(rows[:, 6])
    gold = (cluster.unsqueeze(0) == cluster.unsqueeze(1)) & before
    gold = torch.cat([~gold.any(1, keepdim=True), gold], 1)
    return (torch.logsumexp(scores, 1) - torch.logsumexp(scores.masked_fill(~gold, _FAR), 1)).sum()


def factuality_loss(seen: Seen, batch: Batch) -> Tensor | None:
    """Huber loss of the marked event words."""
    values = torch.from_numpy(batch.columns["factuality"])
    row, word = torch.nonzero(~values.isnan(), as_tuple=True)
    if not len(row):
        return None
    sets = torch.from_numpy(batch.factuality_sets)[row]
    return F.smooth_l1_loss(seen.factuality[row, word, sets], values[row, word])


def role_loss(seen: Seen, batch: Batch) -> Tensor | None:
    """Cross entropy of each word's part in an incident."""
    roles = torch.from_numpy(batch.columns["roles"])
    if not bool((roles != IGNORED).any()):
        return None
    count = torch.from_numpy(batch.sentences != IGNORED).sum()
    return F.cross_entropy(seen.roles.flatten(0, 1), roles.flatten(), ignore_index=-1, reduction="sum") / count


def all_losses(model: ReadingModel, seen: Seen, batch: Batch) -> dict[str, Tensor]:
    """Every loss that the batch's corpora allow, by name."""
    sentences = torch.from_numpy(batch.sentences)
    c = batch.columns
    losses: dict[str, Tensor | None] = {}
    losses |= attribution_losses(model, seen, batch)
    losses |= span_losses(model, seen, batch)
    losses["tree"] = tree_loss(model.syntax, seen.syntax, sentences, (c["heads"], c["deprels"]))
    losses["silver"] = tree_loss(model.silver, seen.silver, sentences, (c["silver_heads"], c["silver_deprels"]))
    upos = torch.from_numpy(c["upos"])
    if bool((upos != IGNORED).any()):
        count = (sentences != IGNORED).sum()
        losses["pos"] = (
            F.cross_entropy(seen.upos.flatten(0, 1), upos.flatten(), ignore_index=-1, reduction="sum") / count
        )
    losses["coref"] = coreference_loss(model, seen, batch)
    losses["fact"] = factuality_loss(seen, batch)
    losses["role"] = role_loss(seen, batch)
    return {name: loss for name, loss in losses.items() if loss is not None}
