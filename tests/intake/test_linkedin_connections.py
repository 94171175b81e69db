"""Connections.csv of every era, language and re-save."""

import zipfile
from datetime import date

import pytest

from otherward.intake.brought import Passed
from otherward.intake.linkedin.names import clean
from otherward.network.record import Skipped

PREAMBLE = (
    'Notes:\n"When exporting your connection data, you may notice, ""some"" of the emails are missing."\n\n'
)
TODAY = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
OLD = "First Name,Last Name,Email Address,Company,Position,Connected On\n"


def test_the_export_of_today(bring, records, tmp_path) -> None:
    rows = (
        'Ada,"Example, PhD",https://www.linkedin.com/in/ada-example,,"Northwind, Inc.",Director of People,08 Feb 2026\n'
        ",,,,,,07 Jun 2026\n"
        "🔥 Bo,Mills 🔥,https://www.linkedin.com/in/bo,bo@x.example,Acme,,1 Mar 2020"
    )
    name, brought = bring(
        tmp_path, "Basic_LinkedInDataExport_02-28-2026/Connections.csv", PREAMBLE + TODAY + rows
    )
    ada, bo = records(brought)
    assert name == "LinkedIn connections"
    assert brought[1] == Passed(where="row 2", why="LinkedIn does not say who it is")
    assert (ada.display, ada.given, ada.family, ada.suffix) == ("Ada Example", "Ada", "Example", "PhD")
    assert (ada.organization, ada.title, ada.emails) == ("Northwind, Inc.", "Director of People", ())
    assert (ada.connected_on, ada.as_of) == (date(2026, 2, 8), date(2026, 2, 28))
    assert (bo.display, bo.source.index, bo.source.where) == ("Bo Mills", 3, "row 3")


def test_without_preamble_and_profile_address(bring, records, tmp_path) -> None:
    _, brought = bring(tmp_path, "x.csv", OLD + "Ada,Example,ada@x.example,Acme,Boss,08 Feb 2016\n")
    (ada,) = records(brought)
    assert (ada.emails, ada.profiles, ada.organization) == (("ada@x.example",), (), "Acme")


@pytest.mark.parametrize(
    "header",
    [
        "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am",
        "Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,En relation depuis",
        "Nombre,Apellidos,URL,Correo electrónico,Empresa,Cargo,Conectado el",
        "Nome,Cognome,URL,Indirizzo email,Azienda,Posizione,Collegato il",
        "Nome,Sobrenome,URL,Endereço de e-mail,Empresa,Cargo,Conectado em",
        "Voornaam,Achternaam,URL,E-mailadres,Bedrijf,Functie,Verbonden op",
    ],
)
def test_headers_of_other_languages(bring, records, tmp_path, header) -> None:
    row = "Ada,Example,https://www.linkedin.com/in/ada,,Acme,Boss,8 mars 2026\n"
    name, brought = bring(tmp_path, "Connections.csv", f"{header}\n{row}")
    (ada,) = records(brought)
    assert name == "LinkedIn connections"
    assert (ada.family, ada.organization, ada.title) == ("Example", "Acme", "Boss")
    assert ada.connected_on == date(2026, 3, 8)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("4-Apr-21", date(2021, 4, 4)),
        ("04/15/2021", date(2021, 4, 15)),
        ("15/04/2021", date(2021, 4, 15)),
        ("15.04.21", date(2021, 4, 15)),
    ],
)
def test_saved_again_by_a_spreadsheet(bring, records, tmp_path, written, meant) -> None:
    text = f"{TODAY}Ada,Example,https://www.linkedin.com/in/ada,,Acme,Boss,{written}\n,,,,,,\n".replace(
        "\n", "\r\n"
    ).replace(",", ";")
    _, brought = bring(tmp_path, "Connections.csv", b"\xef\xbb\xbf" + text.encode())
    (ada,) = records(brought)
    assert ada.connected_on == meant
    assert [type(one) for one in brought[1:]] == [Passed]


