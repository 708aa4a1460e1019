"""Outputs that are not deferred, made in processes: those of the plan are recalled, since most news changes none."""

from __future__ import annotations

import pickle
from functools import partial

from planportal.output import Output, Work
from planportal.pieces import Keep, recall
from planportal.processes import Started
from planportal.render import View, compile_templates, plan_work, work

__all__ = ["ReadyOutputs"]


class ReadyOutputs:
    """Their making, which goes on in other processes until the results are asked for."""

    def __init__(self, view: View, keep: Keep) -> None:
        self._key, self._keep, of_all = view.plan_key, keep, work(view)
        self._recalled = recall(keep, view.plan_key) if view.plan_key else None
        self._of_all = len(of_all)
        if self._recalled is None:
            compile_templates()
        self._started = Started(_outputs, of_all if self._recalled else [*of_all, *plan_work(view)])

    def results(self) -> list[Output]:
        """Wait for all of them; return them in the order of their paths."""
        made = self._started.results()
        of_plan = [output for some in made[self._of_all :] for output in some]
        if self._recalled:
            # Written below, into the project's own cache, which no version control takes in.
            of_plan = pickle.loads(self._recalled)  # noqa: S301
        elif self._key:
            self._keep(self._key, partial(pickle.dumps, of_plan))
        found = (output for some in made[: self._of_all] for output in some)
        return sorted([*found, *of_plan], key=lambda output: output.path)


def _outputs(make: Work) -> list[Output]:
    return list(make())
