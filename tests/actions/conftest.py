"""A newcomer's folder, small but real: files as the services export them."""

import json
import shutil
import subprocess
import sys
from datetime import date

import pytest

from otherward.actions.bring_in import bring_in
from otherward.cli.app import main
from otherward.opening import open_book

DAY = date(2026, 9, 14)

CONNECTIONS = """Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ana,Ruiz,https://www.linkedin.com/in/ana-ruiz-wms,,North Foods,Warehouse Manager,08 Feb 2026
Gus,"Okafor, MBA",https://www.linkedin.com/in/gus-okafor,,Clear Advisory,Consultant,01 Mar 2024
,,,,,,07 Jun 2026
"""
PROFILE = """First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers
Marie,Tharp,,,,Maps of what nobody sees,,Mapping,,,,,
"""
CARDS = """BEGIN:VCARD
VERSION:3.0
N:Ruiz;Ana;;;
FN:Ana Ruiz
EMAIL;TYPE=INTERNET:ana@northfoods.example
ORG:North Foods;
TEL;TYPE=CELL:+1 414 555 0101
UID:card-1
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Hill;Tom;;;
FN:Tom Hill
EMAIL;TYPE=INTERNET:tom@hill.example
UID:card-2
END:VCARD
"""
MAILS = """From ana@northfoods.example Tue Sep  1 09:00:00 2026
From: Ana Ruiz <ana@northfoods.example>
To: Marie Tharp <marie@tharp.example>
Subject: Our warehouse
Date: Tue, 01 Sep 2026 09:00:00 +0000
Message-ID: <one@northfoods.example>
Content-Type: text/plain; charset=utf-8

Hi Marie,

we are looking for an independent consultant who has done a warehouse system go-live before.

Ana

From marie@tharp.example Wed Sep  2 09:00:00 2026
From: Marie Tharp <marie@tharp.example>
To: Ana Ruiz <ana@northfoods.example>
Subject: Re: Our warehouse
Date: Wed, 02 Sep 2026 09:00:00 +0000
Message-ID: <two@tharp.example>
In-Reply-To: <one@northfoods.example>
References: <one@northfoods.example>
Content-Type: text/plain; charset=utf-8

Hi Ana,

I will send you my checklist for the go-live by Friday.

Marie

On Tue, 1 Sep 2026 at 09:00, Ana Ruiz wrote:
> we are looking for an independent consultant

From gus@clear.example Thu Sep  3 09:00:00 2026
From: Gus Okafor <gus@clear.example>
To: Marie Tharp <marie@tharp.example>
Subject: Free again
Date: Thu, 03 Sep 2026 09:00:00 +0000
Message-ID: <three@clear.example>
Content-Type: text/plain; charset=utf-8

Hello Marie,

I can help with a warehouse system go-live as an independent consultant, from October I have two free days a week.

Gus

From news@shop.example Thu Sep  3 10:00:00 2026
From: Shop News <news@shop.example>
To: marie@tharp.example
Subject: Looking for a bargain?
Date: Thu, 03 Sep 2026 10:00:00 +0000
Message-ID: <four@shop.example>
List-Unsubscribe: <https://shop.example/u>
Precedence: bulk
Content-Type: text/plain; charset=utf-8

We are looking for testers who need a new lamp.

"""


def write_newcomer(place):
    folder = place / "newcomer"
    (folder / "linkedin").mkdir(parents=True)
    (folder / "linkedin" / "Connections.csv").write_text(CONNECTIONS, encoding="utf-8")
    (folder / "linkedin" / "Profile.csv").write_text(PROFILE, encoding="utf-8")
    (folder / "contacts.vcf").write_text(CARDS.replace("\n", "\r\n"), encoding="utf-8", newline="")
    (folder / "archive.mbox").write_text(MAILS, encoding="utf-8")
    return folder


@pytest.fixture
def newcomer(tmp_path):
    return write_newcomer(tmp_path)


@pytest.fixture(scope="session")
def imported(tmp_path_factory):
    """The newcomer's network, brought in once."""
    place = tmp_path_factory.mktemp("imported")
    one = open_book(place / "network.db")
    bring_in(one, [write_newcomer(place)], day=DAY)
    one.close()
    return place / "network.db"


@pytest.fixture
def known(imported, network, capsys):
    """The command line on the newcomer's network, in this process: (exit code, JSON or text, errors)."""
    shutil.copy(imported, network)

    def run(*arguments, as_json=True, on=DAY):
        code = 0
        capsys.readouterr()
        try:
            main(
                [*map(str, arguments), "--network", str(network), "--on", on.isoformat()]
                + ["--json"] * as_json
            )
        except SystemExit as ended:
            code = ended.code
        out, errors = capsys.readouterr()
        return code, json.loads(out) if as_json and out else out, errors

    return run


@pytest.fixture
def network(tmp_path):
    return tmp_path / "network.db"


@pytest.fixture
def book(network):
    one = open_book(network)
    yield one
    one.close()


@pytest.fixture
def filled(book, newcomer):
    bring_in(book, [newcomer], day=DAY)
    return book


@pytest.fixture
def otherward(network):
    """The command line as a user runs it: (exit code, JSON or text, errors)."""

    def run(*arguments, as_json=True, stdin=None):
        command = [sys.executable, "-m", "otherward", *map(str, arguments)]
        if "--batch" not in arguments:
            command += ["--network", str(network), "--on", DAY.isoformat()]
        done = subprocess.run(
            command + (["--json"] if as_json else []),
            capture_output=True,
            text=True,
            check=False,
            input=stdin,
        )
        assert "Traceback" not in done.stderr
        told = (
            json.loads(done.stdout) if as_json and done.stdout and "--batch" not in arguments else done.stdout
        )
        return done.returncode, told, done.stderr

    return run
