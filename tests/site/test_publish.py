"""The static site: the same bytes as the room, the same each time, and never over somebody's files."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.casefile.making import denial, press, settle

from isnad.casefile import Draft, open
from isnad.errors import InputError
from isnad.room import application
from isnad.site import publish, search_index
from isnad.site.publish import MARK, SUMS
from isnad.views.claims import Desk


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "case.isnad"
    with Draft.open(path) as draft:
        settle(draft, press(), denial())
    return path


@pytest.fixture(scope="module")
def site(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site") / "out"
    with open(made) as case:
        publish(case, folder, "https://example.org/inquiry/")
    return folder


def written(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_the_room_serves_what_the_site_holds_byte_for_byte(made: Path, site: Path) -> None:
    own = {"sitemap.txt", SUMS}
    with TestClient(application(made)) as room:
        for where, content in written(site).items():
            if where not in own and not where.startswith("search/"):
                assert room.get(f"/{where}").content == content, where


def test_the_same_casefile_gives_the_same_bytes(made: Path, site: Path, tmp_path: Path) -> None:
    with open(made) as case:
        done = publish(case, tmp_path / "again", "https://example.org/inquiry/")
    again = written(tmp_path / "again")
    assert again == written(site)
    assert done.files == len(again)


def test_checksums_hold_for_every_file(site: Path) -> None:
    lines = (site / SUMS).read_text().removeprefix(MARK).splitlines()
    sums = dict(reversed(line.split("  ", 1)) for line in lines)
    files = written(site)
    assert sums.keys() | {SUMS} == files.keys()
    assert all(hashlib.sha256(files[where]).hexdigest() == digest for where, digest in sums.items())


def test_the_sitemap_lists_the_pages(site: Path) -> None:
    lines = (site / "sitemap.txt").read_text().splitlines()
    assert "https://example.org/inquiry/index.html" in lines
    assert all((site / line.removeprefix("https://example.org/inquiry/")).is_file() for line in lines)


def test_the_download_holds_every_object(made: Path, site: Path) -> None:
    kinds = [json.loads(line)["type"] for line in (site / "collection.jsonl").read_text().splitlines()]
    with open(made) as case:
        assert kinds.count("claim") == case.counts().claims
        assert kinds.count("document") == case.counts().documents


def test_a_later_copy_takes_the_place_of_an_earlier_one(made: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with open(made) as case:
        publish(case, tmp_path / "out")
        (tmp_path / "out" / "entities" / "gone.html").write_text("of an earlier build")
        publish(case, tmp_path / "out", progress=lambda done, total: told.append((done, total)))
    assert not (tmp_path / "out" / "entities" / "gone.html").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert [done for done, _ in told] == list(range(1, len(told) + 1))
    assert all(done <= total for done, total in told)


def test_a_folder_of_other_files_is_not_touched(made: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work")
    (tmp_path / "file").write_text("a file")
    with open(made) as case:
        for name in ("mine", "file", "file/below"):
            with pytest.raises(InputError):
                publish(case, tmp_path / name)
    assert (tmp_path / "mine" / "thesis.txt").read_text() == "years of work"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "mine"]


def test_an_interrupted_run_leaves_the_old_copy(made: Path, tmp_path: Path) -> None:
    class Stop(Exception):
        pass

    def stop(done: int, total: int) -> None:
        if done == 5:
            raise Stop

    with open(made) as case:
        publish(case, tmp_path / "out")
        before = written(tmp_path / "out")
        with pytest.raises(Stop):
            publish(case, tmp_path / "out", progress=stop)
        assert written(tmp_path / "out") == before
        publish(case, tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_the_search_index_finds_every_name_and_every_passage(made: Path, site: Path) -> None:
    records = [r for p in sorted(site.glob("search/records-*.js")) for r in called(p.read_text())]
    index = {
        w: ids
        for p in site.glob("search/*-*.js")
        if "records" not in p.name
        for w, ids in called(p.read_text()).items()
    }
    with open(made) as case:
        for entity in case.entities():
            for word in search_index.folded(entity.caption):
                assert any(records[n][1] == f"entities/{entity.id}.html" for n in index[word])
        assert sum(bool(record[3]) for record in records if len(record) == 4) == case.counts().passages
        assert sum(len(record) == 5 for record in records) == case.counts().claims
    for title, where, *_ in records:
        page, _, place = where.partition("#")
        assert title
        assert f'id="{place}"' in (site / page).read_text() if place else (site / page).is_file()


def test_claims_are_found_by_their_facets(site: Path) -> None:
    records = [r for p in sorted(site.glob("search/records-*.js")) for r in called(p.read_text())]
    index = {
        w: n for p in site.glob("search/*-*.js") if "records" not in p.name for w, n in called(p.read_text()).items()
    }
    captured = {records[n][3] for n in index["#captures"]}
    assert captured == {"the Cedar Brigade had captured Omar Nassif in Dara", "the Cedar Brigade captured him"}
    assert {records[n][3] for n in index["@haddad"]} == {"the Cedar Brigade had captured Omar Nassif in Dara"}
    assert set(index["~2011"]) == set(index["#captures"])
    assert set(index["=contested"]) == set(index["#captures"])


def called(script: str) -> object:
    """The last argument of the call that a file of the index is."""
    return json.loads(re.match(r"\w+\([^,]+,(.*)\);\n", script, re.S)[1])


def test_words_are_folded_as_people_type_them() -> None:
    assert search_index.folded("Ṣalāḥ ad-Dīn al-ʿIrāqī, Asa'ib") == ["salah", "ad", "din", "al", "iraqi", "asaib"]
    assert search_index.folded("مُقْتَدى") == ["مقتدى"]


def test_an_index_of_hostile_words_closes_no_script(made: Path) -> None:
    with open(made) as case:
        for _, text in search_index.files(Desk(case)):
            assert text.isascii()
            assert "</" not in text
