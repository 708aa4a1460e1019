"""The units that publish every ten minutes, as systemd reads them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from conftest import ROOT

UNITS = ROOT / "deploy" / "systemd"
_MOST_EXPOSED = 4.0
"""Of 10, as `systemd-analyze security` counts; a service that nobody confined has more than 9."""


def analyze(*arguments: str, units: Path = UNITS) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "SYSTEMD_UNIT_PATH": f"{units}:"}
    command = ["systemd-analyze", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def verified(units: Path) -> subprocess.CompletedProcess[str]:
    return analyze("verify", "--man=no", *map(str, sorted(units.iterdir())), units=units)


def test_systemd_takes_the_units(tmp_path: Path) -> None:
    found = verified(UNITS)
    assert (found.returncode, found.stderr) == (0, "")
    broken = Path(shutil.copytree(UNITS, tmp_path / "broken"))
    service = broken / "portal-publish.service"
    service.write_text(service.read_text(encoding="utf-8").replace("Type=oneshot", "Type=once"), encoding="utf-8")
    assert verified(broken).returncode != 0


def test_the_timer_is_due_every_ten_minutes_on_the_hour_too() -> None:
    (when,) = re.findall(r"OnCalendar=(.+)", (UNITS / "portal-publish.timer").read_text(encoding="utf-8"))
    said = analyze("calendar", "--iterations=7", "--base-time=2026-11-30 07:59:30 UTC", when).stdout
    assert re.findall(r"2026-11-30 (\d\d:\d\d:\d\d) UTC", said) == [
        "08:00:00",
        *(f"08:{minute}0:00" for minute in range(1, 6)),
        "09:00:00",
    ]


def test_the_service_may_do_little_on_the_machine() -> None:
    found = analyze("security", "--offline=true", f"--threshold={int(_MOST_EXPOSED * 10)}", "portal-publish.service")
    assert found.returncode == 0, found.stdout
