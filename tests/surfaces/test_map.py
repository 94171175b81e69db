"""The map in a real browser: found, looked at, told in words, and its bridges opened."""

import re

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture
def drawn(page):
    page.goto(page.url.replace("/today", "/map"))
    page.locator("#map[data-drawn]").wait_for(timeout=60000)
    return page


def shown(page):
    """Whether something is painted on this layer of the drawing."""
    return page.evaluate(
        """name => {
            const canvas = document.querySelector(`#map canvas.sigma-${name}`);
            const pen = canvas.getContext("2d"), all = pen && pen.getImageData(0, 0, canvas.width, canvas.height).data;
            return all ? all.some((value, i) => i % 4 === 3 && value > 0) : null;
        }""",
        "bridges",
    )


def test_everybody_is_drawn_and_communities_are_named_in_words(drawn):
    people = drawn.evaluate("fetch('/map/drawing').then(a => a.json())")
    assert int(drawn.locator("#map").get_attribute("data-drawn")) == len(people["people"]) > 100
    assert shown(drawn)
    named = drawn.locator("#map-beside [data-map-community]").all_inner_texts()
    assert any("Logistics" in words for words in named)
    assert not any(re.search(r"\b(Manager|Director|Head|Senior)\b", words) for words in named)


def test_who_is_found_by_keyboard_alone_is_shown_with_those_they_know(drawn):
    name = drawn.evaluate("fetch('/map/drawing').then(a => a.json()).then(d => d.people[d.lines[0][0]][1])")
    how = drawn.evaluate("fetch('/map/drawing').then(a => a.json()).then(d => d.lines[0][3])")
    drawn.get_by_role("combobox", name="Find somebody on the map").focus()
    drawn.keyboard.type(name)
    drawn.get_by_role("option").first.wait_for()
    drawn.keyboard.press("Enter")
    beside = drawn.locator("#map-beside")
    beside.get_by_role("heading", name=name).wait_for()
    assert "of=" in drawn.url
    assert beside.get_by_text(how).count() == 1
    assert re.search(r"both in a (meeting|mail, message or note) of \d+ \w+ \d{4}", how)
    drawn.locator("#map").focus()
    drawn.keyboard.press("Escape")
    beside.get_by_role("heading", name="Who belongs together").wait_for()
    drawn.go_back()
    beside.get_by_role("heading", name=name).wait_for()


def test_a_bridge_opens_its_introduction(drawn):
    bridge = drawn.evaluate("fetch('/map/drawing').then(a => a.json()).then(d => d.bridges.at(-1))")
    address, what = bridge[3], bridge[2]
    drawn.goto(drawn.url.replace("/map", address))
    card = drawn.locator(f"[id='{address.split('#')[1]}']")
    assert card.locator("h3").inner_text() == what
    assert card.get_by_role("button", name="Take it up").is_visible()


def test_a_click_on_the_dotted_line_goes_there(drawn):
    """In the middle of the only bridge that one person has."""
    a, b = drawn.evaluate(
        """fetch('/map/drawing').then(a => a.json()).then(d => {
            const times = {};
            for (const [a, b] of d.bridges) for (const i of [a, b]) times[i] = (times[i] || 0) + 1;
            const one = d.bridges.find(([a, b]) => times[a] === 1 && !d.lines.some(l => l.includes(a)));
            return [d.people[one[0]], d.people[one[1]]];
        })"""
    )
    drawn.emulate_media(reduced_motion="reduce")
    drawn.goto(f"{drawn.url.split('?')[0]}?of={a[0]}")
    drawn.locator("#map[data-drawn]").wait_for(timeout=60000)
    drawn.wait_for_function("renderer.getCamera().ratio < 1")
    spot = drawn.evaluate(
        """([a, b]) => { const p = renderer.graphToViewport({x: a[3], y: a[4]}), q = renderer.graphToViewport({x: b[3], y: b[4]});
            return {x: (p.x + q.x) / 2, y: (p.y + q.y) / 2}; }""",
        [a, b],
    )
    drawn.locator("#map").hover(position=spot)
    drawn.get_by_text("They do not know each other yet").wait_for()
    drawn.locator("#map").click(position=spot)
    drawn.wait_for_url("**/introductions?idea=*")
    assert a[1] in drawn.locator("article.card").first.inner_text()


def test_the_list_says_all_of_it_without_scripts(browser, demo):
    context = browser.new_context(java_script_enabled=False, storage_state=demo.storage_state())
    page = context.new_page()
    page.goto(f"{demo.origin}/map")
    page.locator("#map-beside [data-map-community]").first.click()
    page.locator("#map-beside [data-map-of]").first.click()
    assert page.locator("#map-beside h2").first.inner_text()
    assert page.get_by_role("heading", name="Knows", exact=True).is_visible()
    context.close()
