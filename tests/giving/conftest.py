"""The world of a test is its docstring."""

import inspect

import pytest

from tests.cast import World


@pytest.fixture
def world(request):
    text = inspect.cleandoc(request.function.__doc__)
    return World(text.split("\n\n", 1)[-1])
