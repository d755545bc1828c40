"""Archives that mean harm are refused in words, before anything of them is used."""

from __future__ import annotations

import gzip
import stat
import tarfile
import zipfile
from pathlib import Path

import pytest
from tests.plugins.evidence.artifacts import tarred, zipped

from mkdocs_aruntime.evidence import archive
from mkdocs_aruntime.evidence.archive import ArchiveError, open_archive


def read(path: Path) -> dict[str, bytes]:
    return {member.path: content.read() for member, content in open_archive(path).members()}


def refusal(path: Path) -> str:
    with pytest.raises(ArchiveError) as caught:
        read(path)
    return str(caught.value)


def link(name: str, kind: bytes, target: str = "/etc/passwd") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


def test_the_files_of_both_kinds_are_read(tmp_path: Path) -> None:
    files = {"a/b.py": b"x = 1\n", "c.txt": b""}
    assert read(zipped(tmp_path / "a.whl", files)) == files
    assert read(tarred(tmp_path / "a.tgz", files)) == files


@pytest.mark.parametrize("name", ["../up.py", "/etc/passwd", "a/../../b", "C:/x", "a\\b", "a/\x1b[2J"])
def test_a_path_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    assert "leads out of the archive" in refusal(tarred(tmp_path / "a.tgz", {name: b"x"}))
    if "\\" not in name:
        assert "leads out of the archive" in refusal(zipped(tmp_path / "a.whl", {name: b"x"}))


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE])
def test_a_link_or_device_in_a_tar_is_refused(tmp_path: Path, kind: bytes) -> None:
    assert refusal(tarred(tmp_path / "a.tgz", {"x": link("x", kind)})) == (
        "a.tgz: 'x' is a link or a device; only files are read"
    )


def test_a_link_in_a_wheel_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.whl"
    info = zipfile.ZipInfo("x")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(info, "/etc/passwd")
    assert refusal(path) == "a.whl: 'x' is a link or a device; only files are read"


def test_a_second_file_of_one_name_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.whl"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("x", "1")
        with pytest.warns(UserWarning, match="Duplicate"):
            made.writestr("x", "2")
    assert refusal(path) == "a.whl: 'x' is there twice"


def test_a_bomb_is_refused_by_what_it_grows_to(tmp_path: Path) -> None:
    assert "grows to more than 1,000 times its size" in refusal(
        zipped(tmp_path / "a.whl", {"x": bytes(20_000_000)})
    )


def test_an_archive_is_bounded_in_files_and_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = [
        zipped(tmp_path / "a.whl", {"x": b"123", "y": b"4"}),
        tarred(tmp_path / "a.tgz", {"x": b"123", "y": b"4"}),
    ]
    with monkeypatch.context() as patch:
        patch.setattr(archive, "MOST_FILES", 1)
        assert {refusal(path).split(" has ")[1] for path in made} == {"more than 1 files"}
    with monkeypatch.context() as patch:
        patch.setattr(archive, "LARGEST_FILE", 2)
        assert {refusal(path).split(": ")[1] for path in made} == {"'x' has 3 bytes; at most 2 are read"}
    with monkeypatch.context() as patch:
        patch.setattr(archive, "LARGEST_TOTAL", 3)
        assert "unpacks to more than 3 bytes" in refusal(made[0])
        assert "unpacks to more than 3 bytes" in refusal(made[1])


def test_folders_without_files_count_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_FILES", 3)
    folders = {f"d{i}": link(f"d{i}", tarfile.DIRTYPE, "") for i in range(9)}
    assert refusal(tarred(tmp_path / "a.tgz", dict(folders))) == "a.tgz has more than 3 files"


def test_a_header_of_a_tar_that_claims_gigabytes_is_refused(tmp_path: Path) -> None:
    header = tarfile.TarInfo("x")
    header.type, header.size = tarfile.XHDTYPE, 4 << 30
    path = tmp_path / "a.tgz"
    path.write_bytes(gzip.compress(header.tobuf(tarfile.USTAR_FORMAT) + bytes(10_000)))
    assert "at most 67,108,864 are read" in refusal(path)


@pytest.mark.parametrize("name", ["a.whl", "a.tgz"])
def test_what_is_no_archive_or_cut_short_is_told(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"not an archive")
    assert refusal(path).startswith(f"{name} ")
    whole = (
        tarred(path, {"x": bytes(range(256)) * 900}) if name == "a.tgz" else zipped(path, {"x": b"1" * 999})
    )
    path.write_bytes(whole.read_bytes()[:-60])
    assert refusal(path).startswith(f"{name} ")


def test_an_ending_that_is_not_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"expected a name that ends in \.whl"):
        open_archive(tmp_path / "a.exe")
