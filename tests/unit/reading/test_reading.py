"""Files, folders and standard input: what becomes a document, what is passed over, what is an error."""

from __future__ import annotations

import io
import json
import os
import threading
from typing import TYPE_CHECKING

import pytest

from factcheck.errors import DocumentError
from factcheck.model import Document, Skipped
from factcheck.reading import READERS, Limits, Options, read
from factcheck.reading.folders import walk
from factcheck.reading.source import Source, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ARTICLE = "Police seized 12 boats on Monday.\n"


def _write(folder: Path, **files: str) -> Path:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="")
    return folder


def test_a_folder_is_read_to_the_bottom_and_its_ids_are_relative_to_it(tmp_path: Path) -> None:
    _write(tmp_path, b_txt=ARTICLE, a__c_txt=ARTICLE, a__d_en_md=ARTICLE)

    found = read([tmp_path])

    assert [(one.id, one.outlet, one.path) for one in found.documents] == [
        ("a/c", "c", f"{tmp_path}/a/c.txt"),
        ("a/d.en", "d.en", f"{tmp_path}/a/d.en.md"),
        ("b", "b", f"{tmp_path}/b.txt"),
    ]
    assert found.skipped == ()


def test_a_named_file_goes_by_its_path_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(_write(tmp_path, a__c_txt=ARTICLE))

    assert [one.id for one in read(["a/c.txt"]).documents] == ["a/c"]
    assert [one.id for one in read(["./a/c.txt"]).documents] == ["./a/c"]


def test_the_text_is_exactly_what_the_file_holds(tmp_path: Path) -> None:
    text = " Two\u00a0men\r\n\r\ndied \ufb01rst.\n\n"
    _write(tmp_path, a_txt=text)

    assert read([tmp_path / "a.txt"]).documents[0].text == text


def test_what_is_no_article_is_listed(tmp_path: Path) -> None:
    _write(tmp_path, a_txt=ARTICLE, README_md="x", LICENSE="x", changelog_md="x", _git__x_txt="x", photo_jpg="x", license="x")
    _write(tmp_path, **{"license-fees-rise_txt": "Fees rose 12%."})
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "dead.txt").symlink_to(tmp_path / "none.txt")
    (tmp_path / "again.txt").symlink_to(tmp_path / "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")

    found = read([tmp_path])

    assert [one.id for one in found.documents] == ["a", "license-fees-rise"] or [one.id for one in found.documents] == [
        "again",
        "license-fees-rise",
    ]
    reasons = {skipped.path.removeprefix(f"{tmp_path}/"): skipped.reason for skipped in found.skipped}
    assert reasons.keys() >= {".git", "README.md", "LICENSE", "changelog.md", "photo.jpg", "license", "loop", "dead.txt", "pipe.txt"}
    assert reasons[".git"] == "hidden"
    assert reasons["photo.jpg"] == "unknown type .jpg"
    assert reasons["LICENSE"] == "about the folder, not an article"
    assert "not followed" in reasons["loop"]
    assert reasons["pipe.txt"] == "not a regular file"


def test_one_bad_file_of_a_folder_costs_that_file_alone(tmp_path: Path) -> None:
    _write(tmp_path, a_txt=ARTICLE, empty_txt=" \n")
    (tmp_path / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))

    found = read([tmp_path])

    assert [one.id for one in found.documents] == ["a"]
    assert [(one.path, one.reason.split(";")[0]) for one in found.skipped] == [
        (f"{tmp_path}/empty.txt", "its text is empty"),
        (f"{tmp_path}/photo.txt", "is a binary file, not text"),
    ]


def test_order_of_arguments_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(_write(tmp_path, x__a_txt=ARTICLE, x__b_txt=ARTICLE, y__c_txt=ARTICLE))

    assert read(["x", "y"]) == read(["y", "x"])
    assert read(["x", "x/b.txt"]) == read(["x/b.txt", "x"])
    assert [one.id for one in read(["x", "x/b.txt"]).documents] == ["a", "x/b"]


@pytest.mark.parametrize(
    ("paths", "message"),
    [
        (["none"], "none: no such file or folder; check the path"),
        (["empty"], "empty: is empty; put articles (.txt, .md, .markdown"),
        (["bare"], "bare: no article in it (.txt, .md, .markdown"),
        (["a.txt", "a.txt"], "a.txt: is the same file as a.txt; name it once"),
        (["x", "y"], "y/a.txt: the id 'a' is taken by x/a.txt"),
        (["none.jsonl"], "none.jsonl: holds no article; it is empty"),
        (["-"], "-: there is no standard input to read"),
        (["a\0b"], "a\\x00b: cannot be read: embedded null byte"),
    ],
)
def test_a_named_input_without_a_document_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, paths: list[str], message: str
) -> None:
    monkeypatch.chdir(_write(tmp_path, a_txt=ARTICLE, x__a_txt=ARTICLE, y__a_txt=ARTICLE, bare__README_md="x"))
    (tmp_path / "empty").mkdir()
    (tmp_path / "none.jsonl").touch()

    with pytest.raises(DocumentError) as error:
        read(paths)

    assert str(error.value).startswith(message)
    assert "\n" not in str(error.value)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(DocumentError) as error:
        read([tmp_path / "a.txt", tmp_path / "b.txt"])

    assert len(str(error.value).splitlines()) == 2


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")

    with pytest.raises(DocumentError, match=r"a\.txt: cannot be read: Too many levels"):
        read([tmp_path / "a.txt"])


