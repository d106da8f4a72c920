"""Write the trained network as one ONNX graph and its decoding tables: `python -m training.export CHECKPOINT`.

The graph is built by hand, for one window at a time: matrix products with 8-bit weights (per output column) and
activations (per window, evened out over channels by `smoothing.py`), word vectors as 8-bit rows with one scale each,
what decides in 32 bits. The last layer is worked out for first pieces of words only, as no head looks at others.
"""

from __future__ import annotations

import argparse
import shutil
import tomllib
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from isnad.encoder.labels import ATTRIBUTION_TAGS, ROLES
from isnad.encoder.linking import FEATURES
from isnad.encoder.pieces import Vocabulary
from training.network import (
    CURVED,
    CURVED_SYNTAX,
    HEADS,
    LAYERS,
    MIXED_LAYERS,
    PLAIN,
    SPAN_WIDTH,
    WIDTH,
    ReadingModel,
)
from training.smoothing import State, largest, smoothed
from training.train import minilm_folder

FAR = -1e4
SPAN_LEAST = (0.45, 0.5, 0.4)  # scores from which spans count, by layer; see README.md
MODEL = Path("src/isnad/encoder/model")
TEXTS = Path("tests/corpus")  # what activations are looked at on


class Graph:
    """Nodes and constants, named as they are added."""

    def __init__(self, state: State, whole: bool) -> None:
        self.state, self.whole = state, whole
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}

    def constant(self, name: str, value: np.ndarray) -> str:
        self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def weight(self, name: str) -> str:
        return self.constant(name, self.state[name])

    def op(self, kind: str, *inputs: str, outputs: int | list[str] = 1, **attributes: object) -> str:
        domain = "com.microsoft" if kind in _CONTRIB else ""
        number = len(self.nodes)
        names = outputs if isinstance(outputs, list) else [f"{kind}_{number}_{i}" for i in range(outputs)]
        self.nodes.append(
            helper.make_node(kind, list(inputs), names, f"{kind}_{number}", domain=domain, **attributes)
        )
        return names[0]

    def ints(self, *values: int) -> str:
        return self.constant("ints_" + "_".join(map(str, values)), np.array(values, np.int64))

    def linear(self, x: str, name: str, small: bool = True, rows: slice | None = None) -> str:
        """x W + b, of the given outputs only; in 8 bits where `small` and the graph is not to stay whole."""
        part = name if rows is None else f"{name}.{rows.start}-{rows.stop}"
        rows = rows or slice(None)
        weight = self.state[name + ".weight"][rows].T
        bias = self.constant(part + ".bias", self.state[name + ".bias"][rows])
        if name + ".smooth" in self.state:
            x = self.op("Mul", x, self.constant(name + ".smooth", self.state[name + ".smooth"]))
        if self.whole or not small:
            return self.op("Add", self.op("MatMul", x, self.constant(part + ".weight", weight)), bias)
        return self.product(x, part, weight, bias)

    def product(self, x: str, name: str, weight: np.ndarray, *bias: str) -> str:
        """x W + b in 8 bits; `weight` [inputs, outputs]."""
        scale = np.maximum(np.abs(weight).max(0), 1e-8) / 127
        packed = self.constant(name + ".packed", np.clip(np.rint(weight / scale), -127, 127).astype(np.int8))
        zero = self.constant(name + ".zero", np.zeros(weight.shape[1], np.int8))
        scales = self.constant(name + ".scale", scale.astype(np.float32))
        return self.op("DynamicQuantizeMatMul", x, packed, scales, zero, *bias)

    def norm(self, x: str, added: str, name: str) -> str:
        gamma, beta = self.weight(name + ".weight"), self.weight(name + ".bias")
        return self.op("LayerNormalization", self.op("Add", x, added), gamma, beta, epsilon=1e-12)

    def columns(self, x: str, first: int, width: int) -> str:
        return self.op("Slice", x, self.ints(first), self.ints(first + width), self.ints(1))


