"""Somebody at the page without a browser: enters by the link, reads pages, presses buttons; several at once, each in a thread."""

import http.cookiejar
import re
import urllib.error
import urllib.parse
import urllib.request
import uuid

from tests.surfaces.conftest import origin

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Visitor:
    def __init__(self, link):
        self.origin = origin(link)
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        )
        self.answer(link)

    def answer(self, request):
        try:
            with self.opener.open(request, timeout=120) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as problem:
            return problem.code, problem.read().decode()

    def page(self, path):
        return self.answer(f"{self.origin}{path}")[1]

    def press(self, path, fields=None, *, file=None, field="file"):
        """Post a form of this page; gives the status and the page that follows."""
        fields = {"csrfmiddlewaretoken": TOKEN.search(self.page("/settings"))[1], **(fields or {})}
        if file is None:
            data, kind = urllib.parse.urlencode(fields).encode(), "application/x-www-form-urlencoded"
        else:
            data, kind = _parts(fields, file, field)
        headers = {"Content-Type": kind, "Origin": self.origin}
        return self.answer(urllib.request.Request(f"{self.origin}{path}", data=data, headers=headers))


def _parts(fields, file, field):
    mark = uuid.uuid4().hex
    told = [
        f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    ]
    head = f'--{mark}\r\nContent-Disposition: form-data; name="{field}"; filename="{file.name}"\r\n\r\n'
    data = "".join(told).encode() + head.encode() + file.read_bytes() + f"\r\n--{mark}--\r\n".encode()
    return data, f"multipart/form-data; boundary={mark}"