def test_a_file_that_cannot_be_opened_says_why() -> None:
    def gone() -> io.BytesIO:
        raise PermissionError(13, "Permission denied")

    source = Source(name="b.txt", id="b", outlet="b", path="b.txt", open=gone)

    with pytest.raises(UnreadableError, match="cannot be read: Permission denied"):
        source.read(10)
    with pytest.raises(UnreadableError, match="cannot be read: Permission denied"):
        list(source.lines(10))


def test_a_folder_that_cannot_be_searched_is_passed_over(tmp_path: Path) -> None:
    assert [skipped.reason for skipped in walk(str(tmp_path / "none"), {".txt"}) if isinstance(skipped, Skipped)] == [
        "cannot be read: No such file or directory"
    ]


def test_file_names_are_made_visible(tmp_path: Path) -> None:
    (tmp_path / "a\n\x1b[2J.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "b\x1b.jpg").write_text(ARTICLE, encoding="utf-8")
    with open(os.fsencode(tmp_path) + b"/c\xff.txt", "wb") as file:  # noqa: PTH123 -- Path holds no such name
        file.write(ARTICLE.encode())

    found = read([tmp_path])

    assert [one.id for one in found.documents] == ["a\\n\\x1b[2J", "c\\udcff"]
    assert [one.path for one in found.skipped] == [f"{tmp_path}/b\\x1b.jpg"]


@pytest.mark.parametrize(
    ("data", "id_", "title", "text"),
    [
        (b"Two died.\n", "-", None, "Two died.\n"),
        (b"---\ntitle: Rain\n---\nTwo died.\n", "-", "Rain", "Two died.\n"),
        (b'\xef\xbb\xbf \n{"id": "a", "text": "Two died."}\n', "a", None, "Two died."),
    ],
    ids=["text", "front matter", "JSON Lines"],
)
def test_standard_input_is_read_by_what_it_holds(data: bytes, id_: str, title: str | None, text: str) -> None:
    (document,) = read(["-"], stdin=io.BytesIO(data)).documents

    assert (document.id, document.title, document.text, document.path) == (id_, title, text, None)


def test_standard_input_may_stand_for_a_file() -> None:
    (document,) = read(["-"], stdin=io.BytesIO(b"text\nTwo died.\n"), options=Options(stdin_filename="news/a.csv")).documents

    assert (document.id, document.outlet, document.path, document.text) == ("news/a-1", "a", "news/a.csv", "Two died.")


def test_limits_are_kept_and_named(tmp_path: Path) -> None:
    records = [json.dumps({"id": str(number), "text": "x" * size}) for number, size in enumerate((10, 3000, 700))]
    _write(tmp_path, a_txt="x" * 2000, b_jsonl="\n".join(records), c_txt="x")
    limits = Limits(document_bytes=1000, text_characters=600, input_bytes=10, documents=2)

    with pytest.raises(DocumentError, match="more than 10 bytes on standard input"):
        read(["-"], stdin=io.BytesIO(b"x" * 11), options=Options(limits=limits))
    with pytest.raises(DocumentError, match="more documents than the limit of 1 a run"):
        read([tmp_path], options=Options(limits=Limits(documents=1)))
    found = read([tmp_path], options=Options(limits=limits))

    assert [one.id for one in found.documents] == ["0", "c"]
    assert [(one.line, one.reason.partition("limit of")[2]) for one in found.skipped] == [
        (None, " 1,000 bytes; split it or raise the limit"),
        (2, " 1,000 bytes a document"),
        (3, " 600 characters a text"),
    ]


def test_what_takes_too_long_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> Iterator[Document]:
        yield Document(id="a", text="Two died.", outlet="a")
        while True:
            pass

    _write(tmp_path, a_txt=ARTICLE, b_jsonl='{"id": "b", "text": "Two died."}')
    monkeypatch.setitem(READERS, "text", never)

    found = read([tmp_path], options=Options(limits=Limits(seconds=1)))

    assert [one.id for one in found.documents] == ["a", "b"]
    assert [one.reason for one in found.skipped] == ["takes longer to read than the limit of 1 seconds a document"]


def test_what_can_be_read_but_once_is(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(b'{"id": "a", "text": "Two died."}\n',))
    writer.start()

    (document,) = read([pipe]).documents

    writer.join()
    assert document.id == "a"


def test_a_clock_that_cannot_run_stops_nothing(tmp_path: Path) -> None:
    _write(tmp_path, a_txt=ARTICLE)
    found: list[str] = []
    reader = threading.Thread(target=lambda: found.extend(one.id for one in read([tmp_path]).documents))

    reader.start()
    reader.join()

    assert found == ["a"]