_CONTRIB = {"DynamicQuantizeMatMul", "MultiHeadAttention", "Gelu"}


def _embed(g: Graph) -> str:
    table = g.state["words.weight"]
    scale = np.maximum(np.abs(table).max(1), 1e-8) / 127
    if g.whole:
        words = g.op("Gather", g.weight("words.weight"), "pieces")
    else:
        rows = g.constant("words.packed", np.clip(np.rint(table / scale[:, None]), -127, 127).astype(np.int8))
        scales = g.constant("words.scale", scale.astype(np.float32)[:, None])
        words = g.op("Cast", g.op("Gather", rows, "pieces"), to=TensorProto.FLOAT)
        words = g.op("Mul", words, g.op("Gather", scales, "pieces"))
    length = g.op("Shape", "pieces")
    places = g.op("Slice", g.weight("places.weight"), g.ints(0), length, g.ints(0))
    shapes = g.op("Gather", g.weight("shapes.weight"), "shapes")
    words = g.op("Add", words, g.op("Gather", g.weight("lists.weight"), "lists"))
    x = g.op("Unsqueeze", g.op("Add", words, places), g.ints(0))
    return g.norm(x, g.op("Unsqueeze", shapes, g.ints(0)), "norm")


def _layer(g: Graph, x: str, name: str) -> str:
    g.op("Split", g.linear(x, name + "qkv"), outputs=[f"{name}{v}" for v in "qkv"], axis=2, num_outputs=3)
    return _rest_of_layer(g, x, g.op("MultiHeadAttention", *(f"{name}{v}" for v in "qkv"), num_heads=HEADS), name)


def _last_layer(g: Graph, x: str, name: str) -> str:
    """The layer's output at first pieces, which look at all pieces."""
    first = g.op("Gather", x, "firsts", axis=1)
    query = g.linear(first, name + "qkv", rows=slice(0, WIDTH))
    both = g.linear(x, name + "qkv", rows=slice(WIDTH, 3 * WIDTH))
    g.op("Split", both, outputs=[f"{name}{v}" for v in "kv"], axis=2, num_outputs=2)
    return _rest_of_layer(g, first, g.op("MultiHeadAttention", query, name + "k", name + "v", num_heads=HEADS), name)


def _rest_of_layer(g: Graph, x: str, attended: str, name: str) -> str:
    x = g.norm(x, g.linear(attended, name + "out"), name + "norm1")
    inner = g.op("Gelu", g.linear(x, name + "up"))
    return g.norm(x, g.linear(inner, name + "down"), name + "norm2")


def _first_pieces(g: Graph, x: str) -> str:
    return g.op("Squeeze", g.op("Gather", x, "firsts", axis=1), g.ints(0))


def _arcs(g: Graph, parts: dict[str, str], same: str) -> None:
    """Arc scores, the best head of each word and the label of that arc."""
    dep = g.op("MatMul", parts["arc_dep"], g.weight("syntax.arcs.weight"))
    scores = g.op("MatMul", dep, g.op("Transpose", parts["arc_head"], perm=[1, 0]))
    bias = g.op("MatMul", parts["arc_head"], g.constant("arc_bias", g.state["syntax.arcs.bias.weight"].T))
    scores = g.op("Add", scores, g.op("Transpose", bias, perm=[1, 0]))
    g.op("Where", same, scores, g.constant("far", np.float32(FAR)), outputs=["arcs"])
    g.op("ArgMax", "arcs", axis=1, keepdims=0, outputs=["heads"])
    head = g.op("Gather", parts["label_head"], "heads")
    labels = g.state["syntax.labels.linear.bias"].shape[0]
    table = g.state["syntax.labels.bilinear"]
    crossed = (
        g.op("MatMul", parts["label_dep"], g.constant("label_bilinear", table))
        if g.whole
        else g.product(parts["label_dep"], "label_bilinear", table)
    )
    crossed = g.op("Reshape", crossed, g.ints(0, labels, CURVED_SYNTAX["label_dep"]))
    crossed = g.op("ReduceSum", g.op("Mul", crossed, g.op("Unsqueeze", head, g.ints(1))), g.ints(2), keepdims=0)
    both = g.op("Concat", parts["label_dep"], head, axis=1)
    logits = g.op("Add", crossed, g.linear(both, "syntax.labels.linear", small=False))
    g.op("ArgMax", logits, axis=1, keepdims=0, outputs=["deprels"])
    g.op("Concat", parts["label_dep"], parts["label_head"], axis=1, outputs=["labelling"])


