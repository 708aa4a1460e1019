"""Outputs that are not deferred, made in processes: those of the plan are recalled, since most news changes none."""

from __future__ import annotations

import pickle
from functools import partial

from planportal.output import Output, Work
from planportal.pieces import Keep, keep_nothing, recall
from planportal.processes import Started
from planportal.render import View, compile_templates, feed_bodies, plan_work, work

__all__ = ["ReadyOutputs"]


class ReadyOutputs:
    """Their making, which goes on in other processes until the results are asked for."""

    def __init__(self, view: View, keep: Keep) -> None:
        self._key, self._keep = view.plan_key, keep
        self._recalled = recall(keep, view.plan_key) if view.plan_key else None
        of_plan: list[Work] = []
        ahead: list[Work] = []
        if self._recalled is None:
            compile_templates()
            of_plan = plan_work(view)
            ahead = [] if keep is keep_nothing else feed_bodies(view)
        works = [*ahead, *work(view), *of_plan]
        self._plan_from = len(works) - len(of_plan)
        self._started = Started(_outputs, works)

    def results(self) -> list[Output]:
        """Wait for all of them; return them in the order of their paths."""
        made = self._started.results()
        of_plan = [output for some in made[self._plan_from :] for output in some]
        if self._recalled:
            # Written below, into the project's own cache, which no version control takes in.
            of_plan = pickle.loads(self._recalled)  # noqa: S301
        elif self._key:
            self._keep(self._key, partial(pickle.dumps, of_plan))
        found = (output for some in made[: self._plan_from] for output in some)
        return sorted([*found, *of_plan], key=lambda output: output.path)


def _outputs(make: Work) -> list[Output]:
    return list(make())
