"""Which firms are in the same business is tried on the judgement's own examples, and keeps their people from being introduced."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from otherward.giving.introduction_rules import introduction_rule
from otherward.giving.judgement import judgement
from otherward.giving.same_business import in_one_business
from otherward.giving.situation import Situation
from otherward.network.affiliation import Affiliation
from otherward.network.network import Network
from otherward.network.offering import Offering
from otherward.network.organization import Organization
from otherward.network.person import Person
from otherward.network.source import Evidence, Source
from otherward.reading.company import CompanyReading, Strain


@pytest.mark.parametrize("pair", judgement("same_business")["fires"])
def test_it_fires_on_its_examples(pair):
    assert in_one_business(*pair)
    assert in_one_business(*reversed(pair))


@pytest.mark.parametrize("pair", judgement("same_business")["quiet"])
def test_it_leaves_its_counterexamples_alone(pair):
    assert not in_one_business(*pair)
    assert not in_one_business(*reversed(pair))


def works(name, firm, title):
    return Person(id=name, name=name, affiliations=(Affiliation(organization=firm, title=title),))


def situation(*people, offerings=(), organizations=()):
    network = Network(
        day=date(2026, 9, 14),
        people={one.id: one for one in people},
        offerings=offerings,
        organizations={one.id: one for one in organizations},
    )
    return Situation(network=network, embed=lambda texts: np.zeros((len(texts), 1)), said=lambda *_: [])


def test_two_firms_in_one_business_are_kept_apart_whatever_the_titles_and_it_says_why():
    ada, ivo = (
        works("Ada", "Cask Freight", "Head of Sales"),
        works("Ivo", "Hollow Hill Trucking", "Engineer"),
    )
    said = introduction_rule(situation(ada, ivo), ada, ivo)
    assert said == "Cask Freight and Hollow Hill Trucking are in the same business"


def test_what_a_firm_is_said_to_make_and_its_industry_tell_it_too():
    ada, ivo = works("Ada", "Cask & Daughters", "Head of Sales"), works("Ivo", "Fennel Ltd", "Engineer")
    evidence = Evidence(
        quote="We make corrugated boxes for fruit growers.", source=Source(path="", where="mail")
    )
    offers = Offering(id="o", holder="Ada", summary="boxes", evidence=evidence)
    packs = Organization(id="f", name="Fennel Ltd", industry="Packaging and containers")
    assert introduction_rule(situation(ada, ivo, offerings=(offers,)), ada, ivo) == ""
    told = situation(ada, ivo, offerings=(offers,), organizations=(packs,))
    assert "are in the same business" in introduction_rule(told, ada, ivo)


def test_colleagues_and_public_bodies_do_not_compete():
    ada, ivo = (
        works("Ada", "Cask Freight", "Head of Sales"),
        works("Ivo", "Cask Freight Ltd", "Engineer"),
    )
    assert "same business" not in introduction_rule(situation(ada, ivo), ada, ivo)


def test_a_companys_papers_tell_it_too():
    strain = Strain(
        quote="We make manikins in Fell, and orders wait.",
        source=Source(path="", where="a page"),
        document="d",
        page=1,
        start=0,
        departments=(("Operations", 2.0),),
    )
    ada, ivo = works("Ada", "Wren & Co", "Head of Sales"), works("Ivo", "SimuWest", "Engineer")
    told = situation(ada, ivo)
    assert introduction_rule(told, ada, ivo) == ""
    told = replace(
        situation(ada, ivo),
        company_readings=(CompanyReading(id="d", organization="Wren & Co", strains=(strain,)),),
    )
    assert "are in the same business" in introduction_rule(told, ada, ivo)
