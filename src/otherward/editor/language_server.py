"""The review as a language server (LSP 3.17) on standard input and output: findings as one types, fixes as code actions."""

from datetime import UTC, date, datetime
from importlib.metadata import version

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.workspace import PositionCodec, TextDocument

from otherward.book.book import Book
from otherward.editor.pages import Pages, plain_lines
from otherward.review.finding import Finding, Fix
from otherward.review.rules import Level
from otherward.review.vocabulary import make_ready
from otherward.translation.words import say

READ = frozenset(("", "plaintext", "text", "markdown", "mail", "email", "eml"))
"""Languages, as editors call them, that a draft is written in; others are left alone."""
_SEVERITY = {
    Level.ERROR: types.DiagnosticSeverity.Error,
    Level.WARNING: types.DiagnosticSeverity.Warning,
    Level.SUGGESTION: types.DiagnosticSeverity.Information,
    Level.INFO: types.DiagnosticSeverity.Hint,
}


def language_server(book: Book) -> LanguageServer:
    """The server, ready to be started."""
    server = LanguageServer("otherward", version("otherward"))
    make_ready()
    pages = Pages(book, _today)

    def tell(uri: str) -> None:
        document = server.workspace.get_text_document(uri)
        read = (document.language_id or "") in READ
        told = [_diagnostic(one, document) for one in pages.findings(document.source)] if read else []
        server.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri=uri, version=document.version, diagnostics=told)
        )

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        tell(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        tell(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri=uri, diagnostics=[]))

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix]),
    )
    def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        document = server.workspace.get_text_document(params.text_document.uri)
        return [
            action
            for one in pages.findings(document.source)
            if _overlap(_range(one.start, one.end, document), params.range)
            for action in _actions(one, document)
        ]

    return server


def _today() -> date:
    return datetime.now(UTC).astimezone().date()


def _diagnostic(one: Finding, document: TextDocument) -> types.Diagnostic:
    return types.Diagnostic(
        range=_range(one.start, one.end, document),
        message=f"{one.message}\n{one.why} {one.attempt}",
        severity=_SEVERITY[one.level],
        code=one.code,
        source="otherward",
    )


def _actions(one: Finding, document: TextDocument) -> list[types.CodeAction]:
    allow = Fix(say("Leave it as it is ({code})", code=one.code), ())
    edits = [[_edit(e.start, e.end, e.text, document) for e in fix.edits] for fix in one.fixes]
    allowed = _edit(one.end, one.end, f" [[ok {one.code}]]", document)
    return [
        types.CodeAction(
            title=fix.title,
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[_diagnostic(one, document)],
            edit=types.WorkspaceEdit(changes={document.uri: changes}),
        )
        for fix, changes in zip((*one.fixes, allow), (*edits, [allowed]), strict=True)
    ]


def _edit(start: int, end: int, text: str, document: TextDocument) -> types.TextEdit:
    return types.TextEdit(range=_range(start, end, document), new_text=text)


def _range(start: int, end: int, document: TextDocument) -> types.Range:
    text = plain_lines(document.source)
    return types.Range(
        start=_position(text, start, document.position_codec),
        end=_position(text, end, document.position_codec),
    )


def _position(text: str, at: int, codec: PositionCodec) -> types.Position:
    """Line and column as the editor counts them (by default in UTF-16 units)."""
    line = text.rfind("\n", 0, at) + 1
    return types.Position(line=text.count("\n", 0, at), character=codec.client_num_units(text[line:at]))


def _overlap(one: types.Range, other: types.Range) -> bool:
    return one.start <= other.end and other.start <= one.end