def test_shifted_rows_are_skipped_with_their_place_and_the_rest_goes_on(bring, records, tmp_path) -> None:
    rows = (
        "Ada,Example,https://www.linkedin.com/in/ada,,Northwind, Inc.,Director,08 Feb 2026\n"
        "https://www.linkedin.com/in/x,Bo,Mills,,Acme,Boss,08 Feb 2026\n"
        'Cy,"Never closed,https://www.linkedin.com/in/cy,,Acme,Boss,08 Feb 2026\n'
        "Di,Doe,https://www.linkedin.com/in/di,,Acme,Boss,08 Feb 2026\n"
    )
    _, brought = bring(tmp_path, "Connections.csv", TODAY + rows)
    assert [one.where for one in brought if isinstance(one, Skipped)] == ["row 1", "row 2"]
    assert [(r.given, r.source.index) for r in records(brought)] == [("Cy", 3), ("Di", 4)]


def test_the_same_row_has_the_same_identifier_and_repeats_have_their_own(bring, records, tmp_path) -> None:
    row = "Ada,Example,https://www.linkedin.com/in/ada,,Acme,Boss,08 Feb 2026\n"
    _, first = bring(tmp_path, "a.csv", TODAY + row + row)
    _, again = bring(tmp_path, "b_01-02-2026.csv", PREAMBLE + TODAY + row + row)
    _, changed = bring(tmp_path, "c.csv", TODAY + row.replace("Boss", "Chair"))
    ids = [r.id for r in records(first)]
    assert len(set(ids)) == 2
    assert ids == [r.id for r in records(again)]
    assert records(changed)[0].id not in ids


def test_a_header_without_rows_is_no_silent_success(bring, records, tmp_path) -> None:
    _, brought = bring(tmp_path, "Connections.csv", PREAMBLE + TODAY)
    assert [type(one) for one in brought] == [Skipped]


@pytest.mark.parametrize(
    ("given", "family", "meant"),
    [
        ("Ada", "Example, Ph.D., SHRM-CP", ("Ada", "Example", "Ph.D., SHRM-CP", "", "")),
        ("Ada", "Example MBA PMP", ("Ada", "Example", "MBA, PMP", "", "")),
        ("Ada", "Example, M.S. Ed, Lead Planner", ("Ada", "Example", "M.S. Ed, Lead Planner", "", "")),
        ("Minh", "Do", ("Minh", "Do", "", "", "")),
        ("Yo-Yo", "MA", ("Yo-Yo", "MA", "", "", "")),
        ("Elizabeth (Liz)", "Stone (Hale)", ("Elizabeth", "Stone", "", "Liz", "Hale")),
        ('Robert "Bo"', "Mills (he/him)", ("Robert", "Mills", "", "Bo", "")),
        ("𝗔𝗱𝗮 🎯", "O'Neil-Peña ✔", ("Ada", "O'Neil-Peña", "", "", "")),
        ("Ada", "Example Jr.", ("Ada", "Example", "Jr.", "", "")),
        ("李", "小龙", ("李", "小龙", "", "", "")),
    ],
)
def test_names_without_what_stands_around_them(given, family, meant) -> None:
    assert clean(given, family) == meant


def test_the_zip_itself(bring, records, tmp_path) -> None:
    from otherward.intake.brought import Circumstances
    from otherward.intake.entries import entries
    from otherward.intake.formats import recognize

    path = tmp_path / "Complete_LinkedInDataExport_03-04-2026.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr(
            "Connections.csv", TODAY + "Ada,Example,https://www.linkedin.com/in/ada,,Acme,Boss,08 Feb 2026\n"
        )
        packed.writestr("PhoneNumbers.csv", "Extension,Number,Type\n,+1 414 555 0100,Mobile\n")
    connections, numbers = entries([path])
    (ada,) = recognize(connections).read(
        connections, Circumstances(day=date(2026, 9, 14), exported=date(2026, 9, 1))
    )
    assert ada.as_of == date(2026, 3, 4)
    assert ada.source.path.endswith("03-04-2026.zip/Connections.csv")
    (own,) = recognize(numbers).read(numbers, Circumstances(day=date(2026, 9, 14)))
    assert own == Passed(where="row 1", why="LinkedIn: own phone numbers")
