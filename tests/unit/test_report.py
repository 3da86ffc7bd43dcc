"""benchmarks/report.py"""

import json

import pytest

from benchmarks.report import Figure, report


def test_ratio_above_its_limit_fails_the_benchmark(capsys: pytest.CaptureFixture[str]) -> None:
    assert report("store", [Figure("commit", "ms", 1.4, 1.0, 1.5)], as_json=False) == 0
    assert report("store", [Figure("commit", "ms", 1.6, 1.0, 1.5)], as_json=False) == 1
    assert "TOO MUCH" in capsys.readouterr().out


def test_rates_are_worse_when_they_are_smaller() -> None:
    assert Figure("commits", "1/s", 100, 200, 1.5, more_is_better=True).ratio == 2
    assert Figure("commits", "1/s", 200, 100, 1.5, more_is_better=True).holds


def test_figure_without_bound_only_informs(capsys: pytest.CaptureFixture[str]) -> None:
    assert report("store", [Figure("search", "ms", 12.5)], as_json=True) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["name"] == "store"
    assert told["machine"]
    assert told["figures"] == [
        {"what": "search", "unit": "ms", "ours": 12.5, "bound": None, "ratio": None, "limit": None}
    ]
