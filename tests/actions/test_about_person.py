"""A person's sheet."""

from otherward.actions.about_person import about_person
from otherward.actions.bring_in import bring_in
from otherward.example import HERE, example
from otherward.opening import open_book


def test_what_is_still_to_come_is_no_history(tmp_path):
    """Pilar and the user meet every week; next month's meeting has not been yet."""
    book, shown = open_book(tmp_path / "network.db"), example()
    bring_in(book, shown.folders, day=shown.today, base=HERE)
    pilar = next(one for one in book.people.all() if one.name == "Pilar Serrano")
    coming = [one for one in book.interactions_with(pilar.handles) if one.day and one.day > shown.today]
    assert coming
    sheet = about_person(book, pilar.id, day=shown.today)
    assert sheet.history
    assert all(one.day <= shown.today for one in sheet.history if one.day)