def _spans(g: Graph, x: str, plain: str, same: str) -> None:
    """Scores of spans by layer, only of those that begin before they end, inside one sentence."""
    layers = len(g.state["span_bias"])
    width = layers * SPAN_WIDTH
    start = g.op("Reshape", g.columns(plain, 0, width), g.ints(0, layers, SPAN_WIDTH))
    end = g.op("Reshape", g.columns(plain, width, width), g.ints(0, layers, SPAN_WIDTH))
    start, end = g.op("Transpose", start, perm=[1, 0, 2]), g.op("Transpose", end, perm=[1, 2, 0])
    scores = g.op("Mul", g.op("MatMul", start, end), g.constant("span_scale", np.float32(SPAN_WIDTH**-0.5)))
    edges = g.op("Transpose", g.linear(x, "span_edges", small=False), perm=[1, 0])
    opens = g.op("Unsqueeze", g.op("Slice", edges, g.ints(0), g.ints(layers), g.ints(0)), g.ints(2))
    closes = g.op("Unsqueeze", g.op("Slice", edges, g.ints(layers), g.ints(2 * layers), g.ints(0)), g.ints(1))
    scores = g.op("Add", g.op("Add", scores, opens), closes)
    scores = g.op("Add", scores, g.constant("span_bias", g.state["span_bias"][:, None, None]))
    forward = g.op("Trilu", same, upper=1)
    g.op("Where", forward, scores, "far", outputs=["spans"])


def build(state: State, whole: bool = False) -> onnx.ModelProto:
    """The graph; `whole` keeps 32 bits everywhere (to measure what 8 bits cost)."""
    g = Graph(state, whole)
    x = _embed(g)
    states = []
    for number in range(LAYERS - 1):
        x = _layer(g, x, f"layers.{number}.")
        states.append(_first_pieces(g, x))
    states.append(g.op("Squeeze", _last_layer(g, x, f"layers.{LAYERS - 1}."), g.ints(0)))
    weights = torch.from_numpy(g.state["mix"]).softmax(0).numpy()
    mixed = ""
    for number, (weight, state_name) in enumerate(zip(weights, states[-MIXED_LAYERS:], strict=True)):
        part = g.op("Mul", state_name, g.constant(f"mix_{number}", np.float32(weight)))
        mixed = g.op("Add", mixed, part) if mixed else part
    x = states[-1]
    curved = g.op("Gelu", g.linear(x, "curved"))
    plain = g.linear(x, "plain")
    syntax = g.op("Gelu", g.linear(mixed, "syntax.project"))
    parts, at = {}, 0
    for name, width in CURVED_SYNTAX.items():
        parts[name], at = g.columns(syntax, at, width), at + width
    g.op("Identity", g.linear(g.columns(curved, 0, CURVED["tag"]), "tag", small=False), outputs=["tags"])
    fact = g.columns(curved, CURVED["tag"], CURVED["fact"])
    g.op("Identity", g.linear(fact, "fact", small=False), outputs=["factuality"])
    g.op("ArgMax", g.linear(parts["pos"], "pos", small=False), axis=1, keepdims=0, outputs=["upos"])
    hidden = g.op("Gelu", g.linear(x, "role_hidden"))
    shares = g.op("Softmax", g.linear(hidden, "role", small=False), axis=1)
    g.op("Identity", g.columns(shares, 1, len(ROLES)), outputs=["roles"])
    same = g.op("Equal", g.op("Unsqueeze", "sentences", g.ints(0)), g.op("Unsqueeze", "sentences", g.ints(1)))
    _arcs(g, parts, same)
    _spans(g, x, plain, same)
    skip = PLAIN["span_start"] + PLAIN["span_end"]
    g.op("Identity", g.columns(plain, skip, sum(PLAIN.values()) - skip), outputs=["vectors"])
    return _model(g)


