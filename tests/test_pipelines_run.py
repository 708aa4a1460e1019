"""The pipelines for GitHub and Forgejo on act, from which Forgejo's runner is made: what runs after which event.

Here is no container, and the checkout is act's own: the images and the action are not tried.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from conftest import ROOT
from git_command import git

PIPELINES = ROOT / "deploy" / "pipelines"
ON_THIS_MACHINE = [
    f"--platform={label}=-self-hosted" for label in ("ubuntu-24.04", "self-hosted", "portal-web-server", "docker")
]
# Instead of the project's own rule: a portal that says what was asked of it.
MAKEFILE = """\
.venv/site.stamp:
\tmkdir -p .venv/bin
\tprintf '#!/bin/sh\\necho "$$@" >> {log}\\ntest ! -e broken\\n' > .venv/bin/portal
\tchmod +x .venv/bin/portal
\ttouch $@
"""


class Forge(NamedTuple):
    """A repository that a forge holds, what `portal` was called with, and where its server publishes."""

    repository: Path
    log: Path
    place: Path

    def after(self, event: str, payload: dict[str, object]) -> tuple[int, list[str]]:
        """Return the exit code of act and the calls of `portal`."""
        said = self.repository.parent / "event.json"
        said.write_text(json.dumps(payload), encoding="utf-8")
        home = self.repository.parent / "home"
        home.mkdir()
        environment = {
            "PATH": f"{home}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(home),
            "XDG_CACHE_HOME": str(home / "cache"),
            "XDG_CONFIG_HOME": str(home / "config"),
        }
        # The image of Forgejo's gate has a package to install; this machine has it.
        (home / "apt-get").write_text("#!/bin/sh\n", encoding="utf-8")
        (home / "apt-get").chmod(0o755)
        act = str(Path(sys.executable).with_name("act"))
        command = [act, event, f"--eventpath={said}", "--no-cache-server", *ON_THIS_MACHINE]
        done = subprocess.run(
            command,
            cwd=self.repository,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
        calls = self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []
        return done.returncode, calls


@pytest.fixture(params=["github.yml", "forgejo.yml"])
def forge(request: pytest.FixtureRequest, tmp_path: Path) -> Forge:
    repository, source, place = tmp_path / "repository", tmp_path / "source", tmp_path / "srv"
    text = (PIPELINES / request.param).read_text(encoding="utf-8")
    text = text.replace("/srv/portal-source", str(source)).replace("/srv/portal", str(place))
    # Act knows neither addresses of actions nor, without Docker, containers.
    text = text.replace("https://data.forgejo.org/", "").replace("    container:\n", "    env:\n")
    workflow = repository / ".github" / "workflows" / "portal.yml"
    workflow.parent.mkdir(parents=True)
    workflow.write_text(text, encoding="utf-8")
    log = tmp_path / "calls"
    (repository / "Makefile").write_text(MAKEFILE.format(log=log), encoding="utf-8")
    git(repository, "init", "--quiet", "--initial-branch=main")
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--message=one")
    git(tmp_path, "clone", "--quiet", str(repository), str(source))
    return Forge(repository, log, place)


def words(calls: list[str]) -> list[str]:
    return [call.split()[0] for call in calls]


def test_main_is_published_once_it_passed_the_gate(forge: Forge) -> None:
    code, calls = forge.after("push", {"ref": "refs/heads/main"})
    assert code == 0
    assert words(calls) == ["check", "publish"]
    assert calls[1] == f"publish --to {forge.place} --keep 10"


def test_what_the_gate_refuses_is_not_published(forge: Forge) -> None:
    (forge.repository / "broken").touch()
    git(forge.repository, "add", ".")
    git(forge.repository, "commit", "--quiet", "--message=broken")
    code, calls = forge.after("push", {"ref": "refs/heads/main"})
    assert code != 0
    assert words(calls) == ["check"]


def test_another_branch_goes_through_the_gate_alone(forge: Forge) -> None:
    git(forge.repository, "switch", "--quiet", "--create=bai-moi")
    git(forge.repository, "commit", "--quiet", "--allow-empty", "--message=two")
    code, calls = forge.after("push", {"ref": "refs/heads/bai-moi"})
    assert code == 0
    assert words(calls) == ["check"]


def test_a_proposed_change_goes_through_the_gate_alone(forge: Forge) -> None:
    code, calls = forge.after("pull_request", {"number": 7, "pull_request": {"number": 7, "base": {"ref": "main"}}})
    assert code == 0
    assert words(calls) == ["check"]


def test_the_clock_publishes_without_the_gate(forge: Forge) -> None:
    code, calls = forge.after("schedule", {"schedule": "*/10 * * * *"})
    assert code == 0
    assert words(calls) == ["publish"]
