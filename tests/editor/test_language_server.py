"""Spoken to as an editor speaks: LSP over pipes to the real command."""

import json
import subprocess
import sys

import pytest

from otherward.actions.note_line import note_line
from otherward.opening import open_book
from tests.actions.test_note_line import DAY

URI = "file:///draft.txt"
DRAFT = (
    "Hi Jordan,\r\n\r\nI saw you work in HR 🙂 at Larkfield. What jobs are currently available that I could apply for? "
    "I know the town well and have read what your team writes.\r\n\r\nSam\r\n"
)
ASKED = "What jobs are currently available that I could apply for?"


class Editor:
    """The client's side of the protocol, no more of it than is needed here."""

    def __init__(self, process):
        self.process = process
        self.asked = 0
        self.call("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        self.tell("initialized", {})

    def tell(self, method, params, **more):
        body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def hear(self):
        length = 0
        while line := self.process.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        return json.loads(self.process.stdout.read(length))

    def call(self, method, params):
        self.asked += 1
        self.tell(method, params, id=self.asked)
        while (answer := self.hear()).get("id") != self.asked:
            pass
        assert "error" not in answer, answer
        return answer["result"]

    def diagnostics(self):
        while (message := self.hear()).get("method") != "textDocument/publishDiagnostics":
            pass
        return message["params"]["diagnostics"]

    def open(self, text, language="plaintext"):
        document = {"uri": URI, "languageId": language, "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        return self.diagnostics()

    def actions(self, found):
        context = {"diagnostics": [found]}
        params = {"textDocument": {"uri": URI}, "range": found["range"], "context": context}
        every = self.call("textDocument/codeAction", params)
        return [one for one in every if one["diagnostics"][0]["code"] == found["code"]]


def applied(text, edits):
    """The text with LSP edits made, counted in UTF-16 as the protocol says."""
    lines = [line.encode("utf-16-le") for line in text.split("\r\n")]
    for edit in sorted(edits, key=lambda e: (e["range"]["start"]["line"], e["range"]["start"]["character"]))[
        ::-1
    ]:
        start, end = edit["range"]["start"], edit["range"]["end"]
        head = lines[start["line"]][: start["character"] * 2]
        tail = lines[end["line"]][end["character"] * 2 :]
        lines[start["line"] : end["line"] + 1] = [head + edit["newText"].encode("utf-16-le") + tail]
    return "\r\n".join(line.decode("utf-16-le") for line in lines)


@pytest.fixture
def network(tmp_path):
    path = tmp_path / "network.db"
    book = open_book(path)
    note_line(book, "Tomas Hill needs a beekeeper by November", day=DAY)
    book.close()
    return path


@pytest.fixture
def editor(network):
    command = [sys.executable, "-m", "otherward", "lsp", "--stdio", "--network", str(network)]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    yield Editor(process)
    process.stdin.close()
    process.terminate()
    process.wait(timeout=120)


def about(found, code):
    return next(one for one in found if one["code"] == code)


def words(text, place):
    line = text.split("\r\n")[place["start"]["line"]].encode("utf-16-le")
    return line[place["start"]["character"] * 2 : place["end"]["character"] * 2].decode("utf-16-le")


def test_a_finding_has_its_code_its_reason_and_its_exact_place(editor):
    found = about(editor.open(DRAFT), "ASK006")
    assert found["source"] == "otherward"
    assert "looking" in found["message"] or "look for" in found["message"]
    assert words(DRAFT, found["range"]) == ASKED


def test_a_fix_turns_the_question_round(editor):
    fix = editor.actions(about(editor.open(DRAFT), "ASK006"))[0]
    mended = applied(DRAFT, fix["edit"]["changes"][URI])
    assert "jobs" not in mended
    assert mended.startswith(DRAFT.split(ASKED, maxsplit=1)[0])
    assert mended.endswith(DRAFT.split(ASKED)[1])


def test_what_is_allowed_is_not_said_again(editor):
    allow = editor.actions(about(editor.open(DRAFT), "ASK006"))[-1]
    text = applied(DRAFT, allow["edit"]["changes"][URI])
    change = {"textDocument": {"uri": URI, "version": 2}, "contentChanges": [{"text": text}]}
    editor.tell("textDocument/didChange", change)
    assert "ASK006" not in {one["code"] for one in editor.diagnostics()}


def test_the_to_line_says_whom_it_goes_to(editor):
    words = "\n\nHi Tomas Hull,\n\nthe hives stand behind the barn and you can come by any day.\n"
    assert "HWK006" not in {one["code"] for one in editor.open("To: Somebody Else" + words)}
    assert "HWK006" in {one["code"] for one in editor.open("To: Tomas Hill <tomas@hill.example>" + words)}


def test_program_text_is_left_alone_and_a_closed_draft_has_no_findings(editor):
    assert editor.open(DRAFT, "python") == []
    editor.tell("textDocument/didClose", {"textDocument": {"uri": URI}})
    assert editor.diagnostics() == []


def test_without_its_package_it_says_what_to_install():
    code = "import sys; sys.modules['pygls'] = sys.modules['lsprotocol'] = None; from otherward.cli import main; main(['lsp'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "pip install 'otherward[lsp]'" in done.stderr
    assert done.stderr.count("\n") == 1
