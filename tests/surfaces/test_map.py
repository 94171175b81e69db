"""The map in a real browser: found, looked at, told in words, and its bridges opened."""

import re

import pytest

from tests.surfaces.conftest import press

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture
def drawn(page):
    page.goto(page.url.replace("/today", "/map"))
    page.locator("#map[data-drawn]").wait_for()
    page.evaluate("document.fonts.ready.then(() => 0)")  # which is when all names are written anew
    return page


def shown(page, name):
    """Whether something is painted on this sheet of the drawing."""
    return page.evaluate(
        """name => {
            const sheet = document.querySelector(`#map canvas.map-${name}`), copy = document.createElement("canvas");
            copy.width = sheet.width; copy.height = sheet.height;
            view.anew(); view.picture(performance.now());
            const pen = copy.getContext("2d");
            pen.drawImage(sheet, 0, 0);
            return pen.getImageData(0, 0, copy.width, copy.height).data.some((value, i) => i % 4 === 3 && value > 0);
        }""",
        name,
    )


def test_everybody_is_drawn_and_communities_are_named_in_words(drawn):
    people = drawn.evaluate("fetch('/map/drawing').then(a => a.json())")
    assert int(drawn.locator("#map").get_attribute("data-drawn")) == len(people["people"]) > 100
    assert all(shown(drawn, name) for name in ("lines", "people", "words"))
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
    drawn.locator("#map[data-drawn]").wait_for()
    drawn.wait_for_function("() => view.ratio < 1 && view.resting")
    spot = drawn.evaluate(
        "([a, b]) => along(bow(open().find(one => one.a.id === a[0] && one.b.id === b[0])), 0.5)",
        [a, b],
    )
    drawn.locator("#map").hover(position=spot)
    drawn.get_by_text("They do not know each other yet").wait_for()
    drawn.locator("#map").click(position=spot)
    drawn.wait_for_url("**/introductions?idea=*")
    assert a[1] in drawn.locator("article.card").first.inner_text()


def boxes(page):
    """Of each name on the map: left, top, right, low."""
    return page.evaluate(
        """() => { const pen = document.createElement("canvas").getContext("2d");
            return names.map(({ lines, x, y, high, font, align }) => {
                pen.font = font;
                const wide = Math.max(...lines.map(line => pen.measureText(line).width)), left = align === "center" ? x - wide / 2 : x;
                return [left, y - 0.75 * high, left + wide, y + 0.2 * high + (lines.length - 1) * high]; }); }"""
    )


@pytest.mark.parametrize("width", [1440, 360])
def test_no_name_crosses_another(drawn, width):
    """The whole map, nearer, and one person's part of it."""
    drawn.emulate_media(reduced_motion="reduce")
    drawn.set_viewport_size({"width": width, "height": 900})
    steps = ["show('')", "view.about(middle(), 3)", "view.about(middle(), 3)", "show(open()[0].a.id)"]
    for step in steps:
        drawn.evaluate(step)
        drawn.wait_for_function(
            "() => view.resting && view.words.for && same(view.words.for, view.at) && namedFor"
        )
        found = boxes(drawn)
        assert found or step == steps[2]
        for i, one in enumerate(found):
            for other in found[:i]:
                assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_nothing_is_painted_while_nothing_moves(drawn):
    drawn.wait_for_function("() => view.resting && !view.asked")
    assert (
        drawn.evaluate(
            """async () => { let pictures = 0; const once = view.picture; view.picture = function (now) { pictures += 1; once.call(this, now); };
            await new Promise(done => setTimeout(done, 600)); return pictures; }"""
        )
        == 0
    )


def test_a_slow_machine_carries_what_it_has_painted_and_paints_it_anew_at_rest(drawn):
    painted = drawn.evaluate(
        """async () => {
            const rest = async () => { do await new Promise(requestAnimationFrame); while (!view.resting || view.asked); };
            view.ease(3); view.measure = () => {};
            await rest();
            const whole = view.whole(), times = { moving: 0, rest: 0 };
            for (const sheet of view.sheets) { const paint = sheet.brush.paint; sheet.brush.paint = (...all) => { times[view.course ? "moving" : "rest"] += 1; paint.apply(sheet.brush, all); }; }
            await view.go({ ...whole, scale: whole.scale * 1.4 }, 300);
            const carried = view.people.canvas.style.transform;
            await rest();
            return { ...times, carried, after: view.people.canvas.style.transform };
        }"""
    )
    assert painted["moving"] == 0
    assert painted["rest"] == 3
    assert "scale(1.4" in painted["carried"]
    assert painted["after"] in ("none", "")


def test_without_webgl_it_is_painted_on_a_plain_canvas(browser, demo):
    context = browser.new_context(storage_state=demo.storage_state())
    context.add_init_script(
        """const usual = HTMLCanvasElement.prototype.getContext;
        HTMLCanvasElement.prototype.getContext = function (kind, ...all) { return kind === "webgl" ? null : usual.call(this, kind, ...all); };"""
    )
    page = context.new_page()
    page.goto(f"{demo.origin}/map")
    page.locator("#map[data-drawn]").wait_for()
    assert page.evaluate("view.people.brush instanceof Pen")
    assert all(shown(page, name) for name in ("lines", "people", "words"))
    context.close()


def test_dragging_moves_it_and_is_no_click(drawn):
    box = drawn.locator("#map").bounding_box()
    drawn.wait_for_function("() => view.resting")
    before = drawn.evaluate("view.at")
    drawn.mouse.move(box["x"] + 200, box["y"] + 200)
    drawn.mouse.down()
    drawn.mouse.move(box["x"] + 260, box["y"] + 230, steps=4)
    drawn.mouse.up()
    after = drawn.evaluate("view.at")
    assert (before["x"] - after["x"]) * after["scale"] == pytest.approx(60, abs=1)
    assert (after["y"] - before["y"]) * after["scale"] == pytest.approx(30, abs=1)
    assert "of=" not in drawn.url


def test_the_list_says_all_of_it_without_scripts(browser, demo):
    context = browser.new_context(java_script_enabled=False, storage_state=demo.storage_state())
    page = context.new_page()
    page.goto(f"{demo.origin}/map")
    press(page.locator("#map-beside [data-map-community]").first)
    press(page.locator("#map-beside [data-map-of]").first)
    assert page.locator("#map-beside h2").first.inner_text()
    assert page.get_by_role("heading", name="Knows", exact=True).is_visible()
    context.close()
