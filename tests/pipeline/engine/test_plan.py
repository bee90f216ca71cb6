from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import UsageError
from onrecord.pipeline.engine.plan import read_plan

GOOD = 'inputs = ["articles"]\noutput = "out"\n'


def _plan(folder: Path, text: str) -> Path:
    path = folder / "plan.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_plan_names_paths_from_its_own_folder(tmp_path: Path) -> None:
    plan = read_plan(
        _plan(tmp_path, 'inputs = ["articles", "s3://bucket/one.warc.gz"]\noutput = "out"\n[local]\njobs = 3\nmemory_gb = 1.5\n')
    )
    assert plan.inputs == (str(tmp_path / "articles"), "s3://bucket/one.warc.gz")
    assert plan.output == tmp_path / "out"
    assert (plan.jobs, plan.memory) == (3, 1_500_000_000)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("inputs = [", "not TOML"),
        ('output = "out"\n', "inputs"),
        ('inputs = ["a"]\n', "output"),
        ('inputs = "a"\noutput = "out"\n', "inputs"),
        ('inputs = []\noutput = "out"\n', "inputs"),
        ('inputs = [1]\noutput = "out"\n', "inputs"),
        ('inputs = ["a"]\noutput = 3\n', "output"),
        (GOOD + 'reeder = "rules"\n', "reeder"),
        (GOOD + 'reader = "magic"\n', "reader"),
        (GOOD + "partitions = 0\n", "partitions"),
        (GOOD + "partitions = 1.5\n", "partitions"),
        (GOOD + "partitions = true\n", "partitions"),
        (GOOD + 'min_confidence = "high"\n', "min_confidence"),
        (GOOD + "min_confidence = 2\n", "min_confidence"),
        (GOOD + "seconds = 0\n", "seconds"),
        (GOOD + 'aliases = "none.jsonl"\n', "aliases"),
        (GOOD + 'judgements = ""\n', "judgements"),
        (GOOD + 'extends = "nowhere"\n', "extends"),
        (GOOD + 'local = "two"\n', "local"),
        (GOOD + "[local]\njobs = 0\n", "local.jobs"),
        (GOOD + '[local]\nmemory_gb = "all"\n', "local.memory_gb"),
        (GOOD + "[local]\ncores = 2\n", "local.cores"),
        (GOOD + "[spark]\nmaster = 2\n", "spark.master"),
        (GOOD + "[spark]\nconf = 1\n", "spark.conf"),
        (GOOD + "[spark.conf]\n'spark.executor.cores' = 2\n", "spark.conf"),
    ],
)
def test_each_bad_field_is_named_with_a_remedy(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_plan(_plan(tmp_path, text))
    assert named in caught.value.what
    assert caught.value.remedy
    assert caught.value.where.endswith("plan.toml")


def test_a_plan_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_plan(tmp_path / "none.toml")
