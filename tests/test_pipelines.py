"""The pipelines for GitLab, GitHub and Forgejo: as the forges' own schemas have them, and their commands run."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from articles_in_tmp import article_text
from conftest import ROOT
from git_command import git

PIPELINES = ROOT / "deploy" / "pipelines"
# Forgejo reads GitHub's workflows.
SCHEMAS = {
    "gitlab-ci.yml": "vendor.gitlab-ci",
    "github.yml": "vendor.github-workflows",
    "forgejo.yml": "vendor.github-workflows",
}
INSTALLING = "make .venv/site.stamp"
# What the image of Forgejo's gate lacks; `make trial` installs the same on a new Debian.
DEBIAN_S_VENV = "apt-get update --quiet && apt-get install --quiet --yes python3-venv"
PLACE = "/srv/portal"
# The clone of deploy/RUNBOOK.md on the web server.
SOURCE = "/srv/portal-source"
Jobs = dict[str, dict[str, Any]]


def jobs_of(name: str) -> Jobs:
    read = yaml.safe_load((PIPELINES / name).read_text(encoding="utf-8"))
    jobs: Jobs = read.get("jobs", read)
    return {job: said for job, said in jobs.items() if isinstance(said, dict)}


def commands_of(job: dict[str, Any]) -> list[str]:
    return job.get("script") or [step["run"] for step in job["steps"] if "run" in step]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone in which all is installed already, with what was not committed yet."""
    clone = tmp_path / "clone"
    ignored = shutil.ignore_patterns(
        "__pycache__", ".git", ".venv", ".*cache", "site", "node_modules", "tests", "examples"
    )
    shutil.copytree(ROOT, clone, ignore=ignored)
    install_nothing(clone)
    return clone


def install_nothing(clone: Path) -> None:
    (clone / ".venv").mkdir()
    (clone / ".venv" / "bin").symlink_to(ROOT / ".venv" / "bin", target_is_directory=True)
    (clone / ".venv" / "site.stamp").touch()


