"""A hostile contact changes nothing on any page."""

import pytest

from tests.surfaces.conftest import origin, served

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

SCRIPT = "<script>window.hurt=1</script><img src=x onerror='window.hurt=1'>"


def test_script_in_every_field_stays_text(browser, tmp_path):
    card = tmp_path / "hostile.vcf"
    fields = "\r\n".join(
        f"{name}:{name.title()} {SCRIPT}" for name in ("FN", "ORG", "TITLE", "NOTE", "NICKNAME", "CATEGORIES")
    )
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"N:{SCRIPT};Mallory;;;", fields, "EMAIL:m@evil.example"]
    lines += ["URL:javascript:window.hurt=1", "END:VCARD"]
    card.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8")
    with served("serve", "--network", str(tmp_path / "n.db"), "--port", "0") as link:
        context = browser.new_context()
        page = context.new_page()
        page.goto(link)
        page.locator("input[type=file]").set_input_files(str(card))
        page.get_by_role("link", name="See the people").click(timeout=20000)
        page.locator("ul.people li a").first.click()
        assert page.evaluate("window.hurt") is None
        assert not page.locator("main a[href^='javascript:']").count()
        for path in ("/people", "/imports", "/today"):
            page.goto(origin(link) + path)
            assert page.evaluate("window.hurt") is None
        context.close()