def _model(g: Graph) -> onnx.ModelProto:
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, ["length"]) for n in ("pieces", "shapes", "lists")]
    inputs += [helper.make_tensor_value_info(n, TensorProto.INT64, ["words"]) for n in ("firsts", "sentences")]
    kinds = {"heads": TensorProto.INT64, "deprels": TensorProto.INT64, "upos": TensorProto.INT64}
    names = ("tags", "factuality", "upos", "arcs", "heads", "deprels", "spans", "vectors", "labelling", "roles")
    outputs = [helper.make_tensor_value_info(n, kinds.get(n, TensorProto.FLOAT), None) for n in names]
    graph = helper.make_graph(g.nodes, "isnad-reading", inputs, outputs, list(g.constants.values()))
    opsets = [helper.make_opsetid("", 18), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=8)


def decoding(table: State) -> State:
    """What the runtime's numpy needs: transitions without the impossible ones, labels of spans, plain link weights.

    `training.linking` and `training.coreference` then fit what decides over whole documents.
    """
    transitions, opening = table["transitions"].copy(), table["opening"].copy()
    for number, tag in enumerate(ATTRIBUTION_TAGS):
        if tag.startswith("I-"):
            before = [tag, "B" + tag[1:]]
            opening[number] = FAR
            transitions[[t not in before for t in ATTRIBUTION_TAGS], number] = FAR
    return {
        "transitions": transitions,
        "opening": opening,
        "types_weight": table["types.weight"].T,
        "types_bias": table["types.bias"],
        "label_bilinear": table["syntax.labels.bilinear"].astype(np.float16),
        "label_weight": table["syntax.labels.linear.weight"].T,
        "label_bias": table["syntax.labels.linear.bias"],
        "span_least": np.array(SPAN_LEAST, np.float32),
        "link_source": np.eye(len(FEATURES), dtype=np.float32)[0],
        "link_content": np.eye(len(FEATURES), dtype=np.float32)[0],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--config", type=Path, default=Path("training/config.toml"))
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--whole", action="store_true", help="32 bits everywhere")
    parser.add_argument("--graph-only", action="store_true", help="keep the tables that were fitted on the graph")
    arguments = parser.parse_args()
    config = tomllib.loads(arguments.config.read_text())
    arguments.out.mkdir(parents=True, exist_ok=True)
    if not arguments.graph_only:
        shutil.copyfile(minilm_folder(config) / "vocab.txt", arguments.out / "vocabulary.txt")
        if Path(config["lists"]).resolve() != (arguments.out / "lists.txt").resolve():
            shutil.copyfile(config["lists"], arguments.out / "lists.txt")
    model = ReadingModel(30522).eval()
    model.load_state_dict(torch.load(arguments.checkpoint, map_location="cpu")["mean"])
    state = {name: value.numpy() for name, value in model.state_dict().items()}
    if not arguments.graph_only:
        np.savez_compressed(arguments.out / "decoding.npz", **decoding(state))
    if not arguments.whole:
        texts = [file.read_text(encoding="utf-8") for file in sorted(TEXTS.rglob("*.txt"))]
        vocabulary = Vocabulary(arguments.out / "vocabulary.txt", arguments.out / "lists.txt")
        state = smoothed(state, largest(model, texts, vocabulary))
    onnx.save(build(state, arguments.whole), arguments.out / "model.onnx")
    size = (arguments.out / "model.onnx").stat().st_size
    print(f"{arguments.out / 'model.onnx'}: {size / 1e6:.1f} MB, width {WIDTH}")


if __name__ == "__main__":
    main()