def run(
    commands: list[str], folder: Path, *, moved: dict[str, Path] | None = None, sha: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run a job's commands in `folder` as a runner does, one after another, until one fails; `moved` are folders of the
    server that are elsewhere here."""
    script = "\n".join(["set -e", *commands])
    for address, here in (moved or {}).items():
        script = re.sub(rf"{re.escape(address)}(?=[ /]|$)", str(here), script, flags=re.MULTILINE)
    environment = {**os.environ, "PORTAL_CARDS": "0", "GITHUB_SHA": sha}
    command = ["bash", "-c", script]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_forge_understands_the_pipeline(name: str, tmp_path: Path) -> None:
    def verdict(file: Path) -> int:
        command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", SCHEMAS[name], str(file)]
        return subprocess.run(command, capture_output=True, check=False).returncode

    assert verdict(PIPELINES / name) == 0
    broken = tmp_path / name
    text = (PIPELINES / name).read_text(encoding="utf-8")
    broken.write_text(re.sub(r"(?m)^( +)(script|steps):", r"\1script-of-nobody:", text), encoding="utf-8")
    assert verdict(broken) != 0


@pytest.mark.parametrize("name", ["github.yml", "forgejo.yml"])
def test_nobody_else_gets_a_hand_on_the_pipeline(name: str, tmp_path: Path) -> None:
    """Actions are pinned by hash, no credential is left lying about, nothing of a change is run as a command."""

    def verdict(file: Path) -> int:
        command = [str(Path(sys.executable).with_name("zizmor")), "--offline", "--no-progress", "--quiet", str(file)]
        return subprocess.run(command, capture_output=True, check=False).returncode

    assert verdict(PIPELINES / name) == 0
    text = (PIPELINES / name).read_text(encoding="utf-8")
    pinned, rights = r"@[0-9a-f]{40}\b", r"(?m)^permissions:\n +contents: read\n"
    for what, loose in ((pinned, "@v6"), (rights, ""), ("contents: read", "contents: write")):
        broken = tmp_path / name
        broken.write_text(re.sub(what, loose, text), encoding="utf-8")
        assert verdict(broken) != 0, loose
    steps = [step for job in jobs_of(name).values() for step in job["steps"]]
    assert {step["with"]["persist-credentials"] for step in steps if "uses" in step} == {False}


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_change_goes_through_the_gate(name: str, clone: Path) -> None:
    gate = commands_of(jobs_of(name)["gate"])
    if name == "forgejo.yml":
        assert gate.pop(0) == DEBIAN_S_VENV
    assert gate[0] == INSTALLING
    sound = run(gate, clone)
    assert sound.returncode == 0, sound.stdout + sound.stderr
    (clone / "content/tin-tuc/2026/bai-hong.md").write_text(article_text(field=["trồng-trọt"]), encoding="utf-8")
    broken = run(gate, clone)
    assert broken.returncode != 0
    report = clone / "gate.json"
    said = report.read_text(encoding="utf-8") if report.exists() else broken.stdout
    assert "content/tin-tuc/2026/bai-hong.md" in said
    if report.exists():
        (fault,) = [one for one in json.loads(said) if one["severity"] != "info"]
        assert fault["location"] == {"path": "content/tin-tuc/2026/bai-hong.md", "lines": {"begin": 6}}


def test_main_is_published_by_the_same_commands_on_each_forge(clone: Path, tmp_path: Path) -> None:
    each = {name: commands_of(jobs_of(name)["publish"]) for name in SCHEMAS}
    assert each["gitlab-ci.yml"] == each["github.yml"]
    (in_the_clone,) = each["forgejo.yml"]
    assert in_the_clone.splitlines()[-2:] == each["github.yml"]
    assert each["github.yml"][0] == INSTALLING
    place = tmp_path / "srv"
    place.mkdir()
    done = run(each["github.yml"], clone, moved={PLACE: place})
    assert done.returncode == 0, done.stdout + done.stderr
    assert (place / "current" / "index.html").is_file()


def test_forgejo_publishes_what_passed_the_gate_and_never_what_is_older(clone: Path, tmp_path: Path) -> None:
    """Its runner's folder is gone after a job, so the job works in the server's own clone, where .cache/ stays."""
    (commands,) = commands_of(jobs_of("forgejo.yml")["publish"])
    origin, source, place = tmp_path / "origin.git", tmp_path / "source", tmp_path / "srv"
    place.mkdir()
    git(clone, "init", "--quiet", "--initial-branch=main")
    git(clone, "add", ".")
    git(clone, "commit", "--quiet", "--message=one")
    one = git(clone, "rev-parse", "HEAD")
    git(tmp_path, "clone", "--quiet", "--bare", str(clone), str(origin))
    git(tmp_path, "clone", "--quiet", str(origin), str(source))
    install_nothing(source)
    new = article_text(id="bai-moi", date="2026-11-20 08:00")
    (clone / "content/tin-tuc/2026/bai-moi.md").write_text(new, encoding="utf-8")
    git(clone, "add", ".")
    git(clone, "commit", "--quiet", "--message=two")
    git(clone, "push", "--quiet", str(origin), "main")
    two = git(clone, "rev-parse", "HEAD")
    elsewhere = tmp_path / "gone-after-the-job"
    elsewhere.mkdir()
    article = place / "current/tin-tuc/2026/bai-moi/index.html"
    for sha, head, published in ((one, one, False), (two, two, True), (one, two, True)):
        done = run([commands], elsewhere, moved={SOURCE: source, PLACE: place}, sha=sha)
        assert done.returncode == 0, done.stdout + done.stderr
        assert git(source, "rev-parse", "HEAD") == head
        assert article.is_file() == published
    assert not list(elsewhere.iterdir())


@pytest.mark.parametrize("name", ["gitlab-ci.yml", "github.yml"])
def test_the_server_keeps_what_is_not_in_git(name: str) -> None:
    publish = jobs_of(name)["publish"]
    if name == "gitlab-ci.yml":
        assert "x" not in publish["variables"]["GIT_CLEAN_FLAGS"]
    else:
        (checkout,) = [step for step in publish["steps"] if "checkout" in step.get("uses", "")]
        assert checkout["with"]["clean"] is False


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_server_publishes_main_alone_and_one_after_another(name: str) -> None:
    publish = jobs_of(name)["publish"]
    if name == "gitlab-ci.yml":
        assert publish["rules"] == [{"if": '$CI_COMMIT_BRANCH == "main"'}]
        assert publish["resource_group"]
    else:
        assert "github.ref == 'refs/heads/main'" in publish["if"]
        assert publish["concurrency"]


def test_gitlab_makes_one_pipeline_for_a_change() -> None:
    (rule,) = jobs_of("gitlab-ci.yml")["gate"]["rules"]
    # Not set in pipelines of merge requests, of which there would be one beside each of a branch.
    assert rule == {"if": '$CI_COMMIT_BRANCH && $CI_PIPELINE_SOURCE != "schedule"'}


@pytest.mark.parametrize("name", ["github.yml", "forgejo.yml"])
def test_an_article_of_a_later_hour_waits_ten_minutes_at_most(name: str) -> None:
    # YAML 1.1 reads `on` as true.
    when = yaml.safe_load((PIPELINES / name).read_text(encoding="utf-8"))[True]
    assert when["schedule"] == [{"cron": "*/10 * * * *"}]
    assert jobs_of(name)["gate"]["if"] == "github.event_name != 'schedule'"
    # A gate that did not run does not keep the server from publishing; one that failed does.
    assert "!failure()" in jobs_of(name)["publish"]["if"]
