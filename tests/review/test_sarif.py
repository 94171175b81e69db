"""The SARIF output keeps the constraints of the SARIF 2.1.0 schema (OASIS Standard, 27 March 2020) on everything it uses."""

import jsonschema
import pytest

from otherward.review.draft import Draft, MessageKind
from otherward.review.reviewer import review
from otherward.review.sarif import sarif_json
from tests.review.written import written

TEXT = {"type": "string"}
WHERE = {"type": "integer", "minimum": -1, "default": -1}


def thing(required=(), **properties):
    """An object of the schema: of what we use all is described, and nothing else may stand in it."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(required),
        "properties": properties,
    }


def several(items, least=0, *, unique=False):
    return {"type": "array", "minItems": least, "uniqueItems": unique, "items": items}


MESSAGE = {**thing(text=TEXT), "anyOf": [{"required": ["text"]}, {"required": ["id"]}]}
MULTIFORMAT = thing(["text"], text=TEXT)
ARTIFACT_CONTENT = thing(text=TEXT)
ARTIFACT_LOCATION = thing(uri={"type": "string", "format": "uri-reference", "pattern": r"^[^\s\\]+$"})
REGION = thing(
    charOffset=WHERE,
    charLength={"type": "integer", "minimum": 0},
)
LOCATION = thing(physicalLocation=thing(artifactLocation=ARTIFACT_LOCATION, region=REGION))
REPLACEMENT = thing(["deletedRegion"], deletedRegion=REGION, insertedContent=ARTIFACT_CONTENT)
CHANGE = thing(
    ["artifactLocation", "replacements"],
    artifactLocation=ARTIFACT_LOCATION,
    replacements=several(REPLACEMENT, 1),
)
FIX = thing(["artifactChanges"], description=MESSAGE, artifactChanges=several(CHANGE, 1, unique=True))
RESULT = thing(
    ["message"],
    ruleId=TEXT,
    level={"enum": ["none", "note", "warning", "error"]},
    message=MESSAGE,
    locations=several(LOCATION),
    partialFingerprints={"type": "object", "additionalProperties": TEXT},
    fixes=several(FIX, unique=True),
    suppressions=several(thing(["kind"], kind={"enum": ["inSource", "external"]}), unique=True),
)
RULE = thing(["id"], id=TEXT, name=TEXT, shortDescription=MULTIFORMAT, help=MULTIFORMAT)
DRIVER = thing(["name"], name=TEXT, rules=several(RULE, unique=True))
RUN = thing(
    ["tool"],
    tool=thing(["driver"], driver=DRIVER),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    results=several(RESULT),
)
SCHEMA = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    **thing(
        ["version", "runs"],
        **{"$schema": {"type": "string", "format": "uri"}},
        version={"enum": ["2.1.0"]},
        runs=several(RUN),
    ),
}
VALID = jsonschema.Draft7Validator(SCHEMA)


@pytest.mark.parametrize(
    "path", ["draft.txt", "my drafts/to Ada & Bo.txt", "brief/naïve.txt", r"C:\drafts\a.txt", "-"]
)
def test_it_is_valid(path):
    body = "Hi Jo,\n\nPlease find my CV attached. Could you introduce me to the mayor? [[ok INT003]]\n\nSam"
    draft = Draft(body=body)
    VALID.validate(sarif_json(review(draft, meaning=False), draft, path))


def test_every_written_draft_gives_a_valid_document_whose_places_lie_in_it():
    for one in written("drafts-0[678].txt"):
        document = sarif_json(review(one.draft, meaning=False), one.draft, "draft.txt")
        VALID.validate(document)
        run = document["runs"][0]
        assert {result["ruleId"] for result in run["results"]} <= {
            rule["id"] for rule in run["tool"]["driver"]["rules"]
        }
        for result in run["results"]:
            if result["locations"][0]["physicalLocation"].get("region") is None:
                assert result["suppressions"]
                continue
            region = result["locations"][0]["physicalLocation"]["region"]
            assert region["charOffset"] >= 0
            assert region["charOffset"] + region["charLength"] <= len(one.draft.body)


def test_a_broken_document_is_seen():
    draft = Draft(body="Could you introduce me to the mayor?", kind=MessageKind.OUTREACH)
    document = sarif_json(review(draft, meaning=False), draft, "draft.txt")
    document["runs"][0]["results"][0]["level"] = "suggestion"
    with pytest.raises(jsonschema.ValidationError):
        VALID.validate(document)
